using NodaTime;

namespace OrderKit.Availability;

/// <summary>One line of the stock ledger: how one position changed, by what and when. Adding them up gives the position.</summary>
/// <remarks>Unique by article, location and <paramref name="Sequence"/>: two writers cannot both write the next.</remarks>
/// <param name="Sku">The article.</param>
/// <param name="Location">The location.</param>
/// <param name="Sequence">1 for a position's first entry, then without a gap.</param>
/// <param name="Verb">What was done.</param>
/// <param name="At">When it was decided.</param>
public sealed record StockEntry(Sku Sku, LocationId Location, long Sequence, StockVerb Verb, Instant At)
{
    /// <summary>The command that did it; null for a sweep of what had expired.</summary>
    public CommandId? Command { get; init; }

    /// <summary>The order it was done for; null for goods in, counts and settings.</summary>
    public OrderId? Order { get; init; }

    /// <summary>Why the shelf was corrected, in the host's word; null for everything else.</summary>
    public Code? Reason { get; init; }

    /// <summary>Units more (or, negative, fewer) on hand.</summary>
    public int OnHand { get; init; }

    /// <summary>Units more or fewer reserved.</summary>
    public int Reserved { get; init; }

    /// <summary>Units more or fewer short.</summary>
    public int Shortage { get; init; }

    /// <summary>Units more or fewer kept back.</summary>
    public int Safety { get; init; }

    /// <summary>Units more or fewer in quarantine.</summary>
    public int Quarantined { get; init; }

    internal static StockEntry Between(StockPosition before, StockPosition after, StockCause cause, Instant at) =>
        new(after.Sku, after.Location, after.Version, cause.Verb, at)
        {
            Command = cause.Command,
            Order = cause.Order,
            Reason = cause.Reason,
            OnHand = after.OnHand.Value - before.OnHand.Value,
            Reserved = after.Reserved.Value - before.Reserved.Value,
            Shortage = after.Shortage.Value - before.Shortage.Value,
            Safety = after.Safety.Value - before.Safety.Value,
            Quarantined = after.Quarantined.Value - before.Quarantined.Value,
        };
}
