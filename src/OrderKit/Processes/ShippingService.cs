using OrderKit.Carriers;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Shipments;
using OrderKit.Units;

namespace OrderKit.Processes;

/// <summary>The warehouse's front door: asks the order, plans the shipment, books the carrier and gives the label.</summary>
/// <remarks>Every part is stored before the next begins and done once, so calling again after a crash goes on where it stopped. Units move
/// only when the carrier reports them handed over. Safe to share between threads.</remarks>
/// <param name="store">Where the orders lie.</param>
/// <param name="orders">The front door of the orders.</param>
/// <param name="shipments">The front door of the shipments.</param>
/// <param name="booking">Books carriers.</param>
/// <param name="vault">The personal data: the carrier gets the receiver, nobody else.</param>
public sealed class ShippingService(
    IOrderStore store, OrderService orders, ShipmentService shipments, BookingService booking, PersonalDataVault vault)
{
    /// <summary>Hands parcels over to the carrier that the customer chose.</summary>
    /// <param name="dispatch">What goes.</param>
    /// <param name="cancellationToken">Gives up waiting; calling again with the same ids goes on where it stopped.</param>
    /// <returns>The booked shipment with its label; or why not: the order's refusal, no carrier, no receiver, or the carrier's
    /// no.</returns>
    public async Task<Decision<BookedShipment>> ShipAsync(Dispatch dispatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var known = await store.LoadAsync(dispatch.OrderId, cancellationToken).ConfigureAwait(false);
        if (known is not null && known.Delivery?.Carrier is null)
        {
            return new Refusal(
                RefusalReason.NoCarrierChosen,
                $"The delivery of order {known.Id} names no carrier",
                "one was to be booked",
                "Report it shipped when it leaves");
        }

        var content = await vault.OpenAsync(dispatch.OrderId, cancellationToken).ConfigureAwait(false);
        if (known is not null && content?.Recipient is null)
        {
            return new Refusal(
                RefusalReason.NoReceiver, $"Order {known.Id} has no receiver", "a label needs one", "Cancel the order or place a new one");
        }

        var ship = new OrderCommand.Ship(dispatch.OrderId, dispatch.Id, dispatch.Shipment, dispatch.Lines);
        var asked = await orders.HandleAsync(ship, cancellationToken).ConfigureAwait(false);
        if (!asked.IsAccepted)
        {
            return asked.Refusal;
        }

        var order = asked.Value.Order;
        if (order.ShipRequests.FirstOrDefault(r => r.Shipment == dispatch.Shipment) is not { } request)
        {
            return new Refusal(
                RefusalReason.ShipmentUnknown,
                $"Shipment {dispatch.Shipment} of order {order.Id} was recalled",
                "it was to be shipped",
                "Ship under a new id");
        }

        var planned = await shipments.HandleAsync(Plan(dispatch, order, request), cancellationToken).ConfigureAwait(false);
        return planned.IsAccepted
            ? await BookAsync(planned.Value.Shipment, content!.Recipient!, order.Delivery!.ServicePoint, cancellationToken)
                .ConfigureAwait(false)
            : planned.Refusal;
    }

    // An attempt that surely came to nothing, or that somebody gave up, makes way for the next; all callers of one attempt name it alike.
    // A voided one does not: whoever voided it did not want a late retry to book again.
    private Task<Decision<BookedShipment>> BookAsync(
        Shipment shipment, Recipient to, string? servicePoint, CancellationToken cancellationToken)
    {
        var next = shipment.Booking is Booking.Voided ? shipment.BookingAttempts : shipment.BookingAttempts + 1;
        var attempt = FormattableString.Invariant($"{next}");
        return booking.BookAsync(CommandId.Derived("book", shipment.Id.Value, attempt), shipment.Id, to, servicePoint, cancellationToken);
    }

    private static ShipmentCommand.Plan Plan(Dispatch dispatch, Order order, ShipRequest request)
    {
        var delivery = order.Delivery!;
        var service = delivery.Service ?? delivery.Option.Value;
        return new(
            CommandId.Derived("plan", dispatch.Shipment.Value),
            dispatch.Shipment,
            new(order.Id, dispatch.From, request.Lines, order.Id.Value, delivery.Carrier!.Value, service, dispatch.Parcels));
    }
}
