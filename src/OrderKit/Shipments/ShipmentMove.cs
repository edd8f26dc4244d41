namespace OrderKit.Shipments;

/// <summary>Whether a request can be made of a shipment now, and if not, why not and what would unlock it.</summary>
/// <remarks>The same checks decide the request itself.</remarks>
/// <param name="Request">The request by the name of its command, as in <c>IntendBooking</c> and in <see cref="Unlock.Action"/>.</param>
/// <param name="Objection">What stands against it; null when it is allowed.</param>
public sealed record ShipmentMove(string Request, Refusal? Objection)
{
    /// <summary>Whether nothing stands against it.</summary>
    public bool IsAllowed => Objection is null;
}
