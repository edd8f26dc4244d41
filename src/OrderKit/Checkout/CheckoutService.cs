using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Products;
using OrderKit.Sourcing;

namespace OrderKit.Checkout;

/// <summary>The front door of the purchase: stock and order together, or neither.</summary>
/// <remarks>Reserves (pending, with an expiry), places the order, commits the reservation. After a crash in between the reservation
/// expires, or the process runner commits it if the order exists. Works for every pair of stores. Safe to share between threads.</remarks>
public sealed class CheckoutService
{
    // A receiver where there was none is other content.
    private static readonly EnvelopeReference NoneBefore = new("none");

    private readonly IStock stock;
    private readonly IOrderStore store;
    private readonly OrderService orders;
    private readonly PersonalDataVault vault;
    private readonly PurchaseReserve reserving;
    private readonly PurchaseCommit commit;
    private readonly PurchaseTailoring tailoring;
    private readonly BackorderPromises? backorders;

    /// <summary>Joins stock and orders.</summary>
    /// <param name="stock">The stock.</param>
    /// <param name="store">Where the orders lie.</param>
    /// <param name="orders">The front door of the orders.</param>
    /// <param name="vault">The personal data.</param>
    /// <param name="reservationLifetime">How long stock stays reserved until the order is placed; more than 0.</param>
    /// <param name="products">What the host knows of its products; null when lines bring their facts along, or need none.</param>
    /// <param name="backorders">Promises what a purchase lacks, and what is sold before its release; null sells what lacks without a
    /// day.</param>
    /// <param name="places">What sending from the locations would mean; null when nothing is known of it.</param>
    public CheckoutService(IStock stock, IOrderStore store, OrderService orders, PersonalDataVault vault, Duration reservationLifetime,
        IProductFacts? products = null, BackorderPromises? backorders = null, ISourcingPlaces? places = null)
    {
        this.stock = stock;
        this.store = store;
        this.orders = orders;
        this.vault = vault;
        this.backorders = backorders;
        reserving = new(stock, reservationLifetime, places);
        commit = new(stock, orders);
        tailoring = new(products, vault);
    }

    /// <summary>Makes a purchase.</summary>
    /// <param name="purchase">What is bought.</param>
    /// <param name="cancellationToken">Gives up waiting; what was reserved by then expires, or is committed if the order was
    /// placed.</param>
    /// <returns>The order with what is in stock and what is backordered; or why it was refused, with what is possible. A refusal has
    /// reserved nothing. Repeating the purchase with the same id is safe.</returns>
    /// <exception cref="ArgumentException">A line says what is backordered or how it is tailored: checkout finds that out. Or the facts of
    /// a product are faulty; the message lists every fault.</exception>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public async Task<Decision<PurchaseReceipt>> PurchaseAsync(Purchase purchase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        if (purchase.Lines.Any(l => !l.Backordered.IsZero || l.BackorderedUntil is not null))
        {
            throw new ArgumentException("What is backordered is for checkout to find out; leave it 0.", nameof(purchase));
        }

        if (purchase.Lines.Any(l => l.Tailoring is not null))
        {
            throw new ArgumentException("Instructions go into the purchase, not on its lines.", nameof(purchase));
        }

