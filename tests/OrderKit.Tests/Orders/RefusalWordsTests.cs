using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>What a refusal says, word by word: what was asked, what is possible, and what would make it so.</summary>
public sealed class RefusalWordsTests
{
    private static readonly CommandId Id = new("asked");

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["rejected"] = new(
            "Confirm is not a move of this status | Moves of this status: Release, Correct",
            () => new Story(Sample.Line(1, 1)).Reject(),
            new OrderCommand.Confirm(Sample.Id, Id)),
        ["unconfirmed"] = new(
            "Ship needs the shop's confirmation | Confirm it first | Confirm",
            () => new Story(Sample.Line(1, 2)).Shipped(1, 10),
            Ship(Sample.S2, 1)),
        ["confirmed"] = new(
            "it has been confirmed before | Nothing is left to confirm",
            () => new Story(Sample.Line(1, 1)).Shipped(1, 10).Confirm(),
            new OrderCommand.Confirm(Sample.Id, Id)),
        ["left"] = new(
            "2 units have left and cannot be called off | Cancel up to 1 units that are inside, line by line",
            () => Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Delivered(1, 20),
            new OrderCommand.Cancel(Sample.Id, Id, "changed-mind", [])),
        ["under way"] = new(
            "2 units are inside and 1 on their way | Complete when each has arrived, come back, been lost or been cancelled",
            () => Story.Confirmed(Sample.Line(1, 4)).Shipped(2, 10).Delivered(1, 20),
            new OrderCommand.Complete(Sample.Id, Id)),
        ["one hold"] = new(
            "Confirm is stopped by hold 1 (manual) | Release it first | Release hold 1",
            () => new Story(Sample.Line(1, 1)).Hold("manual"),
            new OrderCommand.Confirm(Sample.Id, Id)),
        ["two holds"] = new(
            "Confirm is stopped by hold 1 (manual), hold 2 (manual) | Release them first | Release hold 1, Release hold 2",
            () => new Story(Sample.Line(1, 1)).Hold("manual").Hold("manual"),
            new OrderCommand.Confirm(Sample.Id, Id)),
        ["authorise"] = new(
            "259.00 SEK must be authorised or captured before these units leave"
            + " | Wait for 169.00 SEK more, or let the customer off 10.00 SEK that went back unasked"
            + " | ReportAuthorised 169.00 SEK, Refund 10.00 SEK",
            () => Story.Under(PaymentPolicy.WhenAuthorised, Sample.Line(1, 2)).Authorised(100m).Captured(40m).Refunded(10m, null),
            Ship(Sample.S1, 2)),
        ["capture"] = new(
            "259.00 SEK must be captured before these units leave"
            + " | Wait for 229.00 SEK more, or let the customer off 10.00 SEK that went back unasked"
            + " | ReportCaptured 229.00 SEK, Refund 10.00 SEK",
            () => Story.Under(PaymentPolicy.WhenCaptured, Sample.Line(1, 2)).Captured(40m).Refunded(10m, null),
            Ship(Sample.S1, 2)),
        ["backorder of nothing"] = new(
            "ReportBackorder names no line | Name the lines and the units that wait",
            () => Story.Confirmed(Sample.Line(1, 2)),
            new OrderCommand.ReportBackorder(Sample.Id, Id, [], null)),
        ["report of nothing"] = new(
            "ReportShipped names no line | Name the lines and their units",
            () => Story.Confirmed(Sample.Line(1, 2)),
            new OrderCommand.ReportShipped(Sample.Id, Id, Sample.S1, [], null)),
        ["retraction"] = new(
            "Shipped cannot be taken back | Take back Delivered, Returned or Lost",
            () => Story.Confirmed(Sample.Line(1, 2)),
            new OrderCommand.Retract(Sample.Id, Id, Sample.S1, UnitPlace.Shipped, Sample.Units(1, 1), null)),
        ["hold of a line"] = new(
            "it has no line 9 | Hold a line it has, or the whole order",
            () => new Story(Sample.Line(1, 1)),
            new OrderCommand.Hold(Sample.Id, Id, "manual", "look", 9)),
        ["hold of a type"] = new(
            "no-such is no registered hold type | Hold types: manual, fraud, address",
            () => new Story(Holding, Sample.Line(1, 1)),
            new OrderCommand.Hold(Sample.Id, Id, "no-such", "look")) { Rules = Holding },
        ["release without"] = new(
            "hold 1 is not in force | Holds in force: none",
            () => new Story(Sample.Line(1, 1)),
            new OrderCommand.Release(Sample.Id, Id, 1)),
        ["release another"] = new(
            "hold 9 is not in force | Holds in force: 1, 2",
            () => new Story(Sample.Line(1, 1)).Hold("manual").Hold("manual"),
            new OrderCommand.Release(Sample.Id, Id, 9)),
        ["correction of nothing"] = new(
            "a correction names the units it puts right | Name the lines and their units",
            () => Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10),
            Correct([], UnitPlace.Open)),
        ["correction of a shipment"] = new(
            "nothing left with a shipment S1 | Shipments: S2, S9",
            () => Story.Confirmed(Sample.Line(1, 3)).Ship(Sample.S2, 1).Shipped(1, 10, new("S9")),
            Correct(Sample.Units(1, 1), UnitPlace.Open)),
        ["correction to a place"] = new(
            "Shipped cannot be corrected to Lost | Corrections now: Delivered to Shipped, Shipped to Open, Shipped to Packed",
            () => Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10),
            Correct(Sample.Units(1, 1), UnitPlace.Lost)),
        ["correction of too many"] = new(
            "2 units of line 1 with shipment S1 are to be corrected | Up to 1 are Shipped",
            () => Story.Confirmed(Sample.Line(1, 3)).Shipped(1, 10).Shipped(2, 11, Sample.S2),
            Correct(Sample.Units(1, 2), UnitPlace.Open)),
        ["shipment again"] = new(
            "it has a shipment S1 already | Ask for another shipment under a new id",
            () => Story.Confirmed(Sample.Line(1, 3)).Shipped(1, 10),
            Ship(Sample.S1, 1)),
        ["recall of none"] = new(
            "no shipment S1 was asked for | It has no shipment",
            () => Story.Confirmed(Sample.Line(1, 1)),
            new OrderCommand.Recall(Sample.Id, Id, Sample.S1, "no-room")),
        ["recall of another"] = new(
            "no shipment S1 was asked for | Shipments: S2, S9",
            () => Story.Confirmed(Sample.Line(1, 3)).Ship(Sample.S2, 1).Shipped(1, 10, Sample.S2).Shipped(1, 10, new("S9")),
            new OrderCommand.Recall(Sample.Id, Id, Sample.S1, "no-room")),
        ["recall of what left"] = new(
            "all units of shipment S1 have left | Correct a wrong report first, or wait for their return",
            () => Story.Confirmed(Sample.Line(1, 1)).Ship(Sample.S1, 1).Shipped(1, 10),
            new OrderCommand.Recall(Sample.Id, Id, Sample.S1, "no-room")),
        ["trigger without stages"] = new(
            "go leaves or enters a stage now | Triggers now: none",
            () => Story.Confirmed(Sample.Line(1, 1)),
            new OrderCommand.Advance(Sample.Id, Id, "go")),
        ["trigger of another stage"] = new(
            "go leaves or enters a stage now | Triggers now: passed, invoice",
            () => new Story(Staged, Sample.Line(1, 1)),
            new OrderCommand.Advance(Sample.Id, Id, "go")) { Rules = Staged },
        ["trigger in a stage"] = new(
            "go leaves or enters a stage now | Triggers now: asked, invoice",
            () => new Story(Staged, Sample.Line(1, 1)).Advance("passed"),
            new OrderCommand.Advance(Sample.Id, Id, "go")) { Rules = Staged },
        ["gate"] = new(
            "stage check stops Confirm | Advance with passed first | Advance passed",
            () => new Story(Gated, Sample.Line(1, 1)),
            new OrderCommand.Confirm(Sample.Id, Id)) { Rules = Gated },
    };

    private static OrderRules Holding => new([new("fraud", [OrderVerb.Confirm]), new("address", [OrderVerb.Ship])], []);

    private static OrderRules Gated => new([], [new("check", OrderStatus.Placed) { LeftBy = "passed", Gates = [OrderVerb.Confirm] }]);

    private static OrderRules Staged => new([],
    [
        new("asking", OrderStatus.Placed) { EnteredBy = "passed", LeftBy = "asked" },
        new("billed", OrderStatus.Placed) { EnteredBy = "invoice" },
        new("sent", OrderStatus.Shipped) { EnteredBy = "go" },
    ]);

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_refusal_says_this(string name)
    {
        var row = Rows[name];
        var refusal = Sample.Refused(row.Story().Order, row.Command, 99, row.Rules);
        var unlocks = string.Join(", ", refusal.Unlocks.Select(u => $"{u.Action} {u.Subject}".TrimEnd()));
        Assert.Equal(row.Words, string.Join(" | ", ((string[])[refusal.Asked, refusal.Possible, unlocks]).Where(part => part != "")));
    }

    /// <summary>What stands against a move that needs something the order has none of.</summary>
    [Theory]
    [InlineData(OrderVerb.Release, "no hold is in force | Holds in force: none")]
    [InlineData(OrderVerb.Advance, "no trigger leaves or enters a stage now | Triggers now: none")]
    [InlineData(OrderVerb.Recall, "no shipment is asked for | It has no shipment")]
    [InlineData(OrderVerb.ApplyChange, "no change is open | Propose one first")]
    [InlineData(OrderVerb.WithdrawChange, "no change is open | Propose one first")]
    [InlineData(OrderVerb.Correct, "there is no unit to correct | Only Shipped or Delivered units can be corrected")]
    public void A_move_without_a_subject_says_this(OrderVerb verb, string words)
    {
        var moves = OrderDecider.PossibleMoves(OrderRules.Default, Story.Confirmed(Sample.Line(1, 1)).Order, Sample.At(9));
        var move = moves.Single(m => m.Verb == verb);
        Assert.Contains(words, move.Objections.Select(o => $"{o.Asked} | {o.Possible}"));
        Assert.False(move.IsAllowed);
    }

    private static OrderCommand.Ship Ship(ShipmentId shipment, int units) => new(Sample.Id, Id, shipment, Sample.Units(1, units));

    private static OrderCommand.Correct Correct(ValueList<LineQuantity> lines, UnitPlace to) =>
        new(Sample.Id, Id, Sample.S1, lines, UnitPlace.Shipped, to, "wrong-scan");

    private sealed record Row(string Words, Func<Story> Story, OrderCommand Command)
    {
        internal OrderRules? Rules { get; init; }
    }
}
