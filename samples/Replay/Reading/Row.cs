using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace OrderKit.Samples.Replay.Reading;

/// <summary>The row a file is at, read by the names of its columns. Valid until the next row.</summary>
internal sealed class Row(CsvReader reader, string[] columns, int[] places)
{
    private const int NameMax = 64;
    private const decimal AmountMax = 1_000_000_000_000m;
    private const NumberStyles AmountStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    private string lastTimeText = "";
    private Instant lastTime;

    /// <summary>The line of the file on which the row begins.</summary>
    internal long Number => reader.LineNumber;

    internal string Text(int column) => reader.GetString(places[column]);

    /// <summary>A text that names something: short enough and plain enough for an id of the engine, the spaces allowed aside.</summary>
    internal string Name(int column, bool spaces = false) =>
        Text(column) is { Length: > 0 and <= NameMax } text && text.AsSpan().Trim().Length == text.Length && IsPlain(text, spaces)
            ? text
            : throw Fault(column, $"a name (1 to {NameMax} characters, {(spaces ? "no space at either end" : "no space")})");

    internal int Integer(int column) =>
        Utf8Parser.TryParse(Bytes(column), out int value, out var read) && read == Bytes(column).Length
            && value is >= -Quantity.Max and <= Quantity.Max
            ? value
            : throw Fault(column, "a whole number");

    internal decimal Amount(int column) =>
        decimal.TryParse(Bytes(column), AmountStyle, CultureInfo.InvariantCulture, out var value)
            && value is >= -AmountMax and <= AmountMax
            ? value
            : throw Fault(column, "an amount");

    /// <summary>A wall-clock time read as UTC; null when the field is empty.</summary>
    internal Instant? Time(int column)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
        {
            return null;
        }

        // Rows sorted by time repeat it, so the last one is kept.
        if (!Ascii.Equals(bytes, lastTimeText))
        {
            var parsed = WallClock.Parse(Encoding.UTF8.GetString(bytes));
            lastTime = parsed.Success ? parsed.Value.InUtc().ToInstant() : throw Fault(column, "a time (yyyy-MM-dd HH:mm:ss)");
            lastTimeText = Encoding.UTF8.GetString(bytes);
        }

        return lastTime;
    }

    /// <summary>A day.</summary>
    internal LocalDate Date(int column) =>
        LocalDatePattern.Iso.Parse(Text(column)) is { Success: true, Value: var date } ? date : throw Fault(column, "a day (yyyy-MM-dd)");

    /// <summary>A time that must be there.</summary>
    internal Instant TimeOf(int column) => Time(column) ?? throw Fault(column, "a time (yyyy-MM-dd HH:mm:ss)");

    internal RowFaultException Fault(int column, string wanted) => new($"{columns[column]} is \"{Text(column)}\" and not {wanted}");

    private static bool IsPlain(string text, bool spaces)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) || char.IsSurrogate(letter) || (char.IsWhiteSpace(letter) && !(spaces && letter == ' ')))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<byte> Bytes(int column) => reader.GetSpan(places[column]);
}
