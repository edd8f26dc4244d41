using NodaTime;

namespace OrderKit.Promising;

/// <summary>What a shop may say about an article, and what it stands on.</summary>
/// <remarks>An answer of the moment: only a reservation or a booking holds.</remarks>
/// <param name="Sku">The article.</param>
/// <param name="State">What to show.</param>
/// <param name="Reason">Why.</param>
public readonly record struct AvailabilityAnswer(Sku Sku, DisplayState State, AvailabilityReason Reason)
{
    /// <summary>Units the channel can sell for today; <see cref="OrderKit.Quantity.Max"/> when unlimited. Before a release: units that may
    /// be sold in advance.</summary>
    public Quantity Quantity { get; init; }

    /// <summary>The earliest day on which all wanted units can be promised; null when no day is known.</summary>
    public LocalDate? Earliest { get; init; }

    /// <summary>Days from today to <see cref="Earliest"/>; 0 when it is today or not known.</summary>
    public int InDays { get; init; }

    /// <summary>Whether the channel takes an order for the wanted quantity.</summary>
    public bool IsOrderable { get; init; }

    /// <summary>How the promise was computed.</summary>
    public AtpMethod Method { get; init; }

    /// <summary>The name of the channel's backorder policy that was applied.</summary>
    public Code Backorders { get; init; }

    /// <summary>The version of the supply picture: <see cref="SkuSupply.Version"/>.</summary>
    public long Version { get; init; }
}
