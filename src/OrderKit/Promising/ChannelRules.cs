namespace OrderKit.Promising;

/// <summary>What a sales channel sees of the stock and how it speaks of it.</summary>
/// <param name="Channel">The channel: a web shop, a marketplace, a store's till.</param>
public sealed record ChannelRules(Code Channel)
{
    /// <summary>The locations whose stock it may sell; null for all.</summary>
    public ValueList<LocationId>? Locations { get; init; }

    /// <summary>So many units or fewer are shown as few left.</summary>
    /// <value>Default: 3; 0 never shows it.</value>
    public Quantity FewLeft { get; init; } = 3;

    /// <summary>Whether it sells what is not there.</summary>
    /// <value>Default: <see cref="BackorderAcceptance.Never"/>.</value>
    public BackorderAcceptance Backorders { get; init; } = BackorderAcceptance.Never;

    /// <summary>How many days ahead it names a day; what comes later counts as not expected. Null for any.</summary>
    /// <value>0 or more; default: null.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int? HorizonDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0);
            field = value;
        }
    }

    internal bool Sees(LocationId location)
    {
        if (Locations is null)
        {
            return true;
        }

        foreach (var seen in Locations.AsSpan())
        {
            if (seen == location)
            {
                return true;
            }
        }

        return false;
    }
}
