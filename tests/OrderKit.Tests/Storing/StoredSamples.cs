using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Storing;

/// <summary>Events as the golden file keeps them: one of every kind with every member filled, some with hardly any.</summary>
internal static class StoredSamples
{
    private static readonly ValueList<LineQuantity> Lines = [new(1, 2), new(12, 1)];

    /// <summary>Every kind with every member filled.</summary>
    internal static readonly ValueList<OrderEvent> Full =
    [
        new OrderEvent.Placed([StoredTerms.Mug, Sample.Line(2, 1)], "SEK", StoredTerms.Delivery, new("c2FmZQ=="))
        {
            Payment = PaymentPolicy.OnAccount,
        },
        new OrderEvent.Confirmed(),
        new OrderEvent.Held(2, "fraud-review", 1, "address-unclear"),
        new OrderEvent.Released(2),
        new OrderEvent.StageEntered("quality-check"),
        new OrderEvent.StageLeft("quality-check", true),
        new OrderEvent.ShipRequested(Sample.S1, Lines),
        new OrderEvent.Recalled(Sample.S1, "no-room"),
        new OrderEvent.Completed(),
        new OrderEvent.Contradicted(ContradictionKind.WhileOnHold, OrderVerb.ReportShipped, Sample.S1, 1, 2),
        new OrderEvent.Reassessed(OrderStatus.InFulfilment, OrderStatus.PartiallyShipped),
        new OrderEvent.Rejected("no-stock", Moves(UnitPlace.Open, UnitPlace.Cancelled, null)),
        new OrderEvent.Backordered(Moves(UnitPlace.Open, UnitPlace.Backordered, null)) { ByStock = true },
        new OrderEvent.Restocked(Moves(UnitPlace.Backordered, UnitPlace.Open, null)) { TakesStock = true },
        new OrderEvent.Allocated(Moves(UnitPlace.Open, UnitPlace.Allocated, null)),
        new OrderEvent.TailoringStarted(Moves(UnitPlace.Allocated, UnitPlace.InTailoring, null)),
        new OrderEvent.Packed(Moves(UnitPlace.InTailoring, UnitPlace.Packed, null)),
        new OrderEvent.Cancelled("changed-mind", true, Moves(UnitPlace.Open, UnitPlace.Cancelled, null)),
        new OrderEvent.Corrected(Sample.S1, "wrong-scan", Moves(UnitPlace.Shipped, UnitPlace.Packed, Sample.S1)),
        new OrderEvent.Shipped(Sample.S1, Lines, Moves(UnitPlace.Packed, UnitPlace.Shipped, Sample.S1)),
        new OrderEvent.Delivered(Sample.S1, Lines, Moves(UnitPlace.Shipped, UnitPlace.Delivered, Sample.S1)),
        new OrderEvent.Returned(Sample.S1, Lines, Moves(UnitPlace.Delivered, UnitPlace.Returned, Sample.S1)),
        new OrderEvent.Lost(Sample.S1, Lines, Moves(UnitPlace.Shipped, UnitPlace.Lost, Sample.S1)),
        new OrderEvent.Retracted(Sample.S1, UnitPlace.Delivered, Lines, Moves(UnitPlace.Delivered, UnitPlace.Shipped, Sample.S1)),
        new OrderEvent.BackorderPromised(1, 2, new(2026, 3, 16), "receipt-late") { Before = new(2026, 3, 9), IsAsked = true },
        .. StoredMoneySamples.Full, .. StoredChangeSamples.Full,
    ];

    private static readonly ValueList<OrderEvent> Lean =
    [
        new OrderEvent.Placed([Sample.Line(1, 1)], "SEK", null, null),
        new OrderEvent.Held(1, "manual", null, "look"),
        new OrderEvent.StageLeft("quality-check", false),
        new OrderEvent.Contradicted(ContradictionKind.TimeUnknown, OrderVerb.ReportLost, null, null, 0),
        new OrderEvent.Cancelled("changed-mind", false, []),
        new OrderEvent.Lost(Sample.S1, [], []),
        new OrderEvent.BackorderPromised(1, 1, null, "not-covered"),
        new OrderEvent.Placed([StoredTerms.Plain], "SEK", null, null),
        .. StoredMoneySamples.Lean, .. StoredChangeSamples.Lean,
    ];

    /// <summary>All of them, recorded: full ones with a time of their own, to the nanosecond, lean ones at once.</summary>
    internal static readonly ValueList<RecordedEvent> All =
    [
        .. Full.Select(e => Recorded(e, VersionOf(e), Sample.Start - Duration.FromNanoseconds(1_234_567_891))),
        .. Lean.Select(e => Recorded(e, VersionOf(e), Sample.Start)),
        Recorded(new OrderEvent.Confirmed(), 7, null),
    ];

    internal static RecordedEvent Recorded(OrderEvent happened, long version, Instant? occurredAt) =>
        new(Sample.Id, version, Sample.Command(version), new(0x0123456789abcdef, (ulong)version), Sample.Start, occurredAt,
            OrderStatus.PartiallyShipped, happened);

    // The same for all, so that a sample may be added anywhere.
    private static long VersionOf(OrderEvent happened) => happened is OrderEvent.Placed ? 1 : 7;

    private static ValueList<UnitMove> Moves(UnitPlace from, UnitPlace to, ShipmentId? shipment) =>
        [new(1, from, to, 2, shipment), new(12, from, to, 1, shipment)];
}
