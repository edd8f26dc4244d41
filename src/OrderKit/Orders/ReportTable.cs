using System.Collections.Frozen;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>Which units a report takes: places in the order in which they are taken, with the contradiction that taking them
/// records.</summary>
/// <remarks>Units that left are taken from the report's own shipment only; units inside or cancelled belong to no shipment yet. A
/// shipment's
/// own units go before those of no shipment, so that units finish where the shipment's tracking does.</remarks>
internal static class ReportTable
{
    /// <summary>Inside, the furthest first.</summary>
    internal static readonly ValueList<UnitPlace> Inside =
        [UnitPlace.Packed, UnitPlace.InTailoring, UnitPlace.Allocated, UnitPlace.Open, UnitPlace.Backordered];

    internal static readonly ValueList<ReportRow> Rows =
    [
        new(OrderVerb.ReportShipped, UnitPlace.Shipped, [.. InsideAs(null), Cancelled]),
        new(OrderVerb.ReportDelivered, UnitPlace.Delivered,
            [new(UnitPlace.Shipped), Lost, .. InsideAs(ContradictionKind.BeforeShipped), Cancelled, Returned]),
        new(OrderVerb.ReportReturned, UnitPlace.Returned,
            [new(UnitPlace.Delivered), new(UnitPlace.Shipped), new(UnitPlace.Lost), .. InsideAs(ContradictionKind.BeforeShipped),
                Cancelled]),
        new(OrderVerb.ReportLost, UnitPlace.Lost,
            [new(UnitPlace.Shipped), .. InsideAs(ContradictionKind.BeforeShipped), Delivered, Returned, Cancelled]),
    ];

    private static readonly FrozenDictionary<OrderVerb, ReportRow> ByVerb = Rows.ToFrozenDictionary(row => row.Verb);

    private static ReportSource Cancelled => new(UnitPlace.Cancelled, ContradictionKind.AfterCancelled);

    private static ReportSource Delivered => new(UnitPlace.Delivered, ContradictionKind.AfterDelivered);

    private static ReportSource Returned => new(UnitPlace.Returned, ContradictionKind.AfterReturned);

    private static ReportSource Lost => new(UnitPlace.Lost, ContradictionKind.AfterLost);

    internal static ReportRow Of(OrderVerb verb) => ByVerb[verb];

    internal static bool IsOut(UnitPlace place) => place is >= UnitPlace.Shipped and <= UnitPlace.Lost;

    private static IEnumerable<ReportSource> InsideAs(ContradictionKind? contradiction) =>
        Inside.Select(p => new ReportSource(p, contradiction));
}

/// <summary>What one kind of report does with units.</summary>
internal sealed record ReportRow(OrderVerb Verb, UnitPlace To, ValueList<ReportSource> Takes);

/// <summary>A place units are taken from, and the contradiction that records; null when it is the ordinary way.</summary>
internal sealed record ReportSource(UnitPlace Place, ContradictionKind? Contradiction = null);
