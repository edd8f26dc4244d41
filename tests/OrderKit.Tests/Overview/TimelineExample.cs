using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Overview;

/// <summary>Orders to which much happens, decided by the decider.</summary>
internal static class TimelineExample
{
    private static readonly ShipmentId First = new("SH-1");
    private static readonly ShipmentId Second = new("SH-2");

    private static readonly OrderRules Rules = new(
        [new("fraud-review", [OrderVerb.Confirm, OrderVerb.Ship])],
        [
            new("quality-check", OrderStatus.InFulfilment) { LeftBy = "checked", Gates = [OrderVerb.Ship] },
            new("invoiced", OrderStatus.Confirmed) { EnteredBy = "invoice", LeftBy = "credit" },
        ]);

    private static readonly LineTerms[] Bought =
    [
        Sample.Line(1, 3, "MUG-BLUE", backordered: 1), Sample.Line(2, 2, "TEA-100G"), Sample.Line(3, 1, "MUG-BLUE"),
        Sample.Line(4, 1, "GIFT-WRAP", ships: false),
    ];

    /// <summary>From the purchase to the last parcel: holds, a late receipt, a lost cup, a wrong scan, a return.</summary>
    internal static ValueList<RecordedEvent> Long { get; } = Play(
        (0, 0, new OrderCommand.Place(Sample.Id, Id(1), Sample.Sek, [.. Bought])
        {
            Delivery = new("home", "simpost", new(2026, 3, 5), new(2026, 3, 6), new(49m, "SEK"), null, "simpost-home"),
        }),
        (0, 0, new OrderCommand.ReportAuthorised(Sample.Id, Id(2), new(955.50m, "SEK"), At(0, 0))),
        (0, 5, new OrderCommand.Hold(Sample.Id, Id(3), "fraud-review", "new-address")),
        (0, 90, new OrderCommand.Release(Sample.Id, Id(4), 1)),
        (0, 91, new OrderCommand.Confirm(Sample.Id, Id(5))),
        (0, 92, new OrderCommand.Advance(Sample.Id, Id(6), "invoice")),
        (0, 95, new OrderCommand.Hold(Sample.Id, Id(7), "manual", "engraving-unclear", 3)),
        (0, 99, new OrderCommand.Release(Sample.Id, Id(8), 2)),
        (0, 100, new OrderCommand.Advance(Sample.Id, Id(9), "credit")),
        (1, 0, new OrderCommand.ReportBackorder(Sample.Id, Id(10), [new(1, 0)], At(0, 600))),
        (1, 10, new OrderCommand.Allocate(Sample.Id, Id(11), [new(1, 3), new(2, 2)])),
        (1, 20, new OrderCommand.Tailor(Sample.Id, Id(12), [new(3, 1)])),
        (1, 30, new OrderCommand.Cancel(Sample.Id, Id(13), "changed-mind", [new(2, 1)])),
        (1, 40, new OrderCommand.Pack(Sample.Id, Id(14), [new(1, 3), new(2, 1), new(3, 1)])),
        (1, 41, new OrderCommand.Advance(Sample.Id, Id(15), "checked")),
        (1, 50, new OrderCommand.Ship(Sample.Id, Id(16), First, [new(1, 3), new(2, 1)])),
        (1, 60, new OrderCommand.ReportShipped(Sample.Id, Id(17), First, [new(1, 3), new(2, 1)], At(1, 55))),
        (1, 70, new OrderCommand.Ship(Sample.Id, Id(18), Second, [new(3, 1)])),
        (1, 75, new OrderCommand.Recall(Sample.Id, Id(19), Second, "no-room")),
        (2, 0, new OrderCommand.ReportDelivered(Sample.Id, Id(20), Second, [new(3, 1)], null)),
        (2, 10, new OrderCommand.ReportDelivered(Sample.Id, Id(21), First, [new(1, 2), new(2, 1)], At(1, 300))),
        (2, 11, new OrderCommand.ReportLost(Sample.Id, Id(22), First, [new(1, 1)], At(1, 310))),
        (2, 20, new OrderCommand.ReportShipped(Sample.Id, Id(23), Second, [new(3, 1)], At(1, 90))),
        (2, 30, new OrderCommand.Retract(Sample.Id, Id(24), First, UnitPlace.Delivered, [new(1, 1), new(2, 1)], At(2, 25))),
        (2, 40, new OrderCommand.ReportDelivered(Sample.Id, Id(25), First, [new(2, 1)], At(2, 35))),
        (2, 41, new OrderCommand.Correct(
            Sample.Id, Id(26), First, [new(1, 1)], UnitPlace.Delivered, UnitPlace.Shipped, "wrong-scan")),
        (3, 0, new OrderCommand.ReportDelivered(Sample.Id, Id(27), First, [new(1, 2)], At(3, -10))),
        (3, 1, new OrderCommand.ReportDelivered(Sample.Id, Id(28), Second, [new(4, 1)], At(3, 1))),
        (3, 5, new OrderCommand.Retract(Sample.Id, Id(29), First, UnitPlace.Lost, [new(1, 1)], At(3, 3))),
        (3, 6, new OrderCommand.ReportDelivered(Sample.Id, Id(30), First, [new(1, 1)], At(3, 6))),
        (3, 7, new OrderCommand.ReportDelivered(Sample.Id, Id(31), First, [new(1, 5)], At(3, 7))),
        (4, 0, new OrderCommand.Complete(Sample.Id, Id(32))),
        (9, 0, new OrderCommand.ReportReturned(Sample.Id, Id(33), First, [new(1, 1)], At(9, -30))));

