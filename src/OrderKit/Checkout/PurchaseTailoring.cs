using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Products;

namespace OrderKit.Checkout;

/// <summary>What is known of the products of a purchase, and whether its instructions can be made.</summary>
/// <remarks>Takes no stock and makes no key.</remarks>
internal sealed class PurchaseTailoring(IProductFacts? products, PersonalDataVault vault)
{
    private readonly LineFacts facts = new(products);

    /// <summary>The purchase with its instructions in the one form in which they are kept.</summary>
    internal static Purchase Canonical(Purchase purchase) => purchase.Tailoring.Count == 0
        ? purchase
        : purchase with { Tailoring = LineFacts.Canonical(purchase.Tailoring, _ => true) };

    /// <summary>What of the purchase is personal; null when nothing is.</summary>
    internal static PersonalContent? Personal(Purchase purchase) =>
        purchase.Recipient is null && purchase.Tailoring.Count == 0
            ? null
            : new(purchase.Recipient) { Tailoring = purchase.Tailoring };

    /// <summary>The purchase with the facts and schemas on its lines; or why its instructions cannot be made.</summary>
    internal async Task<Decision<Purchase>> TellAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        if (FormRefusal(purchase) is { } malformed)
        {
            return malformed;
        }

        var lines = await facts.TellAsync(purchase.Lines, purchase.Tailoring, cancellationToken).ConfigureAwait(false);
        return InstructionRefusals.Of(NotPlaced(purchase), nameof(OrderVerb.Place), lines, purchase.Tailoring) is { } refusal
            ? refusal
            : Decision.Accept(purchase with { Lines = lines });
    }

    /// <summary>The purchase with the fingerprints of its instructions, once the order has its key.</summary>
    internal async Task<Purchase> FingerprintAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        var lines = purchase.Lines;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Tailoring is { } line)
            {
                var instructions = LineFacts.For(purchase.Tailoring, lines[index].Number)!;
                var fingerprint = await vault.FingerprintAsync(purchase.OrderId, instructions, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The key of order {purchase.OrderId} was erased while it was bought.");
                lines = lines.With(index, lines[index] with { Tailoring = line with { Fingerprint = fingerprint } });
            }
        }

        return purchase with { Lines = lines };
    }

    /// <summary>The purchase as it was placed, if it is the same: with the facts and schemas of then and the instructions of now.</summary>
    internal async Task<Purchase> AgainAsync(Purchase purchase, Order known, CancellationToken cancellationToken)
    {
        List<LineTerms> lines = [];
        foreach (var line in purchase.Lines)
        {
            var terms = known.Line(line.Number)?.Terms;
            var instructions = LineFacts.For(purchase.Tailoring, line.Number);
            var fingerprint = instructions is null || terms?.Tailoring is null
                ? null
                : await vault.FingerprintAsync(known.Id, instructions, cancellationToken).ConfigureAwait(false)
                    ?? terms.Tailoring.Fingerprint;
            lines.Add(line with
            {
                Product = line.Product ?? terms?.Product,
                NeedsShipping = line.NeedsShipping && terms?.Product?.NeedsShipping != false,
                Tailoring = fingerprint is null ? null : terms!.Tailoring! with { Fingerprint = fingerprint },
            });
        }

        return purchase with { Lines = lines.ToValueList() };
    }

    private static string NotPlaced(Purchase purchase) => $"Order {purchase.OrderId} is not placed";

    private static Refusal? FormRefusal(Purchase purchase)
    {
        var unknown = purchase.Tailoring.Select(t => t.Line).Except(purchase.Lines.Select(l => l.Number)).ToList();
        return InstructionRefusals.Twice(NotPlaced(purchase), purchase.Tailoring)
            ?? (unknown.Count > 0
                ? new(RefusalReason.LineUnknown, NotPlaced(purchase),
                    $"there are instructions for line {unknown[0]}, which it does not have", "Give instructions for lines that are bought")
                : null);
    }
}
