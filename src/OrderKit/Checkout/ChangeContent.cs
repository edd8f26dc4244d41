using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Products;

namespace OrderKit.Checkout;

/// <summary>The personal side of a change: proposed beside what is in force, put in force with it, or taken away.</summary>
internal sealed class ChangeContent(PersonalDataVault vault, IProductFacts? products)
{
    private readonly ChangeInstructions instructions = new(products);

    /// <summary>The changes with the receiver and the instructions among them, and the envelope that holds both.</summary>
    internal async Task<Decision<Sealed>> ProposeAsync(ChangeProposal proposal, Order order, CancellationToken cancellationToken)
    {
        var added = proposal.Changes.OfType<OrderChange.AddLine>().Select(a => a.Terms.Number).ToHashSet();
        proposal = proposal with { Tailoring = LineFacts.Canonical(proposal.Tailoring, added.Contains) };
        var told = await instructions.TellAsync(proposal, order, cancellationToken).ConfigureAwait(false);
        if (!told.IsAccepted)
        {
            return told.Refusal;
        }

        if (proposal.Recipient is null && proposal.Tailoring.Count == 0)
        {
            var rest = await TakeAwayAsync(order, cancellationToken).ConfigureAwait(false);
            return Decision.Accept(rest with { Changes = told.Value });
        }

        var content = await vault.OpenAsync(order.Id, cancellationToken).ConfigureAwait(false);
        if (content is null && order.Envelope is not null)
        {
            return Erased(order);
        }

        content = (content ?? new(null)) with { Proposed = new(proposal.Recipient) { Tailoring = proposal.Tailoring } };
        var (envelope, reference) = await vault.SealAsync(order.Id, content, cancellationToken).ConfigureAwait(false);
        var changes = await FingerprintAsync(proposal with { Changes = told.Value }, cancellationToken).ConfigureAwait(false);
        return Decision.Accept(new Sealed(changes, envelope, reference));
    }

    /// <summary>The envelope with what the open change proposed put in force; or why it cannot be.</summary>
    internal async Task<Decision<Sealed>> PutInForceAsync(Order order, CancellationToken cancellationToken)
    {
        if (!IsPersonal(order.Change))
        {
            return Decision.Accept(Sealed.Nothing);
        }

        return await vault.OpenAsync(order.Id, cancellationToken).ConfigureAwait(false) is { } content
            ? Decision.Accept(await SealAsync(order, content.Accepted(), cancellationToken).ConfigureAwait(false))
            : Erased(order);
    }

    /// <summary>The envelope without what the order's change proposed; nothing when that was erased.</summary>
    internal async Task<Sealed> TakeAwayAsync(Order order, CancellationToken cancellationToken) =>
        IsPersonal(order.Change) && await vault.OpenAsync(order.Id, cancellationToken).ConfigureAwait(false) is { } content
            ? await SealAsync(order, content with { Proposed = null }, cancellationToken).ConfigureAwait(false)
            : Sealed.Nothing;

    private static bool IsPersonal(OrderChange.Document? document) => document?.Changes.Any(
        c => c is OrderChange.SetRecipient or OrderChange.Retailor or OrderChange.AddLine { Terms.Tailoring: not null }) == true;

    private async Task<Sealed> SealAsync(Order order, PersonalContent content, CancellationToken cancellationToken)
    {
        var (envelope, reference) = await vault.SealAsync(order.Id, content, cancellationToken).ConfigureAwait(false);
        return new([], envelope, reference);
    }

    // The order has its key by now. Only a key that was erased since gives no fingerprint, and then nothing can be applied either.
    private async Task<ValueList<OrderChange>> FingerprintAsync(ChangeProposal proposal, CancellationToken cancellationToken)
    {
        var (id, changes) = (proposal.OrderId, proposal.Changes.ToList());
        if (proposal.Recipient is { } recipient)
        {
            var fingerprint = await vault.FingerprintAsync(id, recipient, cancellationToken).ConfigureAwait(false) ?? "";
            changes.Add(new OrderChange.SetRecipient(fingerprint));
        }

        foreach (var line in proposal.Tailoring)
        {
            var fingerprint = await vault.FingerprintAsync(id, line.Instructions, cancellationToken).ConfigureAwait(false) ?? "";
            var index = changes.FindIndex(c => c is OrderChange.AddLine add && add.Terms.Number == line.Line);
            if (index < 0)
            {
                changes.Add(new OrderChange.Retailor(line.Line, fingerprint));
            }
            else
            {
                var terms = ((OrderChange.AddLine)changes[index]).Terms;
                changes[index] = new OrderChange.AddLine(terms with { Tailoring = terms.Tailoring! with { Fingerprint = fingerprint } });
            }
        }

        return changes.ToValueList();
    }

    private static Refusal Erased(Order order) => new(
        RefusalReason.InstructionsErased, $"The personal data of order {order.Id} were erased", "a change of them was asked for",
        "Cancel what has not left");

    /// <summary>Changes and the envelope that goes with them; no envelope when nothing personal is among them.</summary>
    internal sealed record Sealed(ValueList<OrderChange> Changes, Envelope? Envelope, EnvelopeReference? Reference)
    {
        internal static readonly Sealed Nothing = new([], null, null);
    }
}