    internal static ValueList<RecordedEvent> Declined { get; } = Play(
        (0, 0, new OrderCommand.Place(Sample.Id, Id(1), Sample.Sek, [Sample.Line(1, 1)])),
        (0, 5, new OrderCommand.Reject(Sample.Id, Id(2), "not-sold-any-more")),
        (0, 6, new OrderCommand.ReportAuthorised(Sample.Id, Id(3), new(129.5m, "SEK"), At(0, -1))));

    internal static ValueList<RecordedEvent> CalledOff { get; } = Play(
        (0, 0, new OrderCommand.Place(Sample.Id, Id(1), Sample.Sek,
            [.. Enumerable.Range(1, 6).Select(n => Sample.Line(n, 300, $"TILE-{n}"))])
        {
            Delivery = new("pickup", PromisedBy: new(2026, 3, 9)),
        }),
        (0, 1, new OrderCommand.Confirm(Sample.Id, Id(2))),
        (0, 5, new OrderCommand.ReportBackorder(Sample.Id, Id(3), [new(2, 1)], At(0, 4))),
        (0, 10, new OrderCommand.Hold(Sample.Id, Id(4), "manual", "customer-called")),
        (1, 0, new OrderCommand.ReportShipped(Sample.Id, Id(5), First, [new(1, 300)], At(0, 30))),
        (1, 5, new OrderCommand.ReportCancelled(Sample.Id, Id(6), "called-off", At(1, 4))),
        (1, 9, new OrderCommand.ReportShipped(Sample.Id, Id(7), First, [new(1, 300), new(3, 1)], At(1, 8))));

    internal static Instant At(int day, int minute) => Sample.At((day * 24 * 60) + minute);

    internal static CommandId Id(int serial) => Sample.Command(serial);

    /// <summary>The history that commands give; a change is applied as it was looked at just before.</summary>
    internal static ValueList<RecordedEvent> Play(params (int Day, int Minute, OrderCommand Command)[] told)
    {
        List<RecordedEvent> history = [];
        Order? order = null;
        foreach (var (day, minute, command) in told)
        {
            var asked = command is OrderCommand.ApplyChange apply ? apply with { Version = order!.Version } : command;
            var step = OrderDecider.Decide(Rules, order, asked, At(day, minute)).Value;
            Assert.NotEmpty(step.Events);
            history.AddRange(step.Events);
            order = step.Order;
        }

        return history.ToValueList();
    }
}
