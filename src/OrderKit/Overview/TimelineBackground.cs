using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Overview;

/// <summary>What earlier events told and later sentences need: what the lines are, which holds were placed, and which way money was to
/// go.</summary>
/// <param name="Lines">The lines; empty when the history does not begin at the purchase.</param>
/// <param name="Holds">The holds placed so far.</param>
internal sealed record TimelineBackground(ValueList<LineTerms> Lines, ValueList<OrderEvent.Held> Holds)
{
    internal static readonly TimelineBackground None = new([], []);

    /// <summary>The units of each line that the customer gets: neither called off nor back.</summary>
    internal ValueList<LineUnits> Live { get; private init; } = [];

    /// <summary>The same before the last event.</summary>
    internal ValueList<LineUnits> LiveBefore { get; private init; } = [];

    // What the provider was asked to give back and what to take, by number.
    private ValueList<(int Number, bool IsRefund)> Asked { get; init; } = [];

    internal TimelineBackground After(OrderEvent happened)
    {
        var next = this with { LiveBefore = Live };
        return happened switch
        {
            OrderEvent.Placed e => next with
            {
                Lines = e.Lines,
                Live = e.Lines.Select(l => new LineUnits(l.Number, l.Quantity.Value)).ToValueList(),
            },
            OrderEvent.Held e => next with { Holds = Holds.Add(e) },
            OrderEvent.CaptureDue e => next with { Asked = Asked.Add((e.Number, false)) },
            OrderEvent.RefundDue e => next with { Asked = Asked.Add((e.Number, true)) },
            OrderEvent.ChangeApplied e => next.Moved(e.Moves).With(e.Changes).Changed(e.Changes),
            OrderEvent.UnitsMoved e => next.Moved(e.Moves),
            _ => next,
        };
    }

    /// <summary>With the lines that changes add, so that a sentence can name them.</summary>
    internal TimelineBackground With(ValueList<OrderChange> changes)
    {
        var added = changes.OfType<OrderChange.AddLine>().Select(add => add.Terms).ToValueList();
        return Lines.Count == 0 || added.Count == 0 ? this : this with { Lines = [.. Lines, .. added] };
    }

    /// <summary>Whether money was asked to go back under a number; null when not known.</summary>
    internal bool? IsRefund(int number) => Asked.Where(a => a.Number == number).Select(a => (bool?)a.IsRefund).FirstOrDefault();

    internal OrderEvent.Held? Hold(int number) => Holds.FirstOrDefault(h => h.Number == number);

    /// <summary>What a line is of; null when not known.</summary>
    internal Sku? SkuOf(LineNumber line) => Lines.FirstOrDefault(l => l.Number == line)?.Sku;

    /// <summary>Whether several lines are of one article, so that its name alone does not tell which.</summary>
    internal bool IsOnSeveralLines(Sku sku) => Lines.Count(l => l.Sku == sku) > 1;

    private TimelineBackground Moved(ValueList<UnitMove> moves) => moves.Count == 0
        ? this
        : this with { Live = Live.Select(l => l with { Count = l.Count + moves.Where(m => m.Line == l.Line).Sum(Gain) }).ToValueList() };

    private TimelineBackground Changed(ValueList<OrderChange> changes) => Lines.Count == 0
        ? this
        : this with
        {
            Live =
            [
                .. Live.Select(l => changes.OfType<OrderChange.SetQuantity>().FirstOrDefault(set => set.Line == l.Line) is { } set
                    ? l with { Count = set.Quantity.Value }
                    : l),
                .. changes.OfType<OrderChange.AddLine>().Select(add => new LineUnits(add.Terms.Number, add.Terms.Quantity.Value)),
            ],
        };

    private static long Gain(UnitMove move) => (Lives(move.To) ? move.Quantity.Value : 0L) - (Lives(move.From) ? move.Quantity.Value : 0L);

    private static bool Lives(UnitPlace place) => place is not (UnitPlace.Cancelled or UnitPlace.Returned);
}
