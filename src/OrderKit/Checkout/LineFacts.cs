using OrderKit.Orders;
using OrderKit.Products;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>What the host knows of the products on new lines, put on the lines as a snapshot; the same for purchase and change.</summary>
/// <remarks>Takes no stock and makes no key.</remarks>
internal sealed class LineFacts(IProductFacts? products)
{
    // Stands on a line until the order has its key; such a line is never agreed.
    private const string NotYet = "not yet";

    /// <summary>The lines with the facts of now, and with the schema where there are instructions.</summary>
    /// <exception cref="ArgumentException">What is said of a product cannot be; the message lists every fault of every product.</exception>
    internal async Task<ValueList<LineTerms>> TellAsync(
        ValueList<LineTerms> lines, ValueList<LineInstructions> tailoring, CancellationToken cancellationToken)
    {
        var unknown = lines.Where(l => l.Product is null).Select(l => l.Sku).Distinct().ToValueList();
        var found = products is null || unknown.Count == 0
            ? null
            : await products.FindAsync(unknown, cancellationToken).ConfigureAwait(false);
        var told = lines.Select(l => Told(l, l.Product ?? found?.GetValueOrDefault(l.Sku), tailoring)).ToValueList();
        var faults = told.SelectMany(l => l.Product?.Faults() ?? [], (l, fault) => $"{l.Sku}: {fault}").Distinct().ToList();
        return faults.Count == 0 ? told : throw new ArgumentException(string.Join(" ", faults));
    }

    /// <summary>The line with these facts, and with their schema where there are instructions.</summary>
    internal static LineTerms Told(LineTerms line, ProductFacts? facts, ValueList<LineInstructions> tailoring) => line with
    {
        Product = facts,
        NeedsShipping = line.NeedsShipping && facts?.NeedsShipping != false,
        Tailoring = facts?.Tailoring is { } schema && For(tailoring, line.Number) is not null ? new(schema, NotYet) : null,
    };

    /// <summary>The instructions in the one form in which they are kept; a new line with none is sold as it is.</summary>
    internal static ValueList<LineInstructions> Canonical(ValueList<LineInstructions> tailoring, Func<LineNumber, bool> isNew) => tailoring
        .Where(t => t.Instructions.Count > 0 || !isNew(t.Line)).OrderBy(t => t.Line)
        .Select(t => t with { Instructions = TailoringSchema.Canonical(t.Instructions) }).ToValueList();

    internal static ValueList<Instruction>? For(ValueList<LineInstructions> tailoring, LineNumber line) =>
        tailoring.FirstOrDefault(t => t.Line == line)?.Instructions;
}
