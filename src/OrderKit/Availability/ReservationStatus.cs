namespace OrderKit.Availability;

/// <summary>How firmly a reservation holds its units.</summary>
public enum ReservationStatus
{
    /// <summary>Held until its time runs out: the customer is in the checkout.</summary>
    Pending = 1,

    /// <summary>Held without end: the order is placed.</summary>
    Committed = 2,

    /// <summary>The time ran out and the units went back; a commit may still take them again.</summary>
    Expired = 3,

    /// <summary>Holds nothing and waits for nothing: every unit was consumed or released.</summary>
    Ended = 4,
}
