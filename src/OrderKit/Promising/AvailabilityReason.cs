namespace OrderKit.Promising;

/// <summary>Why an availability answer is as it is.</summary>
public enum AvailabilityReason
{
    /// <summary>No location that the channel sees has the article.</summary>
    NotSoldHere = 0,

    /// <summary>The units are there, and no later demand needs them.</summary>
    OnTheShelf = 1,

    /// <summary>It never runs out.</summary>
    Unlimited = 2,

    /// <summary>Scheduled receipts cover it.</summary>
    Receipts = 3,

    /// <summary>It is beyond the infinite supply horizon.</summary>
    InfiniteSupply = 4,

    /// <summary>It is sold before its release.</summary>
    PreOrderOpen = 5,

    /// <summary>Too many are sold before its release already.</summary>
    PreOrderFull = 6,

    /// <summary>The channel takes no backorders; the day, if there is one, is for show.</summary>
    BackordersNotAccepted = 7,

    /// <summary>Too many units wait already.</summary>
    BackorderLimitReached = 8,

    /// <summary>Nothing is expected that would cover it, and the channel takes no backorder without a day.</summary>
    NothingExpected = 9,

    /// <summary>Nothing is expected that would cover it, and the channel takes the backorder without a day.</summary>
    WithoutDay = 10,
}
