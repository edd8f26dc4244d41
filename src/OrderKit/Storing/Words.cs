using System.Text;

namespace OrderKit.Storing;

/// <summary>The words by which the values of an enumeration are stored: small letters with hyphens, as in <c>in-tailoring</c>.</summary>
/// <remarks>They follow from the names in the code; a test keeps the list, so renaming a value does not rename what is stored.</remarks>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => Word($"{value}"));

    private static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    internal static string Of(T value) =>
        ByValue.TryGetValue(value, out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{typeof(T).Name} has no such value.");

    internal static T? Find(string word) => ByWord.TryGetValue(word, out var value) ? value : null;

    private static string Word(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
