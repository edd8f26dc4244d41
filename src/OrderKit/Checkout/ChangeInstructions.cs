using OrderKit.Orders;
using OrderKit.Products;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>Whether the instructions of a change can be made, and what is known of the products on the lines that it adds.</summary>
internal sealed class ChangeInstructions(IProductFacts? products)
{
    private readonly LineFacts facts = new(products);

    /// <summary>The changes with the facts and schemas on the lines that they add; or why the instructions cannot be made.</summary>
    internal async Task<Decision<ValueList<OrderChange>>> TellAsync(
        ChangeProposal proposal, Order order, CancellationToken cancellationToken)
    {
        var given = proposal.Tailoring;
        if (InstructionRefusals.Twice($"Order {order.Id} is not changed", given) is { } twice)
        {
            return twice;
        }

        var added = proposal.Changes.OfType<OrderChange.AddLine>().Select(a => a.Terms).ToValueList();
        var told = order.Commands.Any(c => c.Id == proposal.Id)
            ? added.Select(l => LineFacts.Told(l, l.Product ?? Known(order, l.Number)?.Product, given)).ToValueList()
            : await facts.TellAsync(added, given, cancellationToken).ConfigureAwait(false);
        var others = given.Where(t => told.All(l => l.Number != t.Line)).Select(t => (t.Line, Check(order, t)));
        if (InstructionRefusals.Of(
            $"Order {order.Id} is not changed", nameof(OrderVerb.ProposeChange), told, given, others) is { } faulty)
        {
            return faulty;
        }

        var next = 0;
        return Decision.Accept(
            proposal.Changes.Select(c => c is OrderChange.AddLine ? new OrderChange.AddLine(told[next++]) : c).ToValueList());
    }

    // A proposal made again is the same one, whatever the catalogue has become.
    private static LineTerms? Known(Order order, LineNumber line) =>
        order.Change?.Changes.OfType<OrderChange.AddLine>().FirstOrDefault(a => a.Terms.Number == line)?.Terms
        ?? order.Line(line)?.Terms;

    private static ValueList<InstructionFault> Check(Order order, LineInstructions line) =>
        order.Line(line.Line)?.Tailoring?.Schema.Check(line.Instructions) ?? [];
}
