using NodaTime;
using OrderKit.Payments;
using OrderKit.PersonalData;

namespace OrderKit.Orders;

/// <summary>The front door of the orders: loads, decides, stores.</summary>
/// <remarks>Safe to share between threads.</remarks>
/// <param name="store">The host's store.</param>
/// <param name="rules">The host's rules.</param>
/// <param name="clock">The clock by which events are recorded.</param>
public sealed class OrderService(IOrderStore store, OrderRules rules, IClock clock)
{
    /// <summary>How often a command is decided anew when others change the order at the same moment.</summary>
    public const int AttemptsMax = 5;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">What is asked or told.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What it did, or why it was refused. Repeating it with the same id and content is safe.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public Task<Decision<OrderStep>> HandleAsync(OrderCommand command, CancellationToken cancellationToken = default) =>
        HandleAsync(command, null, cancellationToken);

    /// <summary>Carries out a command that brings the order's personal data with it.</summary>
    /// <param name="command">What is asked or told.</param>
    /// <param name="envelope">The order's personal data, encrypted; stored together with the events.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What it did, or why it was refused.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public async Task<Decision<OrderStep>> HandleAsync(OrderCommand command, Envelope? envelope,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is OrderCommand.Place place
            && await TryPlaceAsync(place, envelope, cancellationToken).ConfigureAwait(false) is { } placed)
        {
            return placed;
        }

        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var order = await store.LoadAsync(command.OrderId, cancellationToken).ConfigureAwait(false);
            var decision = OrderDecider.Decide(rules, order, command, clock.GetCurrentInstant());
            if (!decision.IsAccepted || decision.Value.IsRepeat
                || await store.TryAppendAsync(decision.Value, envelope, order?.Version ?? 0, cancellationToken).ConfigureAwait(false))
            {
                return decision;
            }
        }

        throw new OrderConcurrencyException(command.OrderId, AttemptsMax);
    }

    // Nearly always the order is new: that is tried first, and the store says if it is not.
    private async Task<Decision<OrderStep>?> TryPlaceAsync(
        OrderCommand.Place place, Envelope? envelope, CancellationToken cancellationToken)
    {
        var decision = OrderDecider.Decide(rules, null, place, clock.GetCurrentInstant());
        return decision.IsAccepted
            && await store.TryAppendAsync(decision.Value, envelope, 0, cancellationToken).ConfigureAwait(false)
                ? decision
                : null;
    }

    /// <summary>Lists what can be asked of an order now, and what stands against the rest.</summary>
    /// <param name="id">The order.</param>
    /// <param name="line">Look at requests that name this line; null for requests for the whole order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>One entry a request; null when there is no such order.</returns>
    public async Task<ValueList<PossibleMove>?> PossibleMovesAsync(OrderId id, LineNumber? line = null,
        CancellationToken cancellationToken = default) =>
        await store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is { } order
            ? OrderDecider.PossibleMoves(rules, order, clock.GetCurrentInstant(), line)
            : null;

    /// <summary>Lists what the host may ask its payment provider to do for an order now.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>One entry for capture, refund and void; null when there is no such order.</returns>
    public async Task<ValueList<PaymentMove>?> PaymentMovesAsync(OrderId id, CancellationToken cancellationToken = default) =>
        await store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is { } order
            ? OrderDecider.PaymentMoves(order, clock.GetCurrentInstant())
            : null;
}
