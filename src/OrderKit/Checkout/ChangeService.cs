using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PersonalData;

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
    public ChangeService(IOrderStore store, OrderRules rules, OrderService orders, IStock stock, PersonalDataVault vault, IClock clock,
        Duration reservationLifetime)
    {
        (this.store, this.rules, this.stock, this.clock) = (store, rules, stock, clock);
        personal = new(vault);
        units = new(stock, orders);
        lifetime = reservationLifetime;
    }

    /// <summary>Opens a change. Nothing changes until it is applied.</summary>
    /// <param name="proposal">What is wanted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The order with its open change; or why not. Repeating it with the same id is safe.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public Task<Decision<OrderStep>> ProposeAsync(ChangeProposal proposal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return InOneAppendAsync(proposal.OrderId, ProposalAsync, cancellationToken);

        async Task<(Decision<OrderCommand> Command, Envelope? Envelope)> ProposalAsync(Order? order)
        {
            if (order is null)
            {
                return (Command(proposal.Changes, null), null);
            }

            var content = await personal.ProposeAsync(proposal, order, cancellationToken).ConfigureAwait(false);
            return content.IsAccepted
                ? (Command(content.Value.Changes, content.Value.Reference), content.Value.Envelope)
                : (content.Refusal, null);
        }

        Decision<OrderCommand> Command(ValueList<OrderChange> changes, EnvelopeReference? reference) => Decision.Accept<OrderCommand>(
            new OrderCommand.ProposeChange(proposal.OrderId, proposal.Id, changes, proposal.ValidFor, reference));
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

        var preview = OrderDecider.PreviewChange(rules, order, open.Changes, clock.GetCurrentInstant());
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
        var applied = await InOneAppendAsync(id, ApplicationAsync, cancellationToken).ConfigureAwait(false);
        if (!applied.IsAccepted)
        {
            await GiveBackAsync(id, number, command, cancellationToken).ConfigureAwait(false);
            return applied;
        }

        if (applied.Value.Events.Select(e => e.Event).OfType<OrderEvent.ChangeApplied>().FirstOrDefault() is { } change)
        {
            var at = applied.Value.Events[0].RecordedAt;
            var order = await units.JoinAsync(applied.Value.Order, change, command, at, cancellationToken).ConfigureAwait(false);
            return Decision.Accept(applied.Value with { Order = order });
        }

        return applied;

        async Task<(Decision<OrderCommand> Command, Envelope? Envelope)> ApplicationAsync(Order? order)
        {
            var wish = new OrderCommand.ApplyChange(id, command, number, version, []);
            if (OrderDecider.Decide(rules, order, wish, clock.GetCurrentInstant()) is not { IsAccepted: true, Value.IsRepeat: false })
            {
                return (Decision.Accept<OrderCommand>(wish), null);
            }

            var preview = OrderDecider.PreviewChange(rules, order!, order!.Change!.Changes, clock.GetCurrentInstant());
            var missing = await units.ReserveAsync(order, preview, command, policy, lifetime, cancellationToken)
                .ConfigureAwait(false);
            if (!missing.IsAccepted)
            {
                return (missing.Refusal, null);
            }

            var content = await personal.SettleAsync(order, isApplied: true, cancellationToken).ConfigureAwait(false);
            return content.IsAccepted
                ? (Decision.Accept<OrderCommand>(wish with { Waiting = missing.Value, Envelope = content.Value.Reference }),
                    content.Value.Envelope)
                : (content.Refusal, null);
        }
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

        async Task<(Decision<OrderCommand> Command, Envelope? Envelope)> WithdrawalAsync(Order? order)
        {
            var content = order?.Change?.Number == number
                ? await personal.SettleAsync(order, isApplied: false, cancellationToken).ConfigureAwait(false)
                : Decision.Accept(new ChangeContent.Sealed([], null, null));
            var withdraw = new OrderCommand.WithdrawChange(id, command, number, reason, content.Value.Reference);
            return (Decision.Accept<OrderCommand>(withdraw), content.Value.Envelope);
        }
    }

    // A change that was applied under this very name needs what was reserved for it.
    private async Task GiveBackAsync(OrderId id, int number, CommandId command, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } order || order.Commands.All(c => c.Id != command))
        {
            await units.GiveBackAsync(id, number, command, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Decision<OrderStep>> InOneAppendAsync(
        OrderId id, Func<Order?, Task<(Decision<OrderCommand> Command, Envelope? Envelope)>> make, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= OrderService.AttemptsMax; attempt++)
        {
            var order = await store.LoadAsync(id, cancellationToken).ConfigureAwait(false);
            var (command, envelope) = await make(order).ConfigureAwait(false);
            if (!command.IsAccepted)
            {
                return command.Refusal;
            }

            var decision = OrderDecider.Decide(rules, order, command.Value, clock.GetCurrentInstant());
            if (!decision.IsAccepted || decision.Value.IsRepeat
                || await store.TryAppendAsync(decision.Value, envelope, order?.Version ?? 0, cancellationToken).ConfigureAwait(false))
            {
                return decision;
            }
        }

        throw new OrderConcurrencyException(id, OrderService.AttemptsMax);
    }
}
