using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Products;

namespace OrderKit.Checkout;

/// <summary>The front door to changes of a placed order: propose, look, apply wholly or withdraw.</summary>
/// <remarks>What comes in is reserved before the change is applied and joins the order's stock afterwards; the envelope is stored in one
/// append with the events, made anew when somebody was faster. Safe to share between threads.</remarks>
public sealed class ChangeService
{
    private readonly IOrderStore store;
    private readonly OrderRules rules;
    private readonly IStock stock;
    private readonly IClock clock;
    private readonly ChangeContent personal;
    private readonly ChangeStock units;
    private readonly Duration lifetime;

    /// <summary>Joins orders, stock and personal data.</summary>
    /// <param name="store">Where the orders lie.</param>
    /// <param name="rules">The host's rules.</param>
    /// <param name="orders">The front door of the orders.</param>
    /// <param name="stock">The stock.</param>
    /// <param name="vault">The personal data.</param>
    /// <param name="clock">The clock by which changes expire.</param>
    /// <param name="reservationLifetime">How long stock stays reserved while a change is applied; more than 0.</param>
    /// <param name="products">What the host knows of its products; null when new lines bring their facts along, or need none.</param>
    /// <param name="backorders">Says whether what comes in may wait, and sells what is not released yet; null lets all wait.</param>
    public ChangeService(IOrderStore store, OrderRules rules, OrderService orders, IStock stock, PersonalDataVault vault, IClock clock,
        Duration reservationLifetime, IProductFacts? products = null, BackorderPromises? backorders = null)
    {
        (this.store, this.rules, this.stock, this.clock) = (store, rules, stock, clock);
        personal = new(vault, products);
        units = new(stock, orders, backorders);
        lifetime = reservationLifetime;
    }

    /// <summary>Opens a change. Nothing changes until it is applied.</summary>
    /// <param name="proposal">What is wanted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The order with its open change; or why not, every fault of every instruction at once. Repeating it with the same id is
    /// safe.</returns>
    /// <exception cref="ArgumentException">A new line says how it is tailored: that goes into the proposal. Or the facts of a product are
    /// faulty; the message lists every fault.</exception>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public async Task<Decision<OrderStep>> ProposeAsync(ChangeProposal proposal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.Changes.Any(c => c is OrderChange.AddLine { Terms.Tailoring: not null }))
        {
            throw new ArgumentException("Instructions go into the proposal, not on its lines.", nameof(proposal));
        }

