namespace OrderKit.Shipments;

/// <summary>Parcels that leave one location for one receiver, how far their booking has come, and what the carrier says of them.</summary>
/// <remarks>Never changes; each version is a new one. Holds no personal data: the receiver is a reference into the order's envelope.
/// Differs from a consignment, which is what a carrier accepts as one booking.</remarks>
public sealed record Shipment
{
    internal Shipment(ShipmentId id, ShipmentPlan plan)
    {
        Id = id;
        Plan = plan;
        Parcels = plan.Parcels;
        Tracking = TrackingFold.Of(plan.Parcels, []);
    }

    /// <summary>The shipment's id.</summary>
    public ShipmentId Id { get; }

    /// <summary>What it was planned to be: order, location, lines, destination, carrier and service.</summary>
    public ShipmentPlan Plan { get; }

    /// <summary>The parcels, with their tracking numbers once the carrier has booked.</summary>
    public ValueList<Parcel> Parcels { get; internal init; }

    /// <summary>The latest attempt to book; null before the first.</summary>
    public Booking? Booking { get; internal init; }

    /// <summary>How many attempts to book there were, the latest included.</summary>
    public int BookingAttempts { get; internal init; }

    /// <summary>Bookings the carrier turned out to have made besides the one that counts; a person should have them voided.</summary>
    public ValueList<Booking.Booked> StrayBookings { get; internal init; } = [];

    /// <summary>All the carrier has said, in the order in which it arrived, each once.</summary>
    public ValueList<TrackingEvent> Received { get; internal init; } = [];

    /// <summary>Where the shipment and its parcels stand, as it was recorded with the latest event that moved it.</summary>
    public TrackingFold Tracking { get; internal init; }

    /// <summary>All news that arose for the order so far, oldest first.</summary>
    public ValueList<ShipmentNews> News { get; internal init; } = [];

    /// <summary>The number of events in its history, 1 or more.</summary>
    public long Version { get; internal init; }

    internal ValueList<AcceptedCommand> Accepted { get; init; } = [];

    internal Shipment Accept(ShipmentRecord record) => this with
    {
        Version = record.Version,
        Accepted = Accepted.Count > 0 && Accepted[^1].Id == record.Command
            ? Accepted
            : Accepted.Add(new(record.Command, record.Content, record.Version)),
    };

    internal Shipment Number(ValueList<string>? numbers) => this with
    {
        Parcels = Parcels.Select((parcel, i) => parcel with { TrackingNumber = numbers?[i] }).ToValueList(),
    };
}
