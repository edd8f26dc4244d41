using FsCheck;
using FsCheck.Fluent;
using OrderKit.Orders;
using OrderKit.Tailoring;
using OrderKit.Tests.Tailoring;
using OrderKit.Units;

namespace OrderKit.Tests.Support;

/// <summary>Random small orders and what befalls them. A third of the commands is nonsense on purpose.</summary>
public static class OrderArbitraries
{
    internal static readonly OrderRules Host = new(
        [
            new("fraud-review", [OrderVerb.Confirm, OrderVerb.Ship, OrderVerb.Complete]),
            new("stock-check", [OrderVerb.Allocate, OrderVerb.Pack, OrderVerb.Advance]),
        ],
        [
            new("quality-check", OrderStatus.Confirmed) { LeftBy = "passed", Gates = [OrderVerb.Ship, OrderVerb.Pack] },
            new("invoiced", OrderStatus.Confirmed) { EnteredBy = "invoice", LeftBy = "credit" },
            new("processing", OrderStatus.Confirmed) { EnteredBy = "process" },
            new("follow-up", OrderStatus.Delivered) { EnteredBy = "ask", LeftBy = "answered" },
        ]);

    public static Arbitrary<OrderPlay> Plays() => Arb.From(PlayGen, play => play.Shrink());

    internal static Gen<OrderPlay> PlayGen { get; } =
        from rules in Gen.Elements(OrderRules.Default, Host)
        from place in PlaceGen()
        from length in Gen.Choose(0, 24)
        from wishes in Gen.CollectToList(Enumerable.Range(1, length), Command)
        select new OrderPlay(rules, place, wishes.ToValueList());

    private static Gen<OrderCommand.Place> PlaceGen() =>
        from count in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from lines in Gen.CollectToList(Enumerable.Range(1, count), Line)
        select Sample.Place([.. lines]);

