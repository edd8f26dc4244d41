using NodaTime;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tailoring;

namespace OrderKit.Processes;

/// <summary>The front door to instructions of a placed order: replaces them before the lock, and shows them to the workshop.</summary>
/// <remarks>The order and its envelope are stored in one append, made anew when somebody was faster, so two changes at once never lose
/// one. Safe to share between threads.</remarks>
/// <param name="store">Where the orders lie.</param>
/// <param name="rules">The host's rules.</param>
/// <param name="vault">The personal data.</param>
/// <param name="clock">The clock by which instructions lock.</param>
public sealed class TailoringService(IOrderStore store, OrderRules rules, PersonalDataVault vault, IClock clock)
{
    /// <summary>Replaces the instructions of a line: a new revision, and a new proof where one is needed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">The caller's name for this change; repeating it with the same instructions is safe.</param>
    /// <param name="instructions">All instructions for the line, in place of the former ones.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What it did; or why not: every fault of the instructions, or the order's refusal.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster five times.</exception>
    public async Task<Decision<OrderStep>> RetailorAsync(
        OrderId order, CommandId id, LineInstructions instructions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        var wanted = instructions with { Instructions = TailoringSchema.Canonical(instructions.Instructions) };
        for (var attempt = 1; attempt <= OrderService.AttemptsMax; attempt++)
        {
            var known = await store.LoadAsync(order, cancellationToken).ConfigureAwait(false);
            var (decision, envelope) = await DecideAsync(order, known, id, wanted, cancellationToken).ConfigureAwait(false);
            if (!decision.IsAccepted || decision.Value.IsRepeat
                || await store.TryAppendAsync(decision.Value, envelope, known!.Version, cancellationToken).ConfigureAwait(false))
            {
                return decision;
            }
        }

        throw new OrderConcurrencyException(order, OrderService.AttemptsMax);
    }

    /// <summary>What the workshop needs to make the units of a line.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">The line.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The work order with the instructions in the clear; or why there is none.</returns>
    /// <exception cref="InvalidOrderDataException">The envelope does not hold the instructions that the order names.</exception>
    public async Task<Decision<WorkOrder>> WorkOrderAsync(OrderId order, LineNumber line, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= OrderService.AttemptsMax; attempt++)
        {
            var known = await store.LoadAsync(order, cancellationToken).ConfigureAwait(false);
            if (known is null || known.Line(line) is not { Tailoring: { } tailoring } named)
            {
                return NoSuchLine(order, known, line);
            }

            var content = await vault.OpenAsync(order, cancellationToken).ConfigureAwait(false);
            if (content?.InstructionsFor(line) is not { } instructions)
            {
                return Erased(known);
            }

            if (await vault.FingerprintAsync(order, instructions, cancellationToken).ConfigureAwait(false) == tailoring.Fingerprint)
            {
                return Decision.Accept(Show(known, named, tailoring, instructions));
            }
        }

        // Once is a change between the two looks; five times in a row is none.
        throw new InvalidOrderDataException($"The envelope of order {order} does not hold the instructions of line {line}.");
    }

    private async Task<(Decision<OrderStep> Decision, Envelope? Envelope)> DecideAsync(
        OrderId order, Order? known, CommandId id, LineInstructions wanted, CancellationToken cancellationToken)
    {
        if (known?.Line(wanted.Line)?.Tailoring is not { } tailoring)
        {
            return (Decide(order, known, id, wanted.Line, "none", new("none")), null);
        }

        if (InstructionRefusal.Of(
            $"Order {order} keeps its instructions", nameof(OrderVerb.Retailor),
            [(wanted.Line, tailoring.Schema.Check(wanted.Instructions))]) is { } faulty)
        {
            return (faulty, null);
        }

        var content = await vault.OpenAsync(order, cancellationToken).ConfigureAwait(false);
        var fingerprint = await vault.FingerprintAsync(order, wanted.Instructions, cancellationToken).ConfigureAwait(false);
        if (content is null || fingerprint is null)
        {
            return (Erased(known), null);
        }

        var (envelope, reference) = await vault.SealAsync(order, content.With(wanted), cancellationToken).ConfigureAwait(false);
        return (Decide(order, known, id, wanted.Line, fingerprint, reference), envelope);
    }

    private Decision<OrderStep> Decide(
        OrderId order, Order? known, CommandId id, LineNumber line, string fingerprint, EnvelopeReference reference) =>
        OrderDecider.Decide(
            rules, known, new OrderCommand.Retailor(order, id, line, fingerprint, reference), clock.GetCurrentInstant());

    private WorkOrder Show(Order order, OrderLine line, LineTailoring tailoring, ValueList<Instruction> instructions) => new(
        order.Id, line.Number, line.Sku, line.Units.Inside - line.Units.Packed, tailoring,
        WorkOrder.EntriesOf(tailoring.Schema, instructions),
        tailoring.LocksAt(order.PlacedAt), tailoring.IsLocked(order.PlacedAt, clock.GetCurrentInstant()));

    private static Refusal NoSuchLine(OrderId id, Order? order, LineNumber line) =>
        order is null ? new(RefusalReason.OrderUnknown, $"There is no order {id}", "a work order needs one", "Place it first")
        : order.Line(line) is null ? new(RefusalReason.LineUnknown, $"Order {id} is {order.Status}", $"it has no line {line}",
            $"Lines: {string.Join(", ", order.Lines.Select(l => l.Number))}")
        : new(RefusalReason.LineNotTailored, $"Order {id} is {order.Status}", $"line {line} is sold as it is", "Pick it from the shelf");

    private static Refusal Erased(Order order) => new(
        RefusalReason.InstructionsErased, $"The personal data of order {order.Id} were erased", "its instructions were asked for",
        "Cancel what was not made");
}
