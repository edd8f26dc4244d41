using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Changes;

/// <summary>What a refused change says to a person: what was asked, what is possible, and what would make it so.</summary>
public sealed class ChangeWordsTests
{
    private const int TooMuch = 1_000_000_000;

    private static readonly Money Much = new(OrderCommand.PaymentReport.AmountMax + 1m, "SEK");

    // Said of an order of two mugs and a cup, confirmed.
    private static readonly Dictionary<string, (string Words, OrderChange[] Changes)> Rows = new()
    {
        ["nothing"] = ("a change says nothing | Say what is to be changed", []),
        ["twice"] = (
            "a change names one line or subject twice | Name each once",
            [new OrderChange.RemoveLine(1), new OrderChange.SetQuantity(1, 1, Sample.Line(1, 1).Price)]),
        ["added twice"] = (
            "a change names one line or subject twice | Name each once",
            [new OrderChange.AddLine(Sample.Line(3, 1)), new OrderChange.AddLine(Sample.Line(3, 1))]),
        ["receiver twice"] = (
            "a change names one line or subject twice | Name each once",
            [new OrderChange.SetRecipient("a"), new OrderChange.SetRecipient("b")]),
        ["instructions twice"] = (
            "a change names one line or subject twice | Name each once",
            [new OrderChange.Retailor(1, "a"), new OrderChange.Retailor(1, "b")]),
        ["no unit added"] = (
            "line 3 is to have no unit | Name at least one unit, or remove the line", [new OrderChange.AddLine(Sample.Line(3, 0))]),
        ["no unit"] = (
            "line 1 is to have no unit | Name at least one unit, or remove the line",
            [new OrderChange.SetQuantity(1, 0, Sample.Line(1, 1).Price)]),
        ["backordered"] = (
            "line 3 says what is backordered | Leave it 0: that is found out when the change is applied",
            [new OrderChange.AddLine(Sample.Line(3, 2, backordered: 1))]),
        ["foreign line"] = (
            "line 3 is not priced in the order's currency | Price it in SEK",
            [new OrderChange.AddLine(new(3, new("CUP"), 1, LinePrice.Of(new(1m, "EUR"), 1)))]),
        ["foreign price"] = (
            "line 1 is not priced in the order's currency | Price it in SEK",
            [new OrderChange.SetQuantity(1, 1, LinePrice.Of(new(1m, "EUR"), 1))]),
        ["foreign delivery"] = (
            "its delivery is to be priced in another currency | Price it in SEK",
            [new OrderChange.SetDelivery(new("home", Price: new(1m, "EUR")))]),
        ["dear line"] = (
            "line 3 is to cost more than an order can come to | Ask at most 1000000000000000 for it",
            [new OrderChange.AddLine(new(3, new("CUP"), 1, LinePrice.Of(Much, 1)))]),
        ["dear price"] = (
            "line 1 is to cost more than an order can come to | Ask at most 1000000000000000 for it",
            [new OrderChange.SetQuantity(1, 1, LinePrice.Of(Much, 1))]),
        ["dear delivery"] = (
            "its delivery is to cost more than an order can come to | Ask at most 1000000000000000 for it",
            [new OrderChange.SetDelivery(new("home", Price: Much))]),
        ["unknown line"] = ("it has no line 9 | Lines: 1, 2", [new OrderChange.RemoveLine(9)]),
        ["unknown quantity"] = ("it has no line 9 | Lines: 1, 2", [new OrderChange.SetQuantity(9, 1, Sample.Line(1, 1).Price)]),
        ["unknown instructions"] = ("it has no line 9 | Lines: 1, 2", [new OrderChange.Retailor(9, "second")]),
        ["the lowest first"] = ("line 3 is to have no unit | Name at least one unit, or remove the line",
            [new OrderChange.RemoveLine(9), new OrderChange.AddLine(Sample.Line(3, 0))]),
        ["unknown line twice"] = ("it has no line 9 | Lines: 1, 2", [new OrderChange.RemoveLine(9), new OrderChange.RemoveLine(9)]),
        ["too many units"] = (
            "it would have 1000000003 units | An order has at most 1000000000 units", [new OrderChange.AddLine(Sample.Line(3, TooMuch))]),
        ["known line"] = (
            "line 2 is to be added | Add it under a number the order does not have", [new OrderChange.AddLine(Sample.Line(2, 1))]),
        ["nothing left"] = (
            "nothing of it would be left | Cancel the order instead | Cancel",
            [new OrderChange.RemoveLine(1), new OrderChange.RemoveLine(2)]),
        ["not tailored"] = (
            "line 1 is sold as it is, so Retailor does not apply"
            + " | Add a line with instructions by a change, and take this one out | ProposeChange",
            [new OrderChange.Retailor(1, "second")]),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_that_cannot_be_says_this(string name)
    {
        var order = Story.Confirmed(Sample.Line(1, 2), Sample.Line(2, 1, "CUP"));
        var (words, changes) = Rows[name];
        Assert.Equal(words, Words(Preview(order, changes).Objections[0]));
    }

    [Fact]
    public void A_malformed_change_is_not_even_opened()
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        Assert.Equal("a change says nothing | Say what is to be changed", Words(Sample.Refused(order.Order, Propose(order))));
    }

