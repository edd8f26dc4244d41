using OrderKit.Feeds;

namespace OrderKit.Availability;

/// <summary>What one location has of one SKU, and how much of it is spoken for.</summary>
/// <remarks>True at every moment: reserved ≤ on hand + shortage, and nothing is negative.</remarks>
/// <param name="Sku">The article.</param>
/// <param name="Location">The warehouse or store.</param>
public sealed record StockPosition(Sku Sku, LocationId Location)
{
    /// <summary>Units on the shelf by the ledger, reserved ones and quarantined ones included.</summary>
    public Quantity OnHand { get; init; }

    /// <summary>Units spoken for by pending and committed reservations.</summary>
    public Quantity Reserved { get; init; }

    /// <summary>Reserved units that a count did not find: sold, but not there. Only a count makes them.</summary>
    public Quantity Shortage { get; init; }

    /// <summary>Units kept back from sale, against miscounts and breakage.</summary>
    public Quantity Safety { get; init; }

    /// <summary>Units on the shelf that must not be sold: damaged, or under inspection.</summary>
    public Quantity Quarantined { get; init; }

    /// <summary>Whether the article never runs out here: digital goods, made to order. Then the other numbers limit nothing.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>What a warehouse system has said of this shelf, and what it owes; null where none speaks and nothing is owed.</summary>
    public WarehouseFeed? Feed { get; init; }

    /// <summary>The number of the last ledger entry, 1 for the first; a store writes only over the version it read.</summary>
    public long Version { get; init; }

    /// <summary>Units that can be reserved now: on hand − reserved − safety − quarantined, never below 0.</summary>
    /// <remarks><see cref="Quantity.Max"/> when unlimited.</remarks>
    public Quantity Available => IsUnlimited ? Quantity.Max : (Quantity)(int)Math.Max(0L, Free);

    /// <summary>A position as another system's figures give it, an ERP's for instance.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="location">The warehouse or store.</param>
    /// <param name="onHand">Units on the shelf.</param>
    /// <param name="reserved">Units spoken for; those beyond the shelf are short.</param>
    /// <returns>The position.</returns>
    public static StockPosition Of(Sku sku, LocationId location, Quantity onHand, Quantity reserved) => new(sku, location)
    {
        OnHand = onHand,
        Reserved = reserved,
        Shortage = Math.Max(0, reserved.Value - onHand.Value),
    };

    private long Free => (long)OnHand.Value - Reserved.Value - Safety.Value - Quarantined.Value;

    // Short shrinks when units come or go back, and grows nowhere but in a count: an oversold position cannot hide as a short one.
    internal StockPosition Moved(long onHand, long reserved)
    {
        var feed = Feed?.Own(onHand);
        var shelf = feed is null ? Units(OnHand.Value + onHand, "on hand") : Whole(feed.Level);
        var spokenFor = Units(Reserved.Value + reserved, "reserved");
        var missing = Math.Min(Shortage.Value, Math.Max(0, spokenFor.Value - shelf.Value));
        return this with { OnHand = shelf, Reserved = spokenFor, Shortage = missing, Feed = Needed(feed) };
    }

    // What is gone is gone, reserved or not; then some of it is short. What left beyond what is there is owed by the next goods in.
    internal StockPosition Adjusted(int units)
    {
        var feed = (Feed ?? new(OnHand.Value, Quarantined.Value)).Own(units);
        return On(Whole(feed.Level)) with { Feed = Needed(feed) };
    }

    internal StockPosition Counted(Quantity onHand) => On(onHand) with { Feed = Needed(Feed?.CountedByHand(onHand.Value)) };

    internal StockPosition SetAside(Quantity units) =>
        this with { Quarantined = units, Feed = Feed is { } feed ? feed with { SetAside = units.Value } : null };

    internal StockPosition CameBack(int units, StockCommand.Homecoming goes) => goes switch
    {
        StockCommand.Homecoming.Held => Moved(units, units),
        StockCommand.Homecoming.SetAside => Moved(units, 0).AsideBy(units),
        _ => Moved(units, 0),
    };

    internal StockPosition AsideBy(int units)
    {
        var feed = Feed is { } known ? known with { SetAside = known.SetAside + units } : null;
        return this with { Quarantined = feed is null ? Units(Quarantined.Value + units, "set aside") : Whole(feed.SetAside), Feed = feed };
    }

    internal StockPosition Heard(long sequence, WarehouseNews news)
    {
        var feed = (Feed ?? new(OnHand.Value, Quarantined.Value)).Hear(sequence, news);
        return On(Whole(feed.Level)) with { Quarantined = Whole(feed.SetAside), Feed = feed };
    }

    // A shelf of which no warehouse system speaks and that owes nothing is told by its numbers alone.
    private static WarehouseFeed? Needed(WarehouseFeed? feed) => feed is { Highest: 0, Level: >= 0 } ? null : feed;

    private StockPosition On(Quantity onHand) =>
        this with { OnHand = onHand, Shortage = Math.Max(0, Reserved.Value - onHand.Value) };

    // While news is missing a level may be below 0; the shelf then has nothing to sell.
    private static Quantity Whole(long level) => (int)Math.Clamp(level, 0, Quantity.Max);

    private Quantity Units(long value, string name) =>
        value is >= 0 and <= Quantity.Max
            ? (int)value
            : throw new StockInvariantException($"{Sku} at {Location} would have {value} {name}.");
}
