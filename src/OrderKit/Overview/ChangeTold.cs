using OrderKit.Orders;

namespace OrderKit.Overview;

/// <summary>What a change document says, sorted as a person would tell it.</summary>
/// <param name="More">The units that come in.</param>
/// <param name="Fewer">The units that are called off.</param>
/// <param name="InAll">Units of lines of which is not known how many there were.</param>
/// <param name="Gone">Lines taken out of which is not known how many units they had.</param>
/// <param name="Repriced">Lines whose price alone changes.</param>
/// <param name="Retailored">Lines made by other instructions.</param>
internal sealed record ChangeTold(
    ValueList<LineUnits> More,
    ValueList<LineUnits> Fewer,
    ValueList<LineUnits> InAll,
    ValueList<LineNumber> Gone,
    ValueList<LineNumber> Repriced,
    ValueList<LineNumber> Retailored)
{
    /// <summary>Whether it goes to another receiver or address.</summary>
    internal bool HasRecipient { get; private init; }

    /// <summary>How it is delivered from now on; null when that stays.</summary>
    internal OrderChange.SetDelivery? Delivery { get; private init; }

    /// <summary>Compares what is wanted with what there was.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="live">The units the customer would have got; empty when not known.</param>
    internal static ChangeTold Of(ValueList<OrderChange> changes, ValueList<LineUnits> live)
    {
        List<LineUnits> wanted =
        [
            .. changes.OfType<OrderChange.SetQuantity>().Select(set => new LineUnits(set.Line, set.Quantity.Value)),
            .. changes.OfType<OrderChange.RemoveLine>().Select(remove => new LineUnits(remove.Line, 0)),
        ];
        var known = wanted.Where(w => Find(w.Line) is not null)
            .Select(w => new LineUnits(w.Line, w.Count - Find(w.Line)!.Count)).ToList();
        var unknown = wanted.Where(w => Find(w.Line) is null).ToList();
        var added = changes.OfType<OrderChange.AddLine>().Select(add => new LineUnits(add.Terms.Number, add.Terms.Quantity.Value));
        return new(
            Sorted([.. known.Where(l => l.Count > 0), .. added]),
            Sorted(known.Where(l => l.Count < 0).Select(l => l with { Count = -l.Count })),
            Sorted(unknown.Where(l => l.Count > 0)),
            unknown.Where(l => l.Count == 0).Select(l => l.Line).ToValueList(),
            known.Where(l => l.Count == 0 && changes.OfType<OrderChange.SetQuantity>().Any(set => set.Line == l.Line))
                .Select(l => l.Line).ToValueList(),
            changes.OfType<OrderChange.Retailor>().Select(retailor => retailor.Line).ToValueList())
        {
            HasRecipient = changes.OfType<OrderChange.SetRecipient>().Any(),
            Delivery = changes.OfType<OrderChange.SetDelivery>().FirstOrDefault(),
        };

        LineUnits? Find(LineNumber line) => live.FirstOrDefault(l => l.Line == line);
    }

    private static ValueList<LineUnits> Sorted(IEnumerable<LineUnits> units) => units.OrderBy(l => l.Line).ToValueList();
}
