namespace OrderKit.Processes;

/// <summary>What went wrong, as a word that may be kept and shown: the kind of the exception, never its message, which may name a
/// person.</summary>
internal static class FaultWord
{
    internal static Code Of(Exception fault)
    {
        var name = fault.GetType().Name;
        name = name.EndsWith(nameof(Exception), StringComparison.Ordinal) ? name[..^nameof(Exception).Length] : name;
        var word = string.Concat(name.Where(char.IsAsciiLetterOrDigit).Take(Code.LengthMax / 2)
            .Select((letter, at) => at > 0 && char.IsAsciiLetterUpper(letter) ? $"-{Small(letter)}" : $"{Small(letter)}"));
        return word.Length > 0 ? word : "fault";
    }

    private static char Small(char letter) => char.ToLowerInvariant(letter);
}
