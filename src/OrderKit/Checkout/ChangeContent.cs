using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>The personal side of a change: proposed beside what is in force, put in force with it, or taken away.</summary>
internal sealed class ChangeContent(PersonalDataVault vault)
{
    /// <summary>The changes with the receiver and the instructions among them, and the envelope that holds both.</summary>
    internal async Task<Decision<Sealed>> ProposeAsync(ChangeProposal proposal, Order order, CancellationToken cancellationToken)
    {
        if (proposal.Recipient is null && proposal.Tailoring.Count == 0)
        {
            return Decision.Accept(new Sealed(proposal.Changes, null, null));
        }

        var lines = proposal.Tailoring.Select(t => t with { Instructions = TailoringSchema.Canonical(t.Instructions) }).ToValueList();
        var faults = lines.Select(t => (t.Line, Check(order, t))).ToList();
        if (InstructionRefusal.Of($"Order {order.Id} keeps its instructions", nameof(OrderVerb.ProposeChange), faults) is { } faulty)
        {
            return faulty;
        }

        var content = await vault.OpenAsync(order.Id, cancellationToken).ConfigureAwait(false);
        if (content is null && order.Envelope is not null)
        {
            return Erased(order);
        }

        content = (content ?? new(null)) with { Proposed = new(proposal.Recipient) { Tailoring = lines } };
        var (envelope, reference) = await vault.SealAsync(order.Id, content, cancellationToken).ConfigureAwait(false);
        List<OrderChange> changes = [.. proposal.Changes];
        if (proposal.Recipient is { } recipient)
        {
            changes.Add(new OrderChange.SetRecipient(
                await vault.FingerprintAsync(order.Id, recipient, cancellationToken).ConfigureAwait(false) ?? ""));
        }

        foreach (var line in lines)
        {
            var fingerprint = await vault.FingerprintAsync(order.Id, line.Instructions, cancellationToken).ConfigureAwait(false);
            changes.Add(new OrderChange.Retailor(line.Line, fingerprint ?? ""));
        }

        return Decision.Accept(new Sealed(changes.ToValueList(), envelope, reference));
    }

    /// <summary>The envelope once the open change is over: with what it proposed in force, or without it.</summary>
    internal async Task<Decision<Sealed>> SettleAsync(Order order, bool isApplied, CancellationToken cancellationToken)
    {
        if (order.Change is not { } open || !open.Changes.Any(c => c is OrderChange.SetRecipient or OrderChange.Retailor))
        {
            return Decision.Accept(new Sealed([], null, null));
        }

        var content = await vault.OpenAsync(order.Id, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            // Erased: nothing is left to put in force, and nothing to take away.
            return isApplied ? Erased(order) : Decision.Accept(new Sealed([], null, null));
        }

        var settled = isApplied ? content.Accepted() : content with { Proposed = null };
        var (envelope, reference) = await vault.SealAsync(order.Id, settled, cancellationToken).ConfigureAwait(false);
        return Decision.Accept(new Sealed([], envelope, reference));
    }

    private static ValueList<InstructionFault> Check(Order order, LineInstructions line) =>
        order.Line(line.Line)?.Tailoring?.Schema.Check(line.Instructions) ?? [];

    private static Refusal Erased(Order order) => new(
        RefusalReason.InstructionsErased, $"The personal data of order {order.Id} were erased", "a change of them was asked for",
        "Cancel what has not left");

    /// <summary>Changes and the envelope that goes with them; no envelope when nothing personal is among them.</summary>
    internal sealed record Sealed(ValueList<OrderChange> Changes, Envelope? Envelope, EnvelopeReference? Reference);
}
