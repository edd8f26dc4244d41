using NodaTime;
using OrderKit.Samples.Replay.Reading;

namespace OrderKit.Samples.Replay.Olist;

/// <summary>Reads the marketplace's files: orders with their items and payments.</summary>
internal static class OlistFolder
{
    internal const string MainFile = "orders.csv.gz";
    internal const string MinutePrecisionFile = "orders_minute_precision.csv.gz";

    private static readonly string[] OrderColumns =
    [
        "order_id", "order_status", "order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date",
        "order_delivered_customer_date", "order_estimated_delivery_date",
    ];

    private static readonly string[] ItemColumns = ["order_id", "order_item_id", "product_id", "price", "freight_value"];

    private static readonly string[] PaymentColumns = ["order_id", "payment_value"];

    /// <summary>Reads one file of orders, in the order of the file.</summary>
    internal static List<OlistOrder> ReadOrders(string folder, string file, Faults faults) =>
        [.. CsvTable.Read(folder, file, OrderColumns, Order, faults)];

    /// <summary>Gives the orders their items and payments, as far as those can be read; rows of other orders are passed over.</summary>
    internal static void ReadContent(string folder, IEnumerable<OlistOrder> orders, Faults faults)
    {
        var byId = orders.GroupBy(order => order.Id).ToDictionary(group => group.Key, group => group.First());
        foreach (var item in CsvTable.Read(folder, "order_items.csv.gz", ItemColumns, Item, faults))
        {
            byId.GetValueOrDefault(item.OrderId)?.Items.Add(item);
        }

        foreach (var payment in CsvTable.Read(folder, "order_payments.csv.gz", PaymentColumns, Payment, faults))
        {
            if (byId.TryGetValue(payment.OrderId, out var order))
            {
                order.Paid = (order.Paid ?? 0) + payment.Amount;
            }
        }
    }

    private static OlistOrder Order(Row row) =>
        new(row.Name(0), Status(row), row.TimeOf(2), row.Time(3), row.Time(4), row.Time(5), Promise(row));

    private static string Status(Row row) =>
        OlistSteps.Statuses.Contains(row.Text(1)) ? row.Text(1) : throw row.Fault(1, $"one of {string.Join(", ", OlistSteps.Statuses)}");

    private static LocalDate? Promise(Row row) => row.Time(6)?.InUtc() switch
    {
        null => null,
        { TimeOfDay: var time } estimate when time == LocalTime.Midnight => estimate.Date,
        _ => throw row.Fault(6, "the start of a day"),
    };

    private static OlistItem Item(Row row) => row.Integer(1) is var number and >= 1
        ? new(row.Name(0), number, row.Name(2), row.Amount(3), row.Amount(4))
        : throw row.Fault(1, "1 or more");

    private static OlistPayment Payment(Row row) => row.Amount(1) is var amount and >= 0
        ? new(row.Name(0), amount)
        : throw row.Fault(1, "0 or more");
}
