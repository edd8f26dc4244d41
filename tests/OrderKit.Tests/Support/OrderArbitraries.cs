using FsCheck;
using FsCheck.Fluent;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tailoring;
using OrderKit.Tests.Tailoring;
using OrderKit.Units;

namespace OrderKit.Tests.Support;

/// <summary>Random small orders and what befalls them. A third of the commands is nonsense on purpose.</summary>
public static class OrderArbitraries
{
    internal static readonly OrderRules Host = new(
        [
            new("fraud-review", [OrderVerb.Confirm, OrderVerb.Ship, OrderVerb.Complete, OrderVerb.ApplyChange, OrderVerb.Retailor]),
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
        from policy in Gen.Elements<PaymentPolicy?>(
            null, null, null, PaymentPolicy.WhenAuthorised, PaymentPolicy.WhenCaptured, PaymentPolicy.OnAccount)
        select Sample.Place([.. lines]) with { Payment = policy };

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
        from command in Gen.Frequency((2, Request(Sample.Command(id))), (4, UnitRequest(Sample.Command(id))),
            (2, TailoringRequest(Sample.Command(id))), (5, Report(Sample.Command(id))))
        select command;

    private static Gen<OrderCommand> Request(CommandId id) => Gen.Frequency(
        (8, Of(new OrderCommand.Confirm(Sample.Id, id))),
        (1, Of(new OrderCommand.Reject(Sample.Id, id, "no-stock"))),
        (3, Of(new OrderCommand.Complete(Sample.Id, id))),
        (1, Of(new OrderCommand.Cancel(Sample.Id, id, "changed-mind", []))),
        (2,
            from type in Gen.Elements<Code>("fraud-review", "stock-check", "manual", "no-such-type")
            from line in Gen.Elements<LineNumber?>(null, null, 1, 2, 9)
            select (OrderCommand)new OrderCommand.Hold(Sample.Id, id, type, "look", line)),
        (8, Change(id)),
        (2, Amount().Select(amount => (OrderCommand)new OrderCommand.Refund(Sample.Id, id, amount, "goodwill"))),
        (4, Gen.Choose(0, 3).Select(number => (OrderCommand)new OrderCommand.Release(Sample.Id, id, number))),
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
        from payment in Payment(id, time)
        from command in Gen.Frequency(
            (6, Of(new OrderCommand.ReportShipped(Sample.Id, id, shipment, lines, time))),
            (8, Of(new OrderCommand.ReportDelivered(Sample.Id, id, shipment, lines, time))),
            (4, Of(new OrderCommand.ReportReturned(Sample.Id, id, shipment, lines, time))),
            (3, Of(new OrderCommand.ReportLost(Sample.Id, id, shipment, lines, time))),
            (3, Of(new OrderCommand.Retract(Sample.Id, id, shipment, retracted, lines, time))),
            (2, Of(new OrderCommand.ReportBackorder(Sample.Id, id, lines, time))),
            (2, Of(new OrderCommand.ReportRestocked(Sample.Id, id, lines, time))),
            (1, Of(new OrderCommand.ReportBackorderPromise(
                Sample.Id, id, lines.Count > 0 ? lines[0] : new(1, 1), retracted == UnitPlace.Lost ? null : new(2026, 3, 9), "receipt-late",
                time))),
            (5, Of(payment)),
            (1, Of(new OrderCommand.ReportCancelled(Sample.Id, id, "called-off", time))))
        select command;

    // Version 0 stands for the one at hand: applied as by somebody who has just looked.
    private static Gen<OrderCommand> Change(CommandId id) =>
        from changes in OneChange().NonEmptyListOf().Resize(3)
        from number in Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Constant(2)))
        from version in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(2, 9)))
        from waiting in Gen.Frequency((4, Gen.Constant<ValueList<LineQuantity>>([])), (1, Lines()))
        from days in Gen.Frequency((5, Gen.Constant(30)), (1, Gen.Elements(0, 91)))
        from command in Gen.Frequency<OrderCommand>(
            (3, Of(new OrderCommand.ProposeChange(Sample.Id, id, changes.ToValueList(), Duration.FromDays(days)))),
            (1, Of(new OrderCommand.ProposeChange(Sample.Id, id, changes.ToValueList(), Duration.FromMinutes(2)))),
            (6, Of(new OrderCommand.ApplyChange(Sample.Id, id, number, version, waiting))),
            (1, Of(new OrderCommand.WithdrawChange(Sample.Id, id, number, "changed-mind"))))
        select command;

    private static Gen<OrderChange> OneChange() =>
        from line in Gen.Elements(1, 2, 3, 4, 9)
        from units in Gen.Frequency((8, Gen.Choose(1, 4)), (1, Gen.Elements(0, Quantity.Max)))
        let terms = Sample.Line(line, Math.Min(units, 9), "CUP")
        from change in Gen.Elements<OrderChange>(
            new OrderChange.AddLine(terms),
            new OrderChange.AddLine(terms with { Tailoring = new(Soon, "added") }),
            new OrderChange.SetQuantity(line, units, terms.Price),
            new OrderChange.RemoveLine(line),
            new OrderChange.SetDelivery(new("service-point", Price: new(29m, Sample.Sek))),
            new OrderChange.Retailor(line, "print-change"),
            new OrderChange.SetRecipient("receiver"))
        select change;

    // Few references, so that the same transaction is told again, now and then with another amount.
    private static Gen<OrderCommand> Payment(CommandId id, Instant? time) =>
        from amount in Amount()
        from due in Gen.Frequency((3, Gen.Constant<int?>(null)), (2, Gen.Choose(0, 3).Select(n => (int?)n)))
        from name in Gen.Frequency((1, Gen.Constant<PaymentReference?>(null)), (2, Gen.Choose(1, 6).Select(Reference)))
        from won in Gen.Elements<bool?>(null, true, false)
        from until in Gen.Elements<Instant?>(null, Sample.At(5), Sample.At(5_000))
        from report in Gen.Frequency<OrderCommand.PaymentReport>(
            (3, Gen.Constant<OrderCommand.PaymentReport>(new OrderCommand.ReportAuthorised(Sample.Id, id, amount, time) { Until = until })),
            (3, Gen.Constant<OrderCommand.PaymentReport>(new OrderCommand.ReportCaptured(Sample.Id, id, amount, time) { Due = due })),
            (2, Gen.Constant<OrderCommand.PaymentReport>(new OrderCommand.ReportRefunded(Sample.Id, id, amount, time) { Due = due })),
            (1, Gen.Constant<OrderCommand.PaymentReport>(new OrderCommand.ReportVoided(Sample.Id, id, amount, time))),
            (1, Gen.Constant<OrderCommand.PaymentReport>(new OrderCommand.ReportExpired(Sample.Id, id, amount, time))),
            (1, Gen.Constant<OrderCommand.PaymentReport>(
                new OrderCommand.ReportPaymentFailed(Sample.Id, id, amount, "declined", time) { Due = due })),
            (1, Gen.Constant<OrderCommand.PaymentReport>(new OrderCommand.ReportDisputed(Sample.Id, id, amount, won, time))))
        select (OrderCommand)(report with { Reference = name });

    private static PaymentReference? Reference(int number) => new PaymentReference($"tx-{number}");

    private static Gen<Money> Amount() => Gen.Frequency(
        (10, Gen.Elements<Money>(new(129.5m, "SEK"), new(259m, "SEK"), new(0.01m, "SEK"), new(1_000m, "SEK"))),
        (2, Gen.Elements<Money>(new(0m, "SEK"), new(-1m, "SEK"), new(5m, "EUR"), new(decimal.MaxValue, "SEK"))));

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
