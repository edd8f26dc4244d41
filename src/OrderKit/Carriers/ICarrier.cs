namespace OrderKit.Carriers;

/// <summary>A carrier, or one account with it. What it can do is found by type: it implements the small interfaces of what it
/// can.</summary>
/// <remarks>Booking: <see cref="ICarrierBooking"/>; finding a booking by our reference: <see cref="ICarrierBookingLookup"/>; voiding:
/// <see cref="ICarrierVoid"/>; asking for scans: <see cref="ICarrierTracking"/>; delivery options: <see cref="ICarrierOptions"/>. A
/// carrier that cannot do a thing does not implement its interface; no method answers that it is unsupported. Implementations are safe
/// to use from many threads.</remarks>
public interface ICarrier
{
    /// <summary>The code under which shipments and options name it, as in <c>postnord</c>.</summary>
    Code Code { get; }

    /// <summary>The name people know it by.</summary>
    string Name { get; }
}
