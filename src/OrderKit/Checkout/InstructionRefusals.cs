using OrderKit.Orders;
using OrderKit.Products;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>Why the instructions of a purchase cannot be made: every fault of every line in one refusal.</summary>
internal static class InstructionRefusals
{
    internal static Refusal? Of(Purchase purchase, ValueList<LineTerms> lines)
    {
        var given = purchase.Tailoring.ToDictionary(t => t.Line, t => t.Instructions);
        var faults = lines.Where(l => l.Product?.Tailoring is not null)
            .Select(l => (l.Number, l.Product!.Tailoring!.Check(given.GetValueOrDefault(l.Number, []))));
        return InstructionRefusal.Of($"Order {purchase.OrderId} is not placed", nameof(OrderVerb.Place), faults)
            ?? lines.Where(l => given.ContainsKey(l.Number))
                .Select(l => ProductFacts.Require(l.Sku, l.Product, ProductFact.TailoringSchema, $"line {l.Number} has instructions"))
                .FirstOrDefault(r => r is not null);
    }
}
