using NodaTime;
using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>What a carrier is asked to book. Holds personal data on its way to the carrier: never stored, never logged.</summary>
/// <param name="Reference">Our reference, by which the booking can be found again.</param>
/// <param name="Service">The carrier's own name of the service.</param>
/// <param name="From">The location the parcels leave from; its address is the carrier account's set-up.</param>
/// <param name="To">The receiver. Personal data.</param>
/// <param name="Parcels">The parcels, in the order in which tracking numbers are wanted.</param>
/// <param name="ServicePoint">The carrier's id of the chosen service point or locker; null for delivery to the address.</param>
/// <param name="At">The moment of asking.</param>
public sealed record BookingRequest(
    string Reference,
    string Service,
    LocationId From,
    Recipient To,
    ValueList<Parcel> Parcels,
    string? ServicePoint,
    Instant At)
{
    /// <summary>Reference and service only: the receiver must not reach a log by accident.</summary>
    /// <returns>The text without the person.</returns>
    public override string ToString() => $"BookingRequest {Reference} for {Service} (receiver withheld)";
}
