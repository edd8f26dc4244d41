namespace OrderKit.InMemory;

/// <summary>What goes wrong with one booking of a <see cref="SimulatedCarrier"/>.</summary>
public enum SimulatedTrouble
{
    /// <summary>Nothing: booked, carried, delivered.</summary>
    None = 0,

    /// <summary>The carrier books, but its answer does not come.</summary>
    TimeOutAfterBooking = 1,

    /// <summary>The call does not reach the carrier; nothing is booked, and no answer comes.</summary>
    TimeOutBeforeBooking = 2,

    /// <summary>The carrier says no.</summary>
    RefuseBooking = 3,

    /// <summary>A delay notice, and delivery two days later than usual.</summary>
    BeLate = 4,

    /// <summary>The parcels are lost on their way.</summary>
    Lose = 5,

    /// <summary>Nobody is at home, and the parcels go back to the sender.</summary>
    Return = 6,

    /// <summary>A scan in transit after delivery, then the delivery is taken back, and the parcels are delivered a day later.</summary>
    RetractDelivery = 7,
}
