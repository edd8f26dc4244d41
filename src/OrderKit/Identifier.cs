using System.Runtime.CompilerServices;

namespace OrderKit;

/// <summary>What every id must look like, so that it is safe in a key, a file name, a URL and a log line.</summary>
internal static class Identifier
{
    internal const int LengthMax = 100;

    internal static string Require(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        if (value.Length > LengthMax)
        {
            throw new ArgumentException($"An id has at most {LengthMax} characters; this one has {value.Length}.", name);
        }

        // Nearly all are plain ASCII, of which everything that can be seen is good.
        if (!value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return value;
        }

        foreach (var character in value)
        {
            if (char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character))
            {
                throw new ArgumentException("An id has no white space, control characters or surrogates.", name);
            }
        }

        return value;
    }
}
