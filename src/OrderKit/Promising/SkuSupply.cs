using NodaTime;

namespace OrderKit.Promising;

/// <summary>One article with the schedules of all its locations, ready to be asked about by every channel.</summary>
/// <remarks>Made when its supply changes and kept for the day; asking allocates nothing.</remarks>
public sealed record SkuSupply
{
    private SkuSupply(Sku sku, LocalDate today, AtpRules rules, ValueList<AtpSchedule> locations) =>
        (Sku, Today, Rules, Locations) = (sku, today, rules, locations);

    /// <summary>The article.</summary>
    public Sku Sku { get; }

    /// <summary>The day the schedules were computed for.</summary>
    public LocalDate Today { get; }

    /// <summary>The rules they were computed by.</summary>
    public AtpRules Rules { get; }

    /// <summary>What can be promised, location by location.</summary>
    public ValueList<AtpSchedule> Locations { get; private init; }

    /// <summary>Units that wait as backorders already, for <see cref="BackorderAcceptance.UpTo"/>.</summary>
    public Quantity Waiting { get; init; }

    /// <summary>The terms before its release; null when it is sold in the ordinary way.</summary>
    public PreOrder? PreOrder { get; init; }

    /// <summary>The sum of the versions of the pictures: it grows when any of them changes.</summary>
    public long Version { get; private init; }

    /// <summary>Computes the schedules of an article.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="pictures">Its supply pictures, each location once.</param>
    /// <param name="rules">The method, and what counts.</param>
    /// <param name="today">Today.</param>
    /// <returns>The article, ready to be asked about.</returns>
    /// <exception cref="ArgumentException">A picture is of another article, or a location stands twice.</exception>
    public static SkuSupply Of(Sku sku, ValueList<SupplyPicture> pictures, AtpRules rules, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(rules);
        if (pictures.Any(picture => picture.Sku != sku) || pictures.DistinctBy(picture => picture.Location).Count() < pictures.Count)
        {
            throw new ArgumentException($"The pictures are of {sku} only, each location once.", nameof(pictures));
        }

        return new(sku, today, rules, pictures.Select(picture => AtpSchedule.Of(picture, rules, today)).ToValueList())
        {
            Version = pictures.Sum(picture => picture.Version),
        };
    }
}
