using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OrderKit.Orders;
using OrderKit.Storing;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>Puts faults into stored texts.</summary>
public static partial class Spoiled
{
    private static readonly string[] Events = [.. StoredSamples.All.Select(StoredGoldenTests.Text)];

    private static readonly Order Life = Sample.Take(
        Sample.Take(Sample.Confirmed(Sample.Line(1, 3), Sample.Line(2, 1, "CUP")),
            new OrderCommand.ReportShipped(Sample.Id, Sample.Command("s"), Sample.S1, [new(1, 2)], null), 2),
        new OrderCommand.Hold(Sample.Id, Sample.Command("h"), "manual", "look"), 3);

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "2", "1.50", "1e5", "1e400", "-0", "2147483647", "2147483648", "9223372036854775807",
        "1000000000", "\"\"", "\"x\"", "\"SO-1\"", "\"1.50 SEK\"", "\"79228162514264337593543950335 EUR\"", "\"later-word\"", "\"open\"",
        "\"shipped\"", "\"2026-03-02T09:00:00.5Z\"", "\"9999-12-31T23:59:59.999999999Z\"", "\"-9998-01-01T00:00:00Z\"", "\"unknown\"",
        "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]", "[{}]",
        "[{\"line\":1,\"units\":2,\"from\":\"shipped\",\"to\":\"open\"}]",
        "{\"moves\":[]}",
    ];

    private static readonly string[] Names =
    [
        "order", "version", "kind", "data", "status", "recorded", "occurred", "command", "content", "form", "line", "units", "moves",
        "from", "to", "shipment", "later", "reason", "action", "actions", "change", "due", "terms", "field", "amount", "\\u006forder", "",
    ];

    public static Arbitrary<SpoiledBytes> Bytes() =>
        Arb.From(from text in Gen.Elements(Events) from spoiled in InBytes(text) select new SpoiledBytes(spoiled));

    public static Arbitrary<SpoiledMembers> Members() =>
        Arb.From(
            from text in Gen.Elements(Events)
            from spoiled in InMembers(text)
            select new SpoiledMembers(Encoding.UTF8.GetBytes(spoiled)));

    public static Arbitrary<SpoiledOrder> Orders()
    {
        var text = Encoding.UTF8.GetString(StoredOrder.Write(Life));
        var members = InMembers(text).Select(Encoding.UTF8.GetBytes);
        return Arb.From(Gen.OneOf(InBytes(text), members).Select(spoiled => new SpoiledOrder(spoiled)));
    }

    public static Arbitrary<SpoiledList> Lists()
    {
        var texts = StoredWaitingSamples.All.Select(list => Encoding.UTF8.GetString(StoredWaitingList.Write(list))).ToArray();
        return Arb.From(
            from text in Gen.Elements(texts)
            from spoiled in Gen.OneOf(InBytes(text), InMembers(text).Select(Encoding.UTF8.GetBytes))
            select new SpoiledList(spoiled));
    }

    /// <summary>An order to which an event of this version may come next; null before the first.</summary>
    internal static Order? Before(long version) => version == 1 ? null : Life with { Version = version - 1 };

    private static Gen<byte[]> InBytes(string text) =>
        from count in Gen.Choose(1, 3)
        from faults in Gen.CollectToList(Enumerable.Range(0, count), _ => ByteFault())
        select faults.Aggregate(Encoding.UTF8.GetBytes(text), (bytes, fault) => bytes.Length == 0 ? bytes : fault(bytes));

    private static Gen<Func<byte[], byte[]>> ByteFault() =>
        from at in Gen.Choose(0, int.MaxValue)
        from length in Gen.Choose(1, 12)
        from put in Gen.OneOf(Gen.Choose(32, 126), Gen.Choose(0, 255), Gen.Elements<int>([.. "{}[]\",:\\0123456789e.-"]))
        from way in Gen.Elements(0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 4)
        select (Func<byte[], byte[]>)(bytes => Spoil(bytes, at % bytes.Length, length, (byte)put, way));

    private static byte[] Spoil(byte[] bytes, int at, int length, byte put, int way)
    {
        var end = Math.Min(bytes.Length, at + length);
        return way switch
        {
            0 => [.. bytes[..at], put, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            3 => bytes[..at],
            _ => [.. bytes[..at], put, .. bytes[at..]],
        };
    }

    private static Gen<string> InMembers(string text) =>
        from count in Gen.Choose(1, 3)
        from faults in Gen.CollectToList(Enumerable.Range(0, count), _ => MemberFault())
        select faults.Aggregate(text, (spoiled, fault) => fault(spoiled));

    private static Gen<Func<string, string>> MemberFault() =>
        from at in Gen.Choose(0, int.MaxValue)
        from value in Gen.Elements(Values)
        from name in Gen.Elements(Names)
        from way in Gen.Choose(0, 3)
        select (Func<string, string>)(text => way switch
        {
            0 => Exchange(Value(), text, at, value),
            1 => Exchange(Name(), text, at, $"\"{name}\":"),
            2 => Exchange(Opening(), text, at, $"{{\"{name}\":{value},"),
            _ => Exchange(Member(), text, at, ""),
        });

    private static string Exchange(Regex what, string text, int at, string by)
    {
        var found = what.Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var match = found[at % found.Count];
        return text[..match.Index] + by + text[(match.Index + match.Length)..];
    }

    [GeneratedRegex("""(?<=:)("(\\.|[^"\\])*"|[0-9.eE+-]+|true|false|null)""")]
    private static partial Regex Value();

    [GeneratedRegex("\"[^\"]*\":")]
    private static partial Regex Name();

    [GeneratedRegex("""\{(?=")""")]
    private static partial Regex Opening();

    [GeneratedRegex("""("[^"]*":("(\\.|[^"\\])*"|[0-9.]+|true|false),|,"[^"]*":("(\\.|[^"\\])*"|[0-9.]+|true|false)(?=\}))""")]
    private static partial Regex Member();
}
