using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PersonalData;

namespace OrderKit.Checkout;

/// <summary>The front door of the purchase: stock and order together, or neither.</summary>
/// <remarks>Reserves (pending, with an expiry), places the order, commits the reservation. After a crash in between the reservation
/// expires, or the process runner commits it if the order exists. Works for every pair of stores. Safe to share between threads.</remarks>
public sealed class CheckoutService
{
    private readonly IStock stock;
    private readonly IOrderStore store;
    private readonly OrderService orders;
    private readonly PersonalDataVault vault;
    private readonly OrderKitOptions options;
    private readonly PurchaseCommit commit;

    /// <summary>Joins stock and orders.</summary>
    /// <param name="stock">The stock.</param>
    /// <param name="store">Where the orders lie.</param>
    /// <param name="orders">The front door of the orders.</param>
    /// <param name="vault">The personal data.</param>
    /// <param name="options">How long a reservation lasts.</param>
    public CheckoutService(IStock stock, IOrderStore store, OrderService orders, PersonalDataVault vault, OrderKitOptions options)
    {
        this.stock = stock;
        this.store = store;
        this.orders = orders;
        this.vault = vault;
        this.options = options;
        commit = new(stock, orders);
    }

    /// <summary>Makes a purchase.</summary>
    /// <param name="purchase">What is bought.</param>
    /// <param name="cancellationToken">Gives up waiting; what was reserved by then expires, or is committed if the order was placed.</param>
    /// <returns>The order with what is in stock and what is backordered; or why it was refused, with what is possible. A refusal has
    /// reserved nothing. Repeating the purchase with the same id is safe.</returns>
    /// <exception cref="ArgumentException">A line says what is backordered: checkout finds that out.</exception>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public async Task<Decision<PurchaseReceipt>> PurchaseAsync(Purchase purchase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        if (purchase.Lines.Any(l => !l.Backordered.IsZero))
        {
            throw new ArgumentException("What is backordered is for checkout to find out; leave it 0.", nameof(purchase));
        }

        var (envelope, reference) = purchase.Recipient is { } recipient
            ? await vault.SealAsync(purchase.OrderId, new(recipient), cancellationToken).ConfigureAwait(false)
            : ((Envelope?)null, (EnvelopeReference?)null);
        if (await store.LoadAsync(purchase.OrderId, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return await PlaceAsync(Place(purchase, reference, l => known.Line(l)?.Terms.Backordered ?? 0), null, cancellationToken)
                .ConfigureAwait(false);
        }

        return await ReserveAndPlaceAsync(purchase, envelope, reference, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Decision<PurchaseReceipt>> ReserveAndPlaceAsync(
        Purchase purchase, Envelope? envelope, EnvelopeReference? reference, CancellationToken cancellationToken)
    {
        // What cannot be placed must not take stock first.
        var trial = Place(purchase, reference, _ => 0);
        if (OrderDecider.PlacingRefusal(trial) is { } malformed)
        {
            return malformed;
        }

        var lines = purchase.Lines.Where(l => l.IsStocked).Select(l => new StockCommand.Line(l.Number, l.Sku, l.Quantity)).ToValueList();
        if (lines.Count == 0)
        {
            return await PlaceAsync(trial, envelope, cancellationToken).ConfigureAwait(false);
        }

        var reserve = new StockCommand.Reserve(purchase.Id, purchase.OrderId, lines, options.ReservationLifetime)
        {
            Policy = purchase.Policy,
            From = purchase.From,
        };
        var reserved = await stock.ReserveAsync(reserve, cancellationToken).ConfigureAwait(false);
        return reserved.IsAccepted
            ? await PlaceAsync(
                Place(purchase, reference, l => reserved.Value.Reservation.Find(l)?.Missing ?? 0), envelope, cancellationToken).ConfigureAwait(false)
            : reserved.Refusal;
    }

    private async Task<Decision<PurchaseReceipt>> PlaceAsync(OrderCommand.Place place, Envelope? envelope, CancellationToken cancellationToken)
    {
        var placed = await orders.HandleAsync(place, envelope, cancellationToken).ConfigureAwait(false);
        if (!placed.IsAccepted)
        {
            await GiveBackAsync(place, cancellationToken).ConfigureAwait(false);
            return placed.Refusal;
        }

        var order = await commit.CommitAsync(placed.Value.Order, place.Id, cancellationToken).ConfigureAwait(false);
        return Decision.Accept(PurchaseReceipt.Of(order, placed.Value.IsRepeat));
    }

    // Names the attempt, so that what another attempt holds stays held. A refusal means that this attempt holds nothing.
    private async Task GiveBackAsync(OrderCommand.Place place, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(place.OrderId, cancellationToken).ConfigureAwait(false) is { } order && order.Commands.Any(c => c.Id == place.Id))
        {
            return;
        }

        await stock.ReleaseAsync(
            new(CommandId.Derived("give-back", place.OrderId.Value, place.Id.Value), place.OrderId) { MadeBy = place.Id },
            cancellationToken).ConfigureAwait(false);
    }

    private static OrderCommand.Place Place(Purchase purchase, EnvelopeReference? reference, Func<LineNumber, Quantity> backordered) => new(
        purchase.OrderId,
        purchase.Id,
        purchase.Currency,
        purchase.Lines.Select(l => l with { Backordered = Quantity.Min(l.Quantity, backordered(l.Number)) }).ToValueList(),
        purchase.Delivery,
        reference);
}