    [Theory]
    [InlineData(-1, "a change is proposed for -1 hours | Propose it for more than 0 and at most 90 days")]
    [InlineData(0, "a change is proposed for 0 hours | Propose it for more than 0 and at most 90 days")]
    [InlineData(1, null)]
    [InlineData(2160, null)]
    [InlineData(2161, "a change is proposed for 2161 hours | Propose it for more than 0 and at most 90 days")]
    public void A_change_is_open_for_at_most_ninety_days(int hours, string? words)
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        var propose = Propose(order, new OrderChange.SetRecipient("receiver")) with { ValidFor = Duration.FromHours(hours) };
        var decision = OrderDecider.Decide(OrderRules.Default, order.Order, propose, Sample.At(9));
        Assert.Equal(words, decision.IsAccepted ? null : Words(decision.Refusal));
    }

    [Fact]
    public void Of_a_wrong_line_and_a_wrong_time_the_line_is_told_for_its_number_is_lower()
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        var propose = Propose(order, new OrderChange.RemoveLine(9)) with { ValidFor = Duration.Zero };
        Assert.Equal("it has no line 9 | Lines: 1", Words(Sample.Refused(order.Order, propose)));
    }

    [Fact]
    public void What_has_left_cannot_be_called_off_and_what_a_carrier_was_asked_for_goes_where_it_was_to_go()
    {
        var order = Story.Confirmed(Sample.Line(1, 5)).Shipped(3, 10, new("S9")).Ship(Sample.S1, 1).Ship(Sample.S2, 1);
        Assert.Equal(
            "line 1 is to have 2 units | 3 units have left; set at least those",
            Words(Preview(order, new OrderChange.SetQuantity(1, 2, Sample.Line(1, 2).Price)).Objections[0]));
        Assert.Equal(
            "the receiver is to change after shipment S1, S2 was asked for | Recall what has not left first"
            + " | Recall shipment S1, Recall shipment S2",
            Words(Preview(order, new OrderChange.SetRecipient("receiver")).Objections[0]));
        Assert.Equal(
            "the delivery is to change after shipment S1, S2 was asked for | Recall what has not left first"
            + " | Recall shipment S1, Recall shipment S2",
            Words(Preview(order, new OrderChange.SetDelivery(null)).Objections[0]));
    }

    [Fact]
    public void The_list_reads_well_to_a_person()
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        Assert.Equal(
            [
                "ProposeChange: yes",
                "ApplyChange: Order SO-1 is Confirmed; no change is open. Propose one first. [ProposeChange]",
                "WithdrawChange: Order SO-1 is Confirmed; no change is open. Propose one first. [ProposeChange]",
            ],
            Read(order, 9));

        order.Do(Propose(order, new OrderChange.SetRecipient("receiver"), new OrderChange.AddLine(Sample.Line(1, 1))));
        Assert.Equal(
            [
                "ProposeChange: Order SO-1 is Confirmed; change 1 is open until 2026-03-03T09:02:00Z. Apply or withdraw it first. "
                    + "[ApplyChange change 1, WithdrawChange change 1]",
                "ApplyChange: Order SO-1 is Confirmed; line 1 is to be added. Add it under a number the order does not have. []",
                "WithdrawChange: yes",
            ],
            Read(order, 9));

        Assert.Equal(
            [
                "ProposeChange: yes",
                "ApplyChange: Order SO-1 is Confirmed; change 1 could be applied until 2026-03-03T09:02:00Z. Propose it anew. "
                    + "[ProposeChange] | Order SO-1 is Confirmed; line 1 is to be added. Add it under a number the order does not have. []",
                "WithdrawChange: yes",
            ],
            Read(order, 9_000));

        order.Cancel();
        Assert.Equal(
            "ApplyChange: Order SO-1 is Cancelled; ApplyChange is not a move of this status. "
            + "Moves of this status: Release, Recall, Correct. []",
            Read(order, 9)[1].Split(" | ")[0]);
    }

    [Fact]
    public void Another_change_or_another_version_is_named()
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        order.Do(Propose(order, new OrderChange.SetRecipient("receiver")));
        var apply = new OrderCommand.ApplyChange(Sample.Id, order.Next(), 1, order.Order.Version, []);
        Assert.Equal("change 9 is not open | Change 1 is", Words(Sample.Refused(order.Order, apply with { Number = 9 })));
        Assert.Equal(
            "change 9 is not open | Change 1 is",
            Words(Sample.Refused(order.Order, new OrderCommand.WithdrawChange(Sample.Id, order.Next(), 9, "no"))));
        Assert.Equal(
            "the change was looked at in version 7 | Look again: it has version 3",
            Words(Sample.Refused(order.Order, apply with { Version = 7 })));
        Assert.Equal(
            "change 9 is not open | Propose one first | ProposeChange",
            Words(Sample.Refused(Story.Confirmed(Sample.Line(1, 2)).Order, apply with { Number = 9 })));
        Assert.Equal(
            "1 units of line 1 are said to wait | 0 units of it come in",
            Words(Sample.Refused(order.Order, apply with { Waiting = Sample.Units(1, 1) })));
    }

    private static OrderCommand.ProposeChange Propose(Story order, params OrderChange[] changes) =>
        new(Sample.Id, order.Next(), [.. changes], Duration.FromDays(1));

    private static OrderChange.Preview Preview(Story order, params OrderChange[] changes) =>
        OrderDecider.PreviewChange(OrderRules.Default, order.Order, [.. changes], Sample.At(50));

    private static string[] Read(Story order, int minute) =>
    [
        .. OrderDecider.PossibleMoves(OrderRules.Default, order.Order, Sample.At(minute))
            .Where(m => m.Verb is OrderVerb.ProposeChange or OrderVerb.ApplyChange or OrderVerb.WithdrawChange)
            .Select(m => $"{m.Verb}: {(m.IsAllowed ? "yes" : string.Join(" | ", m.Objections.Select(o => $"{o.Detail} [{Unlocks(o)}]")))}"),
    ];

    private static string Words(Refusal refusal) =>
        string.Join(" | ", ((string[])[refusal.Asked, refusal.Possible, Unlocks(refusal)]).Where(part => part != ""));

    private static string Unlocks(Refusal refusal) => string.Join(", ", refusal.Unlocks.Select(u => $"{u.Action} {u.Subject}".TrimEnd()));
}
