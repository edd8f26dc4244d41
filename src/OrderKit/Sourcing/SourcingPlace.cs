using NodaTime;

namespace OrderKit.Sourcing;

/// <summary>One location as sourcing sees it: what sending from there to this customer would mean.</summary>
/// <remarks>Everything is optional: what a host does not say makes no difference between locations.</remarks>
/// <param name="Location">The location.</param>
public sealed record SourcingPlace(LocationId Location)
{
    /// <summary>The largest cost, distance or price of a unit that can be weighed: 1,000,000,000.</summary>
    public const long Max = 1_000_000_000;

    /// <summary>What one shipment from there costs, in the smallest unit of one currency (öre, cents). Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above <see cref="Max"/>.</exception>
    public long Cost { get; init => field = Within(value); }

    /// <summary>What picking and sending one unit from there costs, in the same unit. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above <see cref="Max"/>.</exception>
    public long UnitCost { get; init => field = Within(value); }

    /// <summary>How far it is to the customer, in metres. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above <see cref="Max"/>.</exception>
    public long Distance { get; init => field = Within(value); }

    /// <summary>The date a shipment from there would be promised for; null counts as later than every date.</summary>
    public LocalDate? Promise { get; init; }

    /// <summary>How many more shipments it can send today, as a store with few hands; null is as many as it takes, 0 is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? Capacity
    {
        get;
        init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "0 or more.");
    }

    private static long Within(long value) =>
        value is >= 0 and <= Max ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"0 to {Max}.");
}
