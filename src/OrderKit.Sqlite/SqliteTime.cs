using NodaTime;
using NodaTime.Text;

namespace OrderKit.Sqlite;

/// <summary>Moments as texts of one length, so that they are ordered as texts; from year 0 to 9999, to the nanosecond.</summary>
internal static class SqliteTime
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffffff'Z'");

    internal static string Of(Instant moment) => Pattern.Format(moment);

    internal static Instant Read(string text) =>
        Pattern.Parse(text) is { Success: true, Value: var moment }
            ? moment
            : throw new InvalidOrderDataException("A stored moment is none.");
}
