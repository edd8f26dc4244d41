using OrderKit.Samples.Replay.Reading;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>Reads the shop's invoice lines.</summary>
internal static class InvoiceFile
{
    internal const string Name = "invoice_lines.csv.gz";
    internal const string Excerpt = "online-retail-excerpt.csv.gz";

    private static readonly string[] Columns =
        ["invoice_no", "stock_code", "description", "quantity", "invoice_date", "unit_price", "customer_id", "country"];

    /// <summary>Reads all lines, in the order of the file.</summary>
    internal static List<InvoiceLine> Read(string folder, string file, Faults faults) =>
        [.. CsvTable.Read(folder, file, Columns, Line, faults)];

    private static InvoiceLine Line(Row row) =>
        new(InvoiceNumber(row), row.Name(1, spaces: true), row.Text(2), row.Integer(3), row.TimeOf(4), row.Amount(5), Customer(row),
            row.Text(7));

    private static string Customer(Row row) => row.Text(6).Length == 0 ? "" : row.Name(6);

    private static string InvoiceNumber(Row row) =>
        row.Text(0) is { Length: > 0 } first && (char.IsAsciiDigit(first[0]) || first[0] is 'A' or 'C')
            ? row.Name(0)
            : throw row.Fault(0, "an invoice number, which begins with a digit, A or C");
}
