using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace OrderKit.Storing;

/// <summary>Writes members in the stored form. What is null, 0, false or empty is left out.</summary>
internal static class StoredWriting
{
    // Letters stay letters: nobody puts this into a web page, and people read it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Written<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        write(json, value);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, Unicode(name, text));
        }
    }

    internal static void Whole(this Utf8JsonWriter json, string name, long number)
    {
        if (number != 0)
        {
            json.WriteNumber(name, number);
        }
    }

    internal static void Flag(this Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, true);
        }
    }

    /// <summary>A number of which 0 says something else than nothing.</summary>
    internal static void Number(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    /// <summary>A flag of which no says something else than nothing.</summary>
    internal static void Answer(this Utf8JsonWriter json, string name, bool? answer)
    {
        if (answer is { } known)
        {
            json.WriteBoolean(name, known);
        }
    }

    internal static void Word<T>(this Utf8JsonWriter json, string name, T? value)
        where T : struct, Enum =>
        json.Text(name, value is { } known ? Words<T>.Of(known) : null);

    internal static void Time(this Utf8JsonWriter json, string name, Instant? time) =>
        json.Text(name, time is { } known ? InstantPattern.ExtendedIso.Format(known) : null);

    internal static void Date(this Utf8JsonWriter json, string name, LocalDate? date) =>
        json.Text(name, date is { } known ? LocalDatePattern.Iso.Format(known.WithCalendar(CalendarSystem.Iso)) : null);

    internal static void Length(this Utf8JsonWriter json, string name, Duration? length) =>
        json.Text(name, length is { } known ? DurationPattern.JsonRoundtrip.Format(known) : null);

    // With the very decimals it was given, however it is shown.
    internal static void Money(this Utf8JsonWriter json, string name, Money? money) => json.Text(
        name, money is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Amount} {known.Currency}") : null);

    internal static void Object<T>(this Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            json.WriteStartObject(name);
            write(json, value);
            json.WriteEndObject();
        }
    }

    internal static void Texts(this Utf8JsonWriter json, string name, ValueList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts.AsSpan())
        {
            json.WriteStringValue(Unicode(name, text));
        }

        json.WriteEndArray();
    }

    /// <summary>When it happened: left out where that is when it was recorded.</summary>
    internal static void Occurred(this Utf8JsonWriter json, Instant recordedAt, Instant? occurredAt)
    {
        if (occurredAt is null)
        {
            json.Text("occurred", "unknown");
        }
        else if (occurredAt != recordedAt)
        {
            json.Time("occurred", occurredAt);
        }
    }

    internal static void List<T>(this Utf8JsonWriter json, string name, ValueList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items.AsSpan())
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Unicode(string name, string text) => IsUnicode(text)
        ? text
        : throw new ArgumentException($"The text of {name} has half a surrogate pair and cannot be stored.", nameof(text));

    private static bool IsUnicode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return true;
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }
        }

        return true;
    }
}
