using NodaTime;
using OrderKit.Samples.Replay.Reading;

namespace OrderKit.Samples.Replay.Ledger;

/// <summary>One day of one product as the retailer wrote it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Sold">Units sold.</param>
/// <param name="Close">Units on the shelf when the shop closed.</param>
/// <param name="Price">The price of a unit; 0 on some days.</param>
internal sealed record LedgerDay(LocalDate Date, int Sold, int Close, decimal Price)
{
    internal const string File = "daily.csv.gz";

    private static readonly string[] Columns = ["date", "units_sold", "closing_stock", "price"];

    /// <summary>When the day's sales went through.</summary>
    internal Instant SoldAt => Date.At(new(12, 0)).InUtc().ToInstant();

    /// <summary>When the shelf was counted.</summary>
    internal Instant CountedAt => Date.At(new(20, 0)).InUtc().ToInstant();

    /// <summary>Reads the days, in the order of the file.</summary>
    internal static List<LedgerDay> Read(string folder, Faults faults) =>
        [.. CsvTable.Read(folder, File, Columns, row => new LedgerDay(row.Date(0), Units(row, 1), Units(row, 2), row.Amount(3)), faults)];

    private static int Units(Row row, int column) =>
        row.Integer(column) is var units and >= 0 ? units : throw row.Fault(column, "0 or more");
}
