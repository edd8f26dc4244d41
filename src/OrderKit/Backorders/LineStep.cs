namespace OrderKit.Backorders;

/// <summary>What a run has to say about a waiting line.</summary>
public enum LineStep
{
    /// <summary>Its promised day stands.</summary>
    Kept = 0,

    /// <summary>All its units can leave now.</summary>
    Filled = 1,

    /// <summary>It has its first promised day, or one again.</summary>
    Promised = 2,

    /// <summary>Its promised day is earlier now.</summary>
    Improved = 3,

    /// <summary>Its promised day is later now.</summary>
    Slipped = 4,

    /// <summary>Its promised day is taken back, and no other is known.</summary>
    Lost = 5,

    /// <summary>It has no day, as before.</summary>
    Undated = 6,

    /// <summary>Patience has ended: the customer is to be asked whether he waits, splits or cancels.</summary>
    Asked = 7,

    /// <summary>Patience has ended: what could not leave now is cancelled.</summary>
    Cancelled = 8,
}
