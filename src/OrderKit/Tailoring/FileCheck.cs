using System.Globalization;
using System.Text;

namespace OrderKit.Tailoring;

/// <summary>Looks at a file reference from outside.</summary>
internal static class FileCheck
{
    private const int NameMax = 255;
    private const int HashDigits = 64;

    internal static IEnumerable<InstructionFault> Faults(TailoringField.File field, InstructionValue.File file)
    {
        if (!IsFileName(file.Name))
        {
            yield return new(field.Name, InstructionFaultKind.BadFileName,
                FormattableString.Invariant($"a file name of 1 to {NameMax} visible characters, without a path"));
        }

        if (!field.MediaTypes.Contains(file.MediaType, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(field.Name, InstructionFaultKind.MediaTypeNotAllowed, string.Join(", ", field.MediaTypes));
        }

        if (file.Size < 1)
        {
            yield return new(field.Name, InstructionFaultKind.TooSmall, "at least 1 byte");
        }

        if (file.Size > field.SizeMax)
        {
            yield return new(field.Name, InstructionFaultKind.TooLarge, FormattableString.Invariant($"at most {field.SizeMax} bytes"));
        }

        if (file.Sha256 is not { Length: HashDigits } hash || !hash.All(char.IsAsciiHexDigit))
        {
            yield return new(field.Name, InstructionFaultKind.BadHash, "a SHA-256 in 64 hexadecimal digits");
        }
    }

    // RFC 6838, section 4.2: restricted names, at most 127 characters each.
    internal static bool IsMediaType(string? text) =>
        text?.Split('/') is [var type, var subtype] && IsRestrictedName(type) && IsRestrictedName(subtype);

    private static bool IsRestrictedName(string text) =>
        text.Length is > 0 and <= 127 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$&-^_.+".Contains(c, StringComparison.Ordinal));

    private static bool IsFileName(string? name) =>
        name is { Length: > 0 and <= NameMax } && name is not ("." or "..") && !string.IsNullOrWhiteSpace(name)
        && TextCheck.IsUnicode(name) && name.EnumerateRunes().All(IsOfAName);

    private static bool IsOfAName(Rune rune) =>
        rune.Value is not ('/' or '\\' or ':')
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
