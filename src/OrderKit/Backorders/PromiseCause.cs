namespace OrderKit.Backorders;

/// <summary>Why a backorder got the promise it has.</summary>
public enum PromiseCause
{
    /// <summary>Nothing changed.</summary>
    None = 0,

    /// <summary>It had no day and has one now.</summary>
    FirstPromise = 1,

    /// <summary>More or earlier supply, or fewer ahead of it.</summary>
    Earlier = 2,

    /// <summary>The receipt it was promised from comes later, or is overdue.</summary>
    ReceiptLate = 3,

    /// <summary>The receipt it was promised from has fewer units than were promised from it.</summary>
    ReceiptShort = 4,

    /// <summary>The receipt it was promised from is no longer expected, and its units are not there.</summary>
    ReceiptGone = 5,

    /// <summary>Units that were set aside for it are not on the shelf any more, or not free.</summary>
    StockShort = 6,

    /// <summary>What was to be made or bought for it did not come in time.</summary>
    MadeLate = 7,

    /// <summary>Other demand took units that were promised to it.</summary>
    OtherDemand = 8,

    /// <summary>Supply of others moved, and they now take units that were promised to it.</summary>
    KnockOn = 9,

    /// <summary>Supply did not move: others are served before it under the strategy.</summary>
    Outranked = 10,

    /// <summary>No known supply covers it.</summary>
    NotCovered = 11,
}
