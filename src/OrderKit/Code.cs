using System.Buffers;

namespace OrderKit;

/// <summary>A short machine-readable word that a host chooses: a reason, a hold type, a stage, a trigger, a carrier, a delivery
/// option.</summary>
/// <remarks>Small letters a–z, digits and hyphens, 1 to 64 characters, first a letter or digit. The form is narrow on purpose: codes go
/// into events and logs, where names and addresses must never stand, and they are what a shop translates for its customers.</remarks>
public readonly record struct Code
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The longest code, in characters.</summary>
    public const int LengthMax = 64;

    /// <summary>Makes a code of the given text.</summary>
    /// <param name="value">1 to 64 characters of a–z, 0–9 and hyphen, first a letter or digit.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has another character.</exception>
    public Code(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Value = IsCode(value)
            ? value
            : throw new ArgumentException(
                $"A code is 1 to {LengthMax} characters of a-z, 0-9 and hyphen, first a letter or digit.", nameof(value));
    }

    /// <summary>The text of the code; null only in a default instance.</summary>
    public string Value { get; }

    /// <summary>Takes a text for a code, with the checks of the constructor.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException">The text is not a code.</exception>
    public static implicit operator Code(string value) => new(value);

    /// <summary>The text of the code.</summary>
    /// <returns>The text, or an empty string for a default instance.</returns>
    public override string ToString() => Value ?? "";

    private static bool IsCode(string value) => value.Length <= LengthMax && value[0] != '-' && !value.AsSpan().ContainsAnyExcept(Allowed);
}
