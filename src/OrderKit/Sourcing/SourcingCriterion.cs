using NodaTime;

namespace OrderKit.Sourcing;

/// <summary>One thing by which a choice of locations is better than another: less is better.</summary>
/// <remarks>A policy has some in order: the second is looked at only where the first is equal. A value that a host can replace or add to.
/// Every number is 0 to <see cref="SourcingPlace.Max"/>.</remarks>
public sealed class SourcingCriterion
{
    private SourcingCriterion(Code name) => Name = name;

    /// <summary>How many shipments the order makes.</summary>
    public static SourcingCriterion Shipments { get; } = PerShipment("shipments", _ => 1);

    /// <summary>What the shipments cost: <see cref="SourcingPlace.Cost"/> each and <see cref="SourcingPlace.UnitCost"/> a unit.</summary>
    public static SourcingCriterion Cost { get; } =
        new("cost") { ForShipment = place => place.Cost, ForUnit = (place, _, _) => place.UnitCost };

    /// <summary>The metres the shipments travel, all together.</summary>
    public static SourcingCriterion Distance { get; } = PerShipment("distance", place => place.Distance);

    /// <summary>The date of the last shipment to arrive.</summary>
    public static SourcingCriterion Promise { get; } = Latest("promise", place => Day(place.Promise));

    /// <summary>How dearly the units would be missed: a unit out of few weighs more than a unit out of many.</summary>
    /// <remarks>A unit where n are free weighs 1,000,000 / n. A host with better prices (as the duals of a nightly transport plan;
    /// Acimovic and Graves, M&amp;SOM 2015) makes its own by <see cref="PerUnit"/>.</remarks>
    public static SourcingCriterion Scarcity { get; } = PerUnit("scarcity", (_, _, free) => free > 0 ? 1_000_000 / free : 0);

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; }

    internal Func<SourcingPlace, long>? ForShipment { get; private init; }

    internal Func<SourcingPlace, Sku, long, long>? ForUnit { get; private init; }

    internal bool IsLatest { get; private init; }

    internal bool CountsCost => ReferenceEquals(this, Cost);

    internal bool CountsScarcity => ReferenceEquals(this, Scarcity);

    internal bool CountsShipments => ReferenceEquals(this, Shipments);

    /// <summary>The sum over the shipments.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weigh">What one shipment from a place weighs; pure.</param>
    /// <returns>The criterion.</returns>
    public static SourcingCriterion PerShipment(Code name, Func<SourcingPlace, long> weigh)
    {
        ArgumentNullException.ThrowIfNull(weigh);
        return new(name) { ForShipment = weigh };
    }

    /// <summary>The largest over the shipments, as the date of the last.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weigh">What one shipment from a place weighs; pure.</param>
    /// <returns>The criterion.</returns>
    public static SourcingCriterion Latest(Code name, Func<SourcingPlace, long> weigh)
    {
        ArgumentNullException.ThrowIfNull(weigh);
        return new(name) { ForShipment = weigh, IsLatest = true };
    }

    /// <summary>The sum over the units.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weigh">What one unit weighs, by place, article and units free there; pure.</param>
    /// <returns>The criterion.</returns>
    public static SourcingCriterion PerUnit(Code name, Func<SourcingPlace, Sku, long, long> weigh)
    {
        ArgumentNullException.ThrowIfNull(weigh);
        return new(name) { ForUnit = weigh };
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name.Value;

    // Days since the first of the calendar; no promise is later than any.
    private static long Day(LocalDate? date) =>
        date is { } day ? day.DayOfYear + 366L * (day.Year + 10_000) : SourcingPlace.Max;
}