    // Lines 1 and 3 are of one SKU.
    private static Gen<LineTerms> Line(int number) =>
        from units in Gen.Choose(1, 3)
        from backordered in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, units)))
        from ships in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from schema in Gen.Frequency((3, Gen.Constant<TailoringSchema?>(null)), (2, Gen.Constant<TailoringSchema?>(Engraving.Proofed)),
            (1, Gen.Elements<TailoringSchema?>(Engraving.Schema, Soon)))
        select Sample.Line(number, units, number == 2 ? "CUP" : "MUG", backordered, ships) with
        {
            Tailoring = schema is null ? null : new(schema, "first"),
        };

    // Locks while the play goes on.
    private static TailoringSchema Soon { get; } = Engraving.Schema with { LockAfter = Duration.FromMinutes(8) };

    private static Gen<OrderCommand> Command(int serial) =>
        from id in Gen.Frequency((9, Gen.Constant(serial)), (1, Gen.Choose(1, serial)))
        from command in Gen.Frequency((2, Request(Sample.Command(id))), (3, UnitRequest(Sample.Command(id))),
            (2, TailoringRequest(Sample.Command(id))), (5, Report(Sample.Command(id))))
        select command;

    private static Gen<OrderCommand> Request(CommandId id) => Gen.Frequency(
        (5, Of(new OrderCommand.Confirm(Sample.Id, id))),
        (1, Of(new OrderCommand.Reject(Sample.Id, id, "no-stock"))),
        (3, Of(new OrderCommand.Complete(Sample.Id, id))),
        (1, Of(new OrderCommand.Cancel(Sample.Id, id, "changed-mind", []))),
        (2,
            from type in Gen.Elements<Code>("fraud-review", "stock-check", "manual", "no-such-type")
            from line in Gen.Elements<LineNumber?>(null, null, 1, 2, 9)
            select (OrderCommand)new OrderCommand.Hold(Sample.Id, id, type, "look", line)),
        (2, Gen.Choose(0, 3).Select(number => (OrderCommand)new OrderCommand.Release(Sample.Id, id, number))),
        (3,
            from trigger in Gen.Elements<Code>("passed", "passed", "invoice", "credit", "process", "ask", "answered", "no-such-trigger")
            select (OrderCommand)new OrderCommand.Advance(Sample.Id, id, trigger)));

    private static Gen<OrderCommand> TailoringRequest(CommandId id) =>
        from line in Gen.Elements<LineNumber>(1, 1, 1, 1, 1, 1, 2, 3, 9)
        from revision in Gen.Frequency((9, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from command in Gen.Elements<OrderCommand>(
            new OrderCommand.SendProof(Sample.Id, id, line, revision, "proof"),
            new OrderCommand.ApproveProof(Sample.Id, id, line, revision),
            new OrderCommand.DeclineProof(Sample.Id, id, line, revision, "too-small"),
            new OrderCommand.Retailor(Sample.Id, id, line, $"print-{revision}", new("sealed")))
        select command;

    private static Gen<OrderCommand> UnitRequest(CommandId id) =>
        from lines in Gen.Frequency((2, Lines()), (1, Gen.Constant<ValueList<LineQuantity>>([])))
        from shipment in Shipment()
        from places in Gen.Elements(
            (UnitPlace.Shipped, UnitPlace.Open), (UnitPlace.Shipped, UnitPlace.Packed), (UnitPlace.Shipped, UnitPlace.Cancelled),
            (UnitPlace.Delivered, UnitPlace.Shipped), (UnitPlace.Lost, UnitPlace.Open), (UnitPlace.Open, UnitPlace.Shipped))
        from command in Gen.Elements<OrderCommand>(
            new OrderCommand.Allocate(Sample.Id, id, lines),
            new OrderCommand.Tailor(Sample.Id, id, lines),
            new OrderCommand.Pack(Sample.Id, id, lines),
            new OrderCommand.Ship(Sample.Id, id, shipment, lines),
            new OrderCommand.Recall(Sample.Id, id, shipment, "no-room"),
            new OrderCommand.Cancel(Sample.Id, id, "changed-mind", lines),
            new OrderCommand.Correct(Sample.Id, id, shipment, lines, places.Item1, places.Item2, "wrong-scan"))
        select command;

    private static Gen<OrderCommand> Report(CommandId id) =>
        from lines in Lines()
        from shipment in Shipment()
        from time in Time()
        from retracted in Gen.Elements(UnitPlace.Delivered, UnitPlace.Delivered, UnitPlace.Returned, UnitPlace.Lost, UnitPlace.Shipped,
            UnitPlace.Open)
        from amount in Gen.Elements<Money>(new(129.5m, "SEK"), new(0m, "SEK"), new(-1m, "SEK"), new(5m, "EUR"))
        from command in Gen.Frequency(
            (6, Of(new OrderCommand.ReportShipped(Sample.Id, id, shipment, lines, time))),
            (8, Of(new OrderCommand.ReportDelivered(Sample.Id, id, shipment, lines, time))),
            (4, Of(new OrderCommand.ReportReturned(Sample.Id, id, shipment, lines, time))),
            (3, Of(new OrderCommand.ReportLost(Sample.Id, id, shipment, lines, time))),
            (3, Of(new OrderCommand.Retract(Sample.Id, id, shipment, retracted, lines, time))),
            (2, Of(new OrderCommand.ReportBackorder(Sample.Id, id, lines, time))),
            (1, Of(new OrderCommand.ReportAuthorised(Sample.Id, id, amount, time))),
            (1, Of(new OrderCommand.ReportCancelled(Sample.Id, id, "called-off", time))))
        select command;

    private static Gen<ValueList<LineQuantity>> Lines() => Gen.Frequency(
        (1, Gen.Constant<ValueList<LineQuantity>>([])),
        (8, LineQuantity().Select(line => (ValueList<LineQuantity>)[line])),
        (4, LineQuantity().Two().Select(two => (ValueList<LineQuantity>)[two.Item1, two.Item2])),
        (2, Gen.Choose(1, 3).Select(q => (ValueList<LineQuantity>)[new(1, q), new(2, q), new(3, q)])));

    private static Gen<LineQuantity> LineQuantity() =>
        from line in Gen.Frequency((6, Gen.Constant(1)), (3, Gen.Constant(2)), (2, Gen.Constant(3)), (1, Gen.Constant(9)))
        from quantity in Gen.Frequency((12, Gen.Choose(1, 3)), (1, Gen.Constant(0)), (1, Gen.Elements(7, Quantity.Max)))
        select new LineQuantity(line, quantity);

    private static Gen<ShipmentId> Shipment() => Gen.Frequency((5, Gen.Constant(Sample.S1)), (2, Gen.Constant(Sample.S2)));

    // Few different times, so that the same news comes again; some unknown and some before the purchase.
    private static Gen<Instant?> Time() => Gen.Frequency(
        (8, Gen.Choose(0, 6).Select(minute => (Instant?)Sample.At(minute))),
        (1, Gen.Constant<Instant?>(null)),
        (1, Gen.Constant<Instant?>(Sample.At(-60))));

    private static Gen<OrderCommand> Of(OrderCommand command) => Gen.Constant(command);
}
