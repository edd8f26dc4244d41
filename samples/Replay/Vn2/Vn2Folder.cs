using NodaTime.Text;
using OrderKit.Samples.Replay.Reading;

namespace OrderKit.Samples.Replay.Vn2;

/// <summary>Reads the stores' opening state and their weeks.</summary>
internal static class Vn2Folder
{
    internal const string StateFile = "initial_state.csv.gz";
    internal const string WeeksFile = "weekly_sales_and_stock.csv.gz";

    private static readonly string[] StateColumns = ["store", "product", "on_hand", "in_transit_w1", "in_transit_w2"];
    private static readonly string[] WeekColumns = ["store", "product", "week", "units_sold", "in_stock"];

    /// <summary>Reads all store-products, each with its weeks; weeks of others are passed over.</summary>
    internal static List<StoreProduct> Read(string folder, Faults faults)
    {
        List<StoreProduct> all = [.. CsvTable.Read(folder, StateFile, StateColumns, State, faults)];
        var byName = all.GroupBy(one => (one.Store, one.Product)).ToDictionary(group => group.Key, group => group.First());
        foreach (var week in CsvTable.Read(folder, WeeksFile, WeekColumns, Week, faults))
        {
            byName.GetValueOrDefault((week.Store, week.Product))?.Weeks.Add(week);
        }

        all.ForEach(one => one.Weeks.Sort((left, right) => string.CompareOrdinal(left.Week, right.Week)));
        return all;
    }

    private static StoreProduct State(Row row) => new(row.Name(0), row.Name(1), Units(row, 2), Units(row, 3), Units(row, 4));

    private static SoldWeek Week(Row row) => new(
        row.Name(0),
        row.Name(1),
        LocalDatePattern.Iso.Format(row.Date(2)),
        row.Integer(3),
        row.Text(4) is "0" or "1" ? row.Text(4) == "1" : throw row.Fault(4, "0 or 1"));

    private static int Units(Row row, int column) =>
        row.Integer(column) is var units and >= 0 ? units : throw row.Fault(column, "0 or more");
}
