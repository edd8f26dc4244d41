namespace OrderKit.Shipments;

/// <summary>What a carrier's scan or notice says, in one vocabulary for all carriers.</summary>
/// <remarks>The number is the rank, and the rank only decides between events of the same moment. <see cref="Lost"/>,
/// <see cref="Returned"/> and <see cref="Delivered"/> are the ends; <see cref="Delayed"/> and <see cref="Notified"/> are overlays that
/// move nothing; <see cref="Retracted"/> takes an end back; the rest are ordinary scans.</remarks>
public enum TrackingStatus
{
    /// <summary>A code that no table knows, or nothing heard yet. Moves nothing and raises nothing.</summary>
    Unknown = 0,

    /// <summary>The carrier has the data and a label exists; the sender still has the parcel.</summary>
    Registered = 10,

    /// <summary>The carrier has the parcel: picked up, or handed in.</summary>
    HandedOver = 20,

    /// <summary>On its way between terminals.</summary>
    InTransit = 30,

    /// <summary>Stopped on its way: customs, a missing document, the carrier's own stop.</summary>
    Held = 35,

    /// <summary>On the vehicle that brings it to the door.</summary>
    OutForDelivery = 40,

    /// <summary>The carrier tried and could not hand it over.</summary>
    DeliveryAttempted = 50,

    /// <summary>Waits at a service point or in a locker. Not delivered: the customer does not have it.</summary>
    ReadyForPickup = 60,

    /// <summary>On its way back to the sender.</summary>
    Returning = 65,

    /// <summary>The carrier has declared it lost or destroyed. An end.</summary>
    Lost = 70,

    /// <summary>Back at the sender. An end.</summary>
    Returned = 80,

    /// <summary>Handed to the receiver or left where agreed. An end.</summary>
    Delivered = 90,

    /// <summary>The carrier says it will be later than planned. An overlay.</summary>
    Delayed = 100,

    /// <summary>The receiver was told something by the carrier. An overlay.</summary>
    Notified = 110,

    /// <summary>The carrier takes back the ends it reported up to this moment: a retraction or correction.</summary>
    Retracted = 120,
}
