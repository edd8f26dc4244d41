using OrderKit.Orders;

namespace OrderKit.Overview;

/// <summary>What earlier events told and later sentences need: what the lines are, and which holds were placed.</summary>
/// <param name="Lines">The lines; empty when the history does not begin at the purchase.</param>
/// <param name="Holds">The holds placed so far.</param>
internal sealed record TimelineBackground(ValueList<LineTerms> Lines, ValueList<OrderEvent.Held> Holds)
{
    internal static readonly TimelineBackground None = new([], []);

    internal TimelineBackground After(OrderEvent happened) => happened switch
    {
        OrderEvent.Placed e => this with { Lines = e.Lines },
        OrderEvent.Held e => this with { Holds = Holds.Add(e) },
        _ => this,
    };

    internal OrderEvent.Held? Hold(int number) => Holds.FirstOrDefault(h => h.Number == number);

    /// <summary>What a line is of; null when not known.</summary>
    internal Sku? SkuOf(LineNumber line) => Lines.FirstOrDefault(l => l.Number == line)?.Sku;

    /// <summary>Whether several lines are of one article, so that its name alone does not tell which.</summary>
    internal bool IsOnSeveralLines(Sku sku) => Lines.Count(l => l.Sku == sku) > 1;
}
