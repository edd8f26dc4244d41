namespace OrderKit;

/// <summary>Every reason for which a request can be refused, with its fixed number.</summary>
/// <remarks>A number is never reused or given another meaning. The number is also the rank: where several reasons apply, the lowest is
/// given. 1–199 orders, 200–299 availability, 300–399 shipments, 400–499 carriers, 500–599 delivery, 600–699 checkout. New reasons take
/// free numbers, so a program keeps a default arm.</remarks>
public enum RefusalReason
{
    /// <summary>No shipment was planned under this id.</summary>
    ShipmentUnknown = 300,

    /// <summary>The shipment has already accepted another command under this command id.</summary>
    ShipmentCommandIdReused = 301,

    /// <summary>Another shipment was planned under this id before.</summary>
    ShipmentAlreadyPlanned = 302,

    /// <summary>The contents of the parcels do not add up to the lines of the shipment.</summary>
    ParcelContentsDiffer = 303,

    /// <summary>The carrier was asked to book and its answer is not known; a second booking could be a double one.</summary>
    BookingOpen = 304,

    /// <summary>The carrier has booked the shipment.</summary>
    ShipmentAlreadyBooked = 305,

    /// <summary>No booking under this reference waits for an answer.</summary>
    BookingNotOpen = 306,

    /// <summary>The carrier gave another number of tracking numbers than there are parcels.</summary>
    TrackingNumbersDiffer = 307,

    /// <summary>There is no booking that could be voided.</summary>
    ShipmentNotBooked = 308,

    /// <summary>The carrier has the parcels, so their booking can no longer be voided.</summary>
    ShipmentHandedOver = 309,

    /// <summary>No carrier of this code is registered.</summary>
    CarrierUnknown = 400,

    /// <summary>The carrier cannot do what was asked, now or later.</summary>
    CarrierUnsupported = 401,

    /// <summary>The carrier answered the booking with no; nothing is booked.</summary>
    CarrierRefusedBooking = 402,

    /// <summary>The carrier answered the voiding with no; the booking stands.</summary>
    CarrierRefusedVoid = 403,

    /// <summary>The carrier's answer to the booking did not come; it may have booked or not.</summary>
    CarrierDidNotAnswer = 404,

    /// <summary>The chosen delivery option is no longer offered for this question.</summary>
    DeliveryOptionNotOffered = 500,

    /// <summary>The cut-off for the shown delivery days has passed; the option now has other days.</summary>
    DeliveryCutOffPassed = 501,
}
