using OrderKit.Orders;
using OrderKit.Products;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>Why the instructions for new lines cannot be made: every fault of every line in one refusal.</summary>
internal static class InstructionRefusals
{
    /// <summary>Refuses instructions that cannot be made, and missing ones.</summary>
    /// <param name="found">What becomes of the order.</param>
    /// <param name="verb">The request that would go through with other instructions.</param>
    /// <param name="lines">The new lines with what is known of their products.</param>
    /// <param name="given">The instructions for them.</param>
    /// <param name="others">Faults of lines that the order has already.</param>
    internal static Refusal? Of(
        string found, string verb, ValueList<LineTerms> lines, ValueList<LineInstructions> given,
        params IEnumerable<(LineNumber Line, ValueList<InstructionFault> Faults)> others)
    {
        var faults = lines.Where(l => l.Product?.Tailoring is not null)
            .Select(l => (l.Number, l.Product!.Tailoring!.Check(LineFacts.For(given, l.Number) ?? [])));
        return InstructionRefusal.Of(found, verb, others.Concat(faults))
            ?? lines.Where(l => LineFacts.For(given, l.Number) is not null)
                .Select(l => ProductFacts.Require(l.Sku, l.Product, ProductFact.TailoringSchema, $"line {l.Number} has instructions"))
                .FirstOrDefault(r => r is not null);
    }

    /// <summary>Refuses two sets of instructions for one line.</summary>
    internal static Refusal? Twice(string found, ValueList<LineInstructions> given) =>
        given.GroupBy(t => t.Line).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? new(RefusalReason.LineTwice, found, $"line {twice.Key} has instructions twice", "Give them once a line")
            : null;
}
