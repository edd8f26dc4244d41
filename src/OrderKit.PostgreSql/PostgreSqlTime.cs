using NodaTime;
using NodaTime.Text;

namespace OrderKit.PostgreSql;

/// <summary>Moments as texts of one length, so that they are ordered as texts; from year 0 to 9999, to the nanosecond, which PostgreSQL's
/// own type does not keep.</summary>
internal static class PostgreSqlTime
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffffff'Z'");

    internal static string Of(Instant moment) => Pattern.Format(moment);

    internal static Instant Read(string text) =>
        Pattern.Parse(text) is { Success: true, Value: var moment }
            ? moment
            : throw new InvalidOrderDataException("A stored moment is none.");
}
