using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace OrderKit.Storing;

/// <summary>Reads members of the kinds that JSON knows and of the words everyone uses.</summary>
internal static class StoredMembers
{
    /// <summary>The largest number that every reader of JSON takes exactly: 2^53 − 1.</summary>
    internal const long WholeMax = 9_007_199_254_740_991;

    internal static string? TextOrNull(this StoredObject from, string name) =>
        from.Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } element => element.GetString(),
            _ => throw from.Fault(name, "is no text"),
        };

    internal static string Text(this StoredObject from, string name) => from.TextOrNull(name) ?? throw from.Missing(name);

    internal static ValueList<string> Texts(this StoredObject from, string name) =>
        from.Elements(name).Select(element => element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : throw from.Fault(name, "is no list of texts")).ToValueList();

    internal static T Made<T>(this StoredObject from, string name, Func<string, T> make)
        where T : struct =>
        from.MadeOrNull(name, make) ?? throw from.Missing(name);

    internal static T? MadeOrNull<T>(this StoredObject from, string name, Func<string, T> make)
        where T : struct =>
        from.TextOrNull(name) is { } text ? from.Make(name, text, make) : null;

    internal static T Make<T>(this StoredObject from, string name, string text, Func<string, T> make)
    {
        try
        {
            return make(text);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            throw from.Fault(name, "is not what it should be");
        }
    }

    internal static long? WholeOrNull(this StoredObject from, string name, long min, long max) =>
        from.Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } element when element.TryGetInt64(out var number) && number >= min && number <= max =>
                number,
            _ => throw from.Fault(name, $"is no whole number from {min} to {max}"),
        };

    internal static long Whole(this StoredObject from, string name, long min, long max) =>
        from.WholeOrNull(name, min, max) ?? throw from.Missing(name);

    /// <summary>A number that the host gave, whatever it is; 0 when it is not there.</summary>
    internal static int Given(this StoredObject from, string name) => from.GivenOrNull(name) ?? 0;

    internal static int? GivenOrNull(this StoredObject from, string name) => (int?)from.WholeOrNull(name, int.MinValue, int.MaxValue);

    internal static bool Flag(this StoredObject from, string name) => from.Answer(name) ?? false;

    internal static bool? Answer(this StoredObject from, string name) =>
        from.Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw from.Fault(name, "is neither true nor false"),
        };

    /// <summary>A word of an enumeration. One this version does not know is noted, and its value means nothing.</summary>
    internal static T Word<T>(this StoredObject from, string name)
        where T : struct, Enum =>
        from.WordOrNull<T>(name) ?? throw from.Missing(name);

    internal static T? WordOrNull<T>(this StoredObject from, string name)
        where T : struct, Enum
    {
        if (from.MadeOrNull(name, text => new Code(text)) is not { } word)
        {
            return null;
        }

        var value = Words<T>.Find(word.Value);
        from.Reading.HasUnknownWords |= value is null;
        return value ?? default(T);
    }

    /// <summary>A word of an enumeration without which nothing could be right.</summary>
    internal static T KnownWord<T>(this StoredObject from, string name)
        where T : struct, Enum =>
        Words<T>.Find(from.Text(name)) ?? throw from.Fault(name, "is a word this version does not know");

    internal static Duration? LengthOrNull(this StoredObject from, string name) =>
        from.TextOrNull(name) is { } text ? from.Parsed(name, text, DurationPattern.JsonRoundtrip) : null;

    internal static Instant? InstantOrNull(this StoredObject from, string name) =>
        from.TextOrNull(name) is { } text ? from.Parsed(name, text, InstantPattern.ExtendedIso) : null;

    internal static Instant Instant(this StoredObject from, string name) => from.InstantOrNull(name) ?? throw from.Missing(name);

    internal static LocalDate? DateOrNull(this StoredObject from, string name) =>
        from.TextOrNull(name) is { } text ? from.Parsed(name, text, LocalDatePattern.Iso) : null;

    internal static decimal Decimal(this StoredObject from, string name) => from.DecimalOrNull(name) ?? throw from.Missing(name);

    internal static decimal? DecimalOrNull(this StoredObject from, string name) =>
        from.Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } element => from.Make(name, element.GetRawText(), Exact),
            _ => throw from.Fault(name, "is no number"),
        };

    internal static Money? MoneyOrNull(this StoredObject from, string name) => from.MadeOrNull(name, ToMoney);

    internal static Money Money(this StoredObject from, string name) => from.Made(name, ToMoney);

    private static T Parsed<T>(this StoredObject from, string name, string text, IPattern<T> pattern) =>
        pattern.Parse(text) is { Success: true, Value: var value } ? value : throw from.Fault(name, "is no time, date or length of time");

    private static Money ToMoney(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space >= 0 ? new(Exact(text.AsSpan(0, space)), text[(space + 1)..]) : throw new FormatException();
    }

    private static decimal Exact(string text) => Exact(text.AsSpan());

    // The very digits, or none: a number that a decimal cannot hold as it stands would be another number.
    private static decimal Exact(ReadOnlySpan<char> text)
    {
        var number = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        Span<char> again = stackalloc char[32];
        return number.TryFormat(again, out var length, default, CultureInfo.InvariantCulture) && text.SequenceEqual(again[..length])
            ? number
            : throw new FormatException();
    }
}
