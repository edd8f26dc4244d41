using NodaTime;
using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>Asks carriers for the scans of shipments and stores what is new.</summary>
/// <param name="shipments">The front door to shipments.</param>
/// <param name="carriers">The registered carriers.</param>
/// <param name="clock">Tells the moment of asking.</param>
public sealed class TrackingService(ShipmentService shipments, CarrierRegistry carriers, IClock clock)
{
    /// <summary>Asks a shipment's carrier once. Safe to repeat: what is known already changes nothing.</summary>
    /// <param name="id">The caller's name for this asking; a new one for each.</param>
    /// <param name="shipment">The shipment.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The step, with the news that arose; or a refusal: no such shipment, id reused, carrier unknown or unable to
    /// track.</returns>
    /// <exception cref="CarrierException">No answer; asking again is safe.</exception>
    public async Task<Decision<ShipmentStep>> PullAsync(
        CommandId id, ShipmentId shipment, CancellationToken cancellationToken = default)
    {
        var state = await shipments.FindAsync(shipment, cancellationToken).ConfigureAwait(false);
        if (state is null)
        {
            return BookingRefusals.NoShipment(shipment);
        }

        var carrier = carriers.Find<ICarrierTracking>(state.Plan.Carrier);
        if (!carrier.IsAccepted)
        {
            return carrier.Refusal;
        }

        var numbers = state.Parcels.Select(p => p.TrackingNumber).OfType<string>().ToValueList();
        var events = await carrier.Value.TrackAsync(numbers, clock.GetCurrentInstant(), cancellationToken).ConfigureAwait(false);
        return await shipments.HandleAsync(new ShipmentCommand.RecordTracking(id, shipment, events), cancellationToken)
            .ConfigureAwait(false);
    }
}
