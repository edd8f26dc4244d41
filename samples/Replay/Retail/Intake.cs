using NodaTime;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>What is counted from the rows themselves, because an order engine has no word for it.</summary>
internal sealed class Intake
{
    private static readonly Counted Counted = new(FigureSource.Intake);
    private readonly IReadOnlyList<InvoiceLine> lines;

    internal Intake(IReadOnlyList<InvoiceLine> lines) => this.lines = lines;

    internal long AdjustedUnits => Units(line => line.IsAdjustment);

    internal long WrittenOff => -Units(IsWriteOff);

    internal Figure NetUnits => Counted.Number("net", Units(_ => true));

    internal Figure WrittenOffUnits => Counted.Number("written_off_negative_on_sale_invoices", WrittenOff);

    internal IEnumerable<Figure> Extent =>
    [
        Counted.Number("lines", lines.Count),
        Counted.Time("first", lines.Min(line => (Instant?)line.Time)),
        Counted.Time("last", lines.Max(line => (Instant?)line.Time)),
        Invoices,
        LinesByKind,
        Counted.Number("zero_price_lines", lines.Count(line => line.UnitPrice == 0)),
        Counted.Number("negative_price_lines", lines.Count(line => line.UnitPrice < 0)),
        Counted.Number("lines_without_customer", lines.Count(line => !line.HasCustomer)),
        Counted.Number("customers", Distinct(lines.Where(line => line.HasCustomer), line => line.Customer)),
        Counted.Number("stock_codes", Distinct(lines, line => line.StockCode)),
        Counted.Number("countries", Distinct(lines, line => line.Country)),
        Counted.Number("lines_without_description", lines.Count(line => line.Description.Length == 0)),
        Counted.Number("exact_duplicate_lines", lines.Count - Distinct(lines, line => line)),
        Counted.Number("invoices_same_stock_code_more_than_once", InvoicesWithACodeTwice()),
        Counted.Number("non_product_stock_code_lines", lines.Count(line => !line.IsGoods)),
    ];

    internal FigureBlock Value => new("value",
    [
        Counted.Amount("net", lines.Sum(line => line.Quantity * line.UnitPrice)),
        Counted.Amount("C", lines.Where(line => line.IsCancellation).Sum(line => line.Quantity * line.UnitPrice)),
    ]);

    internal IEnumerable<Figure> Order =>
    [
        Counted.Number("same_minute_out_of_invoice_order", OutOfOrder()),
        Counted.Number("days_with_lines", Distinct(lines, line => line.Time.InUtc().Date)),
    ];

    private FigureBlock Invoices => new("invoices",
    [
        Counted.Number("all", Distinct(lines, line => line.Invoice)),
        Counted.Number("sales", Distinct(lines.Where(line => line.IsSaleInvoice), line => line.Invoice)),
        Counted.Number("cancellations_C", Distinct(lines.Where(line => line.IsCancellation), line => line.Invoice)),
        Counted.Number("adjustments_A", Distinct(lines.Where(line => line.IsAdjustment), line => line.Invoice)),
    ]);

    private FigureBlock LinesByKind => new("lines_by_kind",
    [
        Counted.Number("sale_invoice_positive_quantity", lines.Count(line => line.IsSale)),
        Counted.Number("sale_invoice_negative_quantity", lines.Count(IsWriteOff)),
        Counted.Number("C_invoice_negative_quantity", lines.Count(line => line.IsReturn)),
        Counted.Number("C_invoice_positive_quantity", lines.Count(line => line.IsCancellation && line.Quantity > 0)),
        Counted.Number("A_invoice", lines.Count(line => line.IsAdjustment)),
        Counted.Number("zero_quantity", lines.Count(line => line.Quantity == 0)),
    ]);

    private static bool IsWriteOff(InvoiceLine line) => line.IsSaleInvoice && line.Quantity < 0;

    private static int Distinct<T>(IEnumerable<InvoiceLine> lines, Func<InvoiceLine, T> key) => lines.Select(key).ToHashSet().Count;

    private long Units(Func<InvoiceLine, bool> which) => lines.Where(which).Sum(line => (long)line.Quantity);

    private int InvoicesWithACodeTwice()
    {
        var seen = new HashSet<(string, string)>();
        return Distinct(lines.Where(line => !seen.Add((line.Invoice, line.StockCode))), line => line.Invoice);
    }

    private int OutOfOrder() =>
        Enumerable.Range(1, Math.Max(0, lines.Count - 1))
            .Count(index => lines[index].Time == lines[index - 1].Time
                && string.CompareOrdinal(lines[index].Invoice, lines[index - 1].Invoice) < 0);
}
