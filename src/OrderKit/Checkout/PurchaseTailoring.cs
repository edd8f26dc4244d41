using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Products;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>What is known of the products of a purchase, and whether its instructions can be made.</summary>
/// <remarks>Takes no stock and makes no key.</remarks>
internal sealed class PurchaseTailoring(IProductFacts? products, PersonalDataVault vault)
{
    // Stands on a line until the order has its key; such a line is never placed.
    private const string NotYet = "not yet";

    /// <summary>The purchase with its instructions in the one form in which they are kept.</summary>
    internal static Purchase Canonical(Purchase purchase) => purchase.Tailoring.Count == 0
        ? purchase
        : purchase with
        {
            Tailoring = purchase.Tailoring.Where(t => t.Instructions.Count > 0).OrderBy(t => t.Line)
                .Select(t => t with { Instructions = TailoringSchema.Canonical(t.Instructions) }).ToValueList(),
        };

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

        var found = products is null
            ? null
            : await products.FindAsync(Unknown(purchase), cancellationToken).ConfigureAwait(false);
        var lines = purchase.Lines
            .Select(l => Told(l, l.Product ?? found?.GetValueOrDefault(l.Sku), InstructionsFor(purchase, l.Number))).ToValueList();
        return InstructionRefusals.Of(purchase, lines) is { } refusal ? refusal : Decision.Accept(purchase with { Lines = lines });
    }

    /// <summary>The purchase with the fingerprints of its instructions, once the order has its key.</summary>
    internal async Task<Purchase> FingerprintAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        var lines = purchase.Lines;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Tailoring is { } line)
            {
                var instructions = InstructionsFor(purchase, lines[index].Number)!;
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
            var instructions = InstructionsFor(purchase, line.Number);
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

    private static LineTerms Told(LineTerms line, ProductFacts? facts, ValueList<Instruction>? instructions) => line with
    {
        Product = facts,
        NeedsShipping = line.NeedsShipping && facts?.NeedsShipping != false,
        Tailoring = instructions is not null && facts?.Tailoring is { } schema ? new(schema, NotYet) : null,
    };

    private static ValueList<Sku> Unknown(Purchase purchase) =>
        purchase.Lines.Where(l => l.Product is null).Select(l => l.Sku).Distinct().ToValueList();

    private static ValueList<Instruction>? InstructionsFor(Purchase purchase, LineNumber line) =>
        purchase.Tailoring.FirstOrDefault(t => t.Line == line)?.Instructions;

    private static Refusal? FormRefusal(Purchase purchase)
    {
        var named = purchase.Tailoring.Select(t => t.Line).ToList();
        var found = $"Order {purchase.OrderId} is not placed";
        var twice = named.GroupBy(l => l).FirstOrDefault(g => g.Count() > 1);
        var unknown = named.Except(purchase.Lines.Select(l => l.Number)).ToList();
        return twice is not null ? new(RefusalReason.LineTwice, found, $"line {twice.Key} has instructions twice", "Give them once a line")
            : unknown.Count > 0 ? new(RefusalReason.LineUnknown, found,
                $"there are instructions for line {unknown[0]}, which it does not have", "Give instructions for lines that are bought")
            : null;
    }
}
