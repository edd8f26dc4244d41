using System.Text;
using OrderKit.Orders;
using OrderKit.Storing;
using static OrderKit.Tests.Storing.LaterVersion;

namespace OrderKit.Tests.Storing;

/// <summary>Spoiled texts: always the one exception, always quickly, never a word of what they hold.</summary>
public sealed class StoredHostileTests
{
    private static readonly RecordedEvent Placed = StoredSamples.All[0];

    private static readonly (string Name, Func<byte[]> Text)[] Cases =
    [
        ("empty", () => []),
        ("no JSON", () => Bytes("Secret-Person")),
        ("truncated", () => StoredEvent.Write(Placed)[..^40]),
        ("two values", () => [.. StoredEvent.Write(Placed), .. "{}"u8]),
        ("a byte order mark", () => [0xEF, 0xBB, 0xBF, .. StoredEvent.Write(Placed)]),
        ("no UTF-8", () => [.. Bytes("{\"order\":\"Secret-Person"), 0xC3, 0x28, .. "\"}"u8]),
        ("null", () => Bytes("null")),
        ("a list", () => Bytes("[]")),
        ("a million brackets", () => Bytes(new string('[', 1_000_000))),
        ("deep objects", () => Bytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))),
        ("deep unknown member", () => Replaced(Placed, "{\"order\"", $"{{\"x\":{new string('[', 80)}{new string(']', 80)},\"order\"")),
        ("twice the same member", () => Replaced(Placed, "\"kind\"", "\"version\":1,\"kind\"")),
        ("twice the same, once escaped", () => Replaced(Placed, "\"kind\"", "\"\\u0076ersion\":1,\"kind\"")),
        ("half a pair in a name", () => Replaced(Placed, "\"kind\"", "\"\\ud800\":1,\"kind\"")),
        ("half a pair in a value", () => Replaced(Placed, "\"service\":\"19\"", "\"service\":\"\\ud800\"")),
        ("order as a number", () => Replaced(Placed, "\"order\":\"SO-1\"", "\"order\":1")),
        ("order missing", () => Replaced(Placed, "\"order\":\"SO-1\",", "")),
        ("overlong id", () => Replaced(Placed, "SO-1", new string('S', 101))),
        ("id with a blank", () => Replaced(Placed, "SO-1", "Secret Person")),
        ("version 0", () => Replaced(Placed, "\"version\":1", "\"version\":0")),
        ("version too large", () => Replaced(Placed, "\"version\":1", "\"version\":9007199254740992")),
        ("version as a fraction", () => Replaced(Placed, "\"version\":1", "\"version\":1.5")),
        ("a huge exponent", () => Replaced(Placed, "\"version\":1", "\"version\":1e999999999")),
        ("a huge number", () => Replaced(Placed, "\"version\":1", $"\"version\":{new string('9', 100_000)}")),
        ("a rate no decimal holds", () => Replaced(Placed, "0.250", "0.25000000000000000000000000000001")),
        ("a rate with an exponent", () => Replaced(Placed, "0.250", "25e-2")),
        ("an amount without currency", () => Replaced(Placed, "\"129.50 SEK\"", "\"129.50\"")),
        ("an amount as a number", () => Replaced(Placed, "\"129.50 SEK\"", "129.50")),
        ("an amount no decimal holds", () => Replaced(Placed, "129.50 SEK", $"{new string('9', 40)} SEK")),
        ("units below zero", () => Replaced(Placed, "\"units\":3", "\"units\":-3")),
        ("units above the most", () => Replaced(Placed, "\"units\":3", "\"units\":1000000001")),
        ("more backordered than ordered", () => Replaced(Placed, "\"backordered\":1", "\"backordered\":4")),
        ("line 0", () => Replaced(Placed, "\"line\":1,", "\"line\":0,")),
        ("lines as an object", () => Bytes("""{"order":"SO-1","version":1,"kind":"placed","data":{"currency":"SEK","lines":{}}}""")),
        ("data as a text", () => Bytes("""{"order":"SO-1","version":1,"kind":"placed","data":"Secret-Person"}""")),
        ("no data", () => Bytes("""{"order":"SO-1","version":1,"kind":"placed"}""")),
        ("kind no code", () => Replaced(Placed, "\"kind\":\"placed\"", "\"kind\":\"Secret-Person\"")),
        ("no such day", () => Replaced(Placed, "2026-03-05", "2026-02-30")),
        ("no such time", () => Replaced(Placed, "\"recorded\":\"2026-03-02T09:00:00Z\"", "\"recorded\":\"2026-03-02T25:00:00Z\"")),
        ("a year too far", () => Replaced(Placed, "\"recorded\":\"2026", "\"recorded\":\"99999")),
        ("content too short", () => Replaced(Placed, "\"content\":\"01", "\"content\":\"1")),
        ("flag as a text", () => Replaced(Placed, "\"notShipped\":true", "\"notShipped\":\"yes\"")),
        ("form as a text", () => Replaced(Placed, "{\"order\"", "{\"form\":\"1\",\"order\"")),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spoiled_text_is_refused_without_a_word_of_it(string name)
    {
        var text = Cases.Single(c => c.Name == name).Text();

        var fault = Assert.Throws<InvalidOrderDataException>(() => StoredEvent.Read(text));

        Assert.DoesNotContain("Secret", fault.ToString(), StringComparison.Ordinal);
        Assert.InRange(fault.Message.Length, 20, 250);
    }

    [Fact]
    public void The_exception_names_order_and_version_and_the_member_at_fault()
    {
        var fault = Assert.Throws<InvalidOrderDataException>(() =>
            StoredEvent.Read(Replaced(Placed, "\"units\":3", "\"units\":\"three\"")));

        Assert.Equal(
            "A stored event of order SO-1, version 1: it has a member data.lines.units that is no whole number from 0 to 1000000000.",
            fault.Message);
    }

    [Fact]
    public void A_truncated_text_still_names_its_order_and_version()
    {
        var fault = Assert.Throws<InvalidOrderDataException>(() =>
            StoredEvent.Read(StoredEvent.Write(Placed).AsMemory()[..^40]));

        Assert.StartsWith(
            "A stored event of order SO-1, version 1: it is not the JSON it should be", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_written()
    {
        var placed = (OrderEvent.Placed)Placed.Event;

        Assert.Throws<ArgumentException>(() =>
            StoredEvent.Write(Placed with { Event = placed with { Delivery = placed.Delivery! with { Service = "\ud800" } } }));
    }

    [Theory]
    [InlineData("129.50")]
    [InlineData("0.00")]
    [InlineData("-1.2300")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Amounts_keep_their_scale(string amount)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "SEK");
        var recorded = StoredSamples.Recorded(new OrderEvent.Authorised(money), 2, null);

        var stored = StoredEvent.Write(recorded);
        var read = ((OrderEvent.Authorised)StoredEvent.Read(stored).Event).Amount;

        Assert.Contains($"\"{amount} SEK\"", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(amount, read.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
