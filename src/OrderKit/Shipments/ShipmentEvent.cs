namespace OrderKit.Shipments;

/// <summary>Something that has happened to a shipment. Bare: when, by which command and as which version it stands in its record.</summary>
public abstract record ShipmentEvent
{
    private protected ShipmentEvent()
    {
    }

    /// <summary>The shipment was opened.</summary>
    /// <param name="Content">What it is to be.</param>
    public sealed record Planned(ShipmentPlan Content) : ShipmentEvent;

    /// <summary>The carrier is about to be called under our reference.</summary>
    /// <param name="Reference">Our reference: the shipment's id and the number of the attempt.</param>
    public sealed record BookingIntended(string Reference) : ShipmentEvent;

    /// <summary>The carrier has booked.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    /// <param name="TrackingNumbers">One per parcel, in order.</param>
    /// <param name="Tracking">Where the shipment stands with these numbers; scans may have come before them.</param>
    public sealed record BookingConfirmed(string Reference, string Number, ValueList<string> TrackingNumbers, TrackingFold Tracking)
        : ShipmentEvent;

    /// <summary>The carrier said no.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Why">The carrier's reason.</param>
    public sealed record BookingRefused(string Reference, Code Why) : ShipmentEvent;

    /// <summary>The carrier's answer did not come.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Why">What came instead.</param>
    public sealed record BookingLeftUnknown(string Reference, Code Why) : ShipmentEvent;

    /// <summary>A person or a named policy decided that an open attempt counts as not booked.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="DecidedBy">Who or what decided.</param>
    public sealed record BookingGivenUp(string Reference, Code DecidedBy) : ShipmentEvent;

    /// <summary>The carrier turned out to have booked besides the booking that counts: a person should have it voided.</summary>
    /// <param name="Reference">Our reference of the attempt that was thought not to have booked.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    /// <param name="TrackingNumbers">Its tracking numbers.</param>
    public sealed record StrayBookingFound(string Reference, string Number, ValueList<string> TrackingNumbers) : ShipmentEvent;

    /// <summary>The carrier is about to be asked to void the booking.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    public sealed record VoidIntended(string Reference, string Number) : ShipmentEvent;

    /// <summary>The carrier has voided the booking; its tracking numbers are no longer the parcels'.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    /// <param name="Tracking">Where the shipment stands without these numbers.</param>
    public sealed record BookingVoided(string Reference, string Number, TrackingFold Tracking) : ShipmentEvent;

    /// <summary>The carrier will not void the booking; it stands.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    /// <param name="Why">The carrier's reason.</param>
    public sealed record VoidRefused(string Reference, string Number, Code Why) : ShipmentEvent;

    /// <summary>The carrier has scanned or noticed something new.</summary>
    /// <param name="Received">The new events, as received.</param>
    /// <param name="Tracking">Where the shipment stands with them.</param>
    public sealed record Tracked(ValueList<TrackingEvent> Received, TrackingFold Tracking) : ShipmentEvent;

    /// <summary>The shipment has news for its order: what is to be reported there.</summary>
    /// <param name="News">The news.</param>
    public sealed record NewsArisen(ShipmentNews News) : ShipmentEvent;
}