        purchase = PurchaseTailoring.Canonical(purchase);
        return await store.LoadAsync(purchase.OrderId, cancellationToken).ConfigureAwait(false) is { } known
            ? await PlaceAgainAsync(purchase, known, cancellationToken).ConfigureAwait(false)
            : await ReserveAndPlaceAsync(purchase, cancellationToken).ConfigureAwait(false);
    }

    // Makes no key: an order whose personal data were erased stays erased, and its purchase is still known by the rest of its content.
    private async Task<Decision<PurchaseReceipt>> PlaceAgainAsync(Purchase purchase, Order known, CancellationToken cancellationToken)
    {
        var reference = PurchaseTailoring.Personal(purchase) is { } content
            ? await vault.FindReferenceAsync(known.Id, content, cancellationToken).ConfigureAwait(false)
                ?? known.PlacedEnvelope ?? NoneBefore
            : null;
        var again = await tailoring.AgainAsync(purchase, known, cancellationToken).ConfigureAwait(false);
        var place = Place(
            again, reference, l => known.Line(l)?.Terms.Backordered ?? 0, l => known.Line(l)?.Terms.BackorderedUntil);
        return await PlaceAsync(place, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Decision<PurchaseReceipt>> ReserveAndPlaceAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        // What cannot be placed must not take stock first, nor make a key.
        if (OrderDecider.PlacingRefusal(Place(purchase, null, _ => 0, _ => null)) is { } malformed)
        {
            return malformed;
        }

        var told = await tailoring.TellAsync(purchase, cancellationToken).ConfigureAwait(false);
        if (!told.IsAccepted)
        {
            return told.Refusal;
        }

        var asked = purchase;
        purchase = told.Value;
        var unreleased = backorders is null
            ? []
            : await backorders.UnreleasedAsync(Stocked(purchase.Lines), cancellationToken).ConfigureAwait(false);
        var reserved = await reserving.ReserveAsync(purchase, unreleased, cancellationToken).ConfigureAwait(false);
        if (!reserved.IsAccepted)
        {
            // The very same purchase may have gone through in another call meanwhile.
            return await store.LoadAsync(purchase.OrderId, cancellationToken).ConfigureAwait(false) is { } known
                ? await PlaceAgainAsync(purchase, known, cancellationToken).ConfigureAwait(false)
                : reserved.Refusal;
        }

        var promised = await PromiseAsync(purchase, reserved.Value, cancellationToken).ConfigureAwait(false);
        if (!promised.IsAccepted)
        {
            await GiveBackAsync(purchase.OrderId, purchase.Id, purchase.Lines, cancellationToken).ConfigureAwait(false);
            return promised.Refusal;
        }

        var (envelope, reference) = PurchaseTailoring.Personal(purchase) is { } content
            ? await vault.SealAsync(purchase.OrderId, content, cancellationToken).ConfigureAwait(false)
            : ((Envelope?)null, (EnvelopeReference?)null);
        purchase = await tailoring.FingerprintAsync(purchase, cancellationToken).ConfigureAwait(false);
        var place = Place(purchase, reference, reserved.Value.Missing, l => promised.Value.FirstOrDefault(p => p.Line == l).Date);
        var placed = await PlaceAsync(place, envelope, cancellationToken).ConfigureAwait(false);

        // Another call of the very same purchase may have been promised another day and placed it meanwhile.
        return placed.Refusal?.Reason == RefusalReason.CommandIdReused
            && await store.LoadAsync(purchase.OrderId, cancellationToken).ConfigureAwait(false) is { } other
            ? await PlaceAgainAsync(asked, other, cancellationToken).ConfigureAwait(false)
            : placed;
    }

    private async Task<Decision<ValueList<BackorderPromises.LinePromise>>> PromiseAsync(
        Purchase purchase, PurchaseReserve.Taken taken, CancellationToken cancellationToken)
    {
        var lacking = purchase.Lines.Where(l => !taken.Missing(l.Number).IsZero).ToList();
        if (backorders is null || lacking.Count == 0)
        {
            return Decision.Accept<ValueList<BackorderPromises.LinePromise>>([]);
        }

        return await backorders.TakePlacesAsync(
            purchase.OrderId,
            lacking.Select(l => backorders.Waiting(purchase.OrderId, l.Number, l.Sku, taken.Missing(l.Number))).ToValueList(),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<Decision<PurchaseReceipt>> PlaceAsync(
        OrderCommand.Place place, Envelope? envelope, CancellationToken cancellationToken)
    {
        var placed = await orders.HandleAsync(place, envelope, cancellationToken).ConfigureAwait(false);
        if (!placed.IsAccepted)
        {
            await GiveBackAsync(place.OrderId, place.Id, place.Lines, cancellationToken).ConfigureAwait(false);
            return placed.Refusal;
        }

        var order = await commit.CommitAsync(placed.Value.Order, place.Id, cancellationToken).ConfigureAwait(false);
        if (backorders is not null)
        {
            await backorders.NoteAsync(order, cancellationToken).ConfigureAwait(false);
        }

        return Decision.Accept(PurchaseReceipt.Of(order, placed.Value.IsRepeat));
    }

    // Names the attempt, so that what another attempt holds stays held. A refusal means that this attempt holds nothing.
    private async Task GiveBackAsync(
        OrderId id, CommandId attempt, ValueList<LineTerms> lines, CancellationToken cancellationToken)
    {
        var order = await store.LoadAsync(id, cancellationToken).ConfigureAwait(false);
        if (order is not null && order.Commands.Any(c => c.Id == attempt))
        {
            return;
        }

        // An order of that name may have been placed by another attempt: then the places are its own.
        if (backorders is not null && order is null)
        {
            await backorders.GiveBackAsync(id, Stocked(lines), cancellationToken).ConfigureAwait(false);
        }

        await stock.ReleaseAsync(
            new(CommandId.Derived("give-back", id.Value, attempt.Value), id) { MadeBy = attempt }, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<Sku> Stocked(ValueList<LineTerms> lines) => lines.Where(l => l.IsStocked).Select(l => l.Sku);

    private static OrderCommand.Place Place(
        Purchase purchase, EnvelopeReference? reference, Func<LineNumber, Quantity> backordered, Func<LineNumber, LocalDate?> until) => new(
        purchase.OrderId,
        purchase.Id,
        purchase.Currency,
        purchase.Lines.Select(l => l with
        {
            Backordered = Quantity.Min(l.Quantity, backordered(l.Number)),
            BackorderedUntil = until(l.Number),
        }).ToValueList(),
        purchase.Delivery,
        reference)
    {
        Payment = purchase.Payment,
    };
}
