using System.Globalization;
using System.Text;

namespace OrderKit.Tailoring;

/// <summary>Looks at text from outside. Every step is one pass, without patterns, so no text can make it hang.</summary>
internal static class TextCheck
{
    internal const int LengthMax = 1000;
    internal const int LinesMax = 100;
    internal const int AlphabetMax = 5000;

    /// <summary>The most UTF-16 code units of one character as a reader sees it: a family with skin tones takes 19.</summary>
    internal const int ElementMax = 32;

    private const int JoinerWithout = 0x200C;
    private const int Joiner = 0x200D;

    internal static bool IsUnicode(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Composed (NFC) with line feeds between lines; text that is no valid Unicode stays as it is.</summary>
    internal static string Normal(string text)
    {
        var lines = text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
        return IsUnicode(lines) ? Composition.Composed(lines) : lines;
    }

    internal static IEnumerable<InstructionFault> Faults(TailoringField.Text field, string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return [new(field.Name, InstructionFaultKind.Empty, "at least one visible character")];
        }

        // Far too long is said without looking further.
        if (given.Length > (long)(field.LengthMax + 1) * field.LinesMax * ElementMax)
        {
            return [TooLong(field)];
        }

        var text = Normal(given);
        return IsUnicode(text)
            ? LineFaults(field, text.Split('\n')).Concat(CharacterFaults(field, text))
            : [new(field.Name, InstructionFaultKind.BrokenText, "valid Unicode text")];
    }

    private static IEnumerable<InstructionFault> LineFaults(TailoringField.Text field, string[] lines)
    {
        if (lines.Length > field.LinesMax)
        {
            yield return new(field.Name, InstructionFaultKind.TooManyLines, FormattableString.Invariant($"at most {field.LinesMax} lines"));
        }

        if (lines.Any(line => IsTooLong(line, field.LengthMax)))
        {
            yield return TooLong(field);
        }
    }

    private static bool IsTooLong(string line, int lengthMax)
    {
        var rest = line.AsSpan();
        for (var elements = 0; !rest.IsEmpty; elements++)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            if (elements == lengthMax || length > ElementMax)
            {
                return true;
            }

            rest = rest[length..];
        }

        return false;
    }

    private static IEnumerable<InstructionFault> CharacterFaults(TailoringField.Text field, string text)
    {
        var alphabet = field.Alphabet is { } given ? Normal(given).EnumerateRunes().ToHashSet() : null;
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var isAllowed = rune.Value == '\n' || (IsPrinting(rune) || IsInnerJoiner(rune, before)) && alphabet?.Contains(rune) != false;
            if (!isAllowed)
            {
                yield return new(field.Name, InstructionFaultKind.CharacterNotAllowed, alphabet is null
                    ? "letters, digits, punctuation, symbols and spaces"
                    : $"the characters {field.Alphabet}");
                yield break;
            }

            before = rune;
        }
    }

    private static InstructionFault TooLong(TailoringField.Text field) =>
        new(field.Name, InstructionFaultKind.TooLong, FormattableString.Invariant($"at most {field.LengthMax} characters a line"));

    // Between two visible characters a joiner shapes them (scripts, emoji); elsewhere it is only invisible.
    private static bool IsInnerJoiner(Rune rune, Rune? before) =>
        rune.Value is Joiner or JoinerWithout && before is { } visible && visible.Value != ' ' && IsPrinting(visible);

    private static bool IsPrinting(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.OtherSymbol => true,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => false,
    };
}
