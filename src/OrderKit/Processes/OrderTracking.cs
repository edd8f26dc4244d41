using OrderKit.Carriers;
using OrderKit.Orders;
using OrderKit.Shipments;

namespace OrderKit.Processes;

/// <summary>Keeps orders in step with their parcels: takes the carrier's events in and tells the order what is new.</summary>
/// <remarks>Safe to share between threads, and safe to call again after a crash at any point.</remarks>
/// <param name="tracking">Asks carriers.</param>
/// <param name="shipments">The front door of the shipments.</param>
/// <param name="orders">The front door of the orders.</param>
public sealed class OrderTracking(TrackingService tracking, ShipmentService shipments, OrderService orders)
{
    /// <summary>Asks the carrier for a shipment's events and tells the order what is new.</summary>
    /// <param name="id">The caller's name for this look.</param>
    /// <param name="shipment">The shipment.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The shipment after it; or why not.</returns>
    /// <exception cref="CarrierException">The carrier did not answer.</exception>
    public async Task<Decision<Shipment>> UpdateAsync(CommandId id, ShipmentId shipment, CancellationToken cancellationToken = default)
    {
        var step = await tracking.PullAsync(id, shipment, cancellationToken).ConfigureAwait(false);
        return step.IsAccepted ? await TellAsync(step.Value.Shipment, cancellationToken).ConfigureAwait(false) : step.Refusal;
    }

    /// <summary>Takes in events that the carrier sent by itself and tells the order what is new.</summary>
    /// <param name="id">The caller's name for the delivery of these events, as the id of a webhook call.</param>
    /// <param name="shipment">The shipment.</param>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The shipment after it; or why not.</returns>
    public async Task<Decision<Shipment>> ReceiveAsync(
        CommandId id, ShipmentId shipment, ValueList<TrackingEvent> events, CancellationToken cancellationToken = default)
    {
        var record = new ShipmentCommand.RecordTracking(id, shipment, events);
        var step = await shipments.HandleAsync(record, cancellationToken).ConfigureAwait(false);
        return step.IsAccepted ? await TellAsync(step.Value.Shipment, cancellationToken).ConfigureAwait(false) : step.Refusal;
    }

    // All news are told each time: what the order knows it takes as a repeat, what a crash kept from it reaches it now.
    private async Task<Decision<Shipment>> TellAsync(Shipment shipment, CancellationToken cancellationToken)
    {
        foreach (var report in TrackingProcess.ReportsFor(shipment))
        {
            var told = await orders.HandleAsync(report, cancellationToken).ConfigureAwait(false);
            if (!told.IsAccepted)
            {
                return told.Refusal;
            }
        }

        return Decision.Accept(shipment);
    }
}