        return await InOneAppendAsync(proposal.OrderId, order => ProposalAsync(proposal, order, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Says what the open change of an order would do now.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The offer, with the version of the order to apply it to; null when there is no such order or no open change.</returns>
    public async Task<ChangeOffer?> PreviewAsync(OrderId id, CancellationToken cancellationToken = default)
    {
        if (await store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { Change: { } open } order)
        {
            return null;
        }

        var preview = OrderDecider.PreviewChange(rules, order, clock.GetCurrentInstant())!;
        var wanted = preview.Lines.Where(l => l.IsStocked && !l.Added.IsZero)
            .GroupBy(l => l.Sku, (sku, lines) => (Sku: sku, Units: lines.Sum(l => l.Added.Value))).ToList();
        var found = await stock.CheckAsync(wanted.Select(w => w.Sku).ToValueList(), cancellationToken).ConfigureAwait(false);
        var lacking = wanted.Zip(found, (w, f) => new ChangeOffer.Shortage(w.Sku, w.Units, f.Available)).Where(s => s.Wanted > s.Free);
        return new(open, preview, lacking.ToValueList());
    }

    /// <summary>Applies the open change wholly, with its stock, or not at all.</summary>
    /// <param name="id">The order.</param>
    /// <param name="command">The caller's name for this step; repeating it is safe.</param>
    /// <param name="number">The change.</param>
    /// <param name="version">The version of the order that was looked at.</param>
    /// <param name="policy">What to do when not all that comes in is in stock: refuse, or sell what is missing as a backorder.</param>
    /// <param name="cancellationToken">Gives up waiting; what was reserved by then expires, or joins the order if the change was
    /// applied.</param>
    /// <returns>The order after it; or why not, and then nothing is reserved.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public async Task<Decision<OrderStep>> ApplyAsync(OrderId id, CommandId command, int number, long version,
        ReservePolicy policy = ReservePolicy.AllOrNothing, CancellationToken cancellationToken = default)
    {
        var wish = new OrderCommand.ApplyChange(id, command, number, version, []);
        var applied = await InOneAppendAsync(id, order => ApplicationAsync(wish, order, policy, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (!applied.IsAccepted)
        {
            await GiveBackAsync(wish, cancellationToken).ConfigureAwait(false);
            return applied;
        }

        if (applied.Value.Events.FirstOrDefault(e => e.Event is OrderEvent.ChangeApplied) is not { } recorded)
        {
            return applied;
        }

        var order = await units.JoinAsync(
            applied.Value.Order, (OrderEvent.ChangeApplied)recorded.Event, command, recorded.RecordedAt, cancellationToken)
            .ConfigureAwait(false);
        return Decision.Accept(applied.Value with { Order = order });
    }

    /// <summary>Gives up the open change, and takes what it proposed out of the envelope.</summary>
    /// <param name="id">The order.</param>
    /// <param name="command">The caller's name for this step; repeating it is safe.</param>
    /// <param name="number">The change.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The order after it; or why not.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public Task<Decision<OrderStep>> WithdrawAsync(
        OrderId id, CommandId command, int number, Code reason, CancellationToken cancellationToken = default)
    {
        return InOneAppendAsync(id, WithdrawalAsync, cancellationToken);

        async Task<Decision<Wish>> WithdrawalAsync(Order? order)
        {
            var rest = order?.Change?.Number == number
                ? await personal.TakeAwayAsync(order, cancellationToken).ConfigureAwait(false)
                : ChangeContent.Sealed.Nothing;
            return Wanted(new OrderCommand.WithdrawChange(id, command, number, reason, rest.Reference), rest.Envelope);
        }
    }

    private async Task<Decision<Wish>> ProposalAsync(ChangeProposal proposal, Order? order, CancellationToken cancellationToken)
    {
        var propose = new OrderCommand.ProposeChange(proposal.OrderId, proposal.Id, proposal.Changes, proposal.ValidFor);
        if (order is null)
        {
            return Wanted(propose);
        }

        var content = await personal.ProposeAsync(proposal, order, cancellationToken).ConfigureAwait(false);
        return content.IsAccepted
            ? Wanted(propose with { Changes = content.Value.Changes, Envelope = content.Value.Reference }, content.Value.Envelope)
            : content.Refusal;
    }

    // What the order refuses by itself, or has done before, takes no stock.
    private async Task<Decision<Wish>> ApplicationAsync(
        OrderCommand.ApplyChange wish, Order? order, ReservePolicy policy, CancellationToken cancellationToken)
    {
        if (OrderDecider.Decide(rules, order, wish, clock.GetCurrentInstant()) is not { IsAccepted: true, Value.IsRepeat: false })
        {
            return Wanted(wish);
        }

        var preview = OrderDecider.PreviewChange(rules, order!, clock.GetCurrentInstant())!;
        var missing = await units.ReserveAsync(order!, preview, wish.Id, policy, lifetime, cancellationToken).ConfigureAwait(false);
        if (!missing.IsAccepted)
        {
            return missing.Refusal;
        }

        var content = await personal.PutInForceAsync(order!, cancellationToken).ConfigureAwait(false);
        return content.IsAccepted
            ? Wanted(wish with { Waiting = missing.Value, Envelope = content.Value.Reference }, content.Value.Envelope)
            : content.Refusal;
    }

    // A change that was applied under this very name needs what was reserved for it.
    private async Task GiveBackAsync(OrderCommand.ApplyChange wish, CancellationToken cancellationToken)
    {
        var order = await store.LoadAsync(wish.OrderId, cancellationToken).ConfigureAwait(false);
        if (order is null || order.Commands.All(c => c.Id != wish.Id))
        {
            var preview = order?.Change?.Number == wish.Number
                ? OrderDecider.PreviewChange(rules, order, clock.GetCurrentInstant())
                : null;
            await units.GiveBackAsync(wish.OrderId, wish.Number, wish.Id, preview, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Decision<OrderStep>> InOneAppendAsync(
        OrderId id, Func<Order?, Task<Decision<Wish>>> make, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= OrderService.AttemptsMax; attempt++)
        {
            var order = await store.LoadAsync(id, cancellationToken).ConfigureAwait(false);
            var wish = await make(order).ConfigureAwait(false);
            if (!wish.IsAccepted)
            {
                return wish.Refusal;
            }

            var decision = OrderDecider.Decide(rules, order, wish.Value.Command, clock.GetCurrentInstant());
            if (!decision.IsAccepted || decision.Value.IsRepeat
                || await store.TryAppendAsync(decision.Value, wish.Value.Envelope, order?.Version ?? 0, cancellationToken)
                    .ConfigureAwait(false))
            {
                return decision;
            }
        }

        throw new OrderConcurrencyException(id, OrderService.AttemptsMax);
    }

    private static Decision<Wish> Wanted(OrderCommand command, Envelope? envelope = null) => Decision.Accept(new Wish(command, envelope));

    /// <summary>What the order is asked, and the envelope that is stored with its answer.</summary>
    private sealed record Wish(OrderCommand Command, Envelope? Envelope);
}
