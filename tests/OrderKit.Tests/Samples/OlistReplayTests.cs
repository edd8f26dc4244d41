using System.Text.Json;
using OrderKit.Orders;

namespace OrderKit.Tests.Samples;

public sealed class OlistReplayTests
{
    private const string Placed = "2018-01-02 10:00:00";
    private const string Later = "2018-01-03 11:00:00";
    private const string Evening = "2018-01-04 19:30:00";
    private const string Arrival = "2018-01-08 12:00:00";
    private const string Before = "2018-01-01 09:00:00";

    [Theory]
    [InlineData("delivered", Later, Evening, Arrival, "", "delivered")]
    [InlineData("shipped", Later, Evening, "", "", "shipped")]
    [InlineData("approved", Later, "", "", "", "approved")]
    [InlineData("invoiced", Later, "", "", "", "invoiced")]
    [InlineData("processing", Later, "", "", "", "processing")]
    [InlineData("created", "", "", "", "", "created")]
    [InlineData("canceled", Later, "", "", "", "canceled")]
    [InlineData("canceled", "", "", "", "canceled_without_approval", "canceled")]
    [InlineData("unavailable", Later, "", "", "", "unavailable")]
    public Task An_ordinary_order_has_no_contradiction(
        string status, string approved, string handedOver, string delivered, string anomalies, string counted) =>
        HoldsAsync(status, approved, handedOver, delivered, counted, anomalies, []);

    [Theory]
    [InlineData("delivered", Before, Evening, Arrival, "approved_before_purchase", ContradictionKind.BeforePlaced)]
    [InlineData("delivered", Placed, Before, Arrival, "carrier_before_purchase carrier_before_approved", ContradictionKind.BeforePlaced)]
    [InlineData("delivered", Evening, Later, Arrival, "carrier_before_approved", ContradictionKind.BeforeConfirmed)]
    [InlineData("delivered", Arrival, Later, Evening, "carrier_before_approved delivered_before_approved",
        ContradictionKind.BeforeConfirmed, ContradictionKind.BeforeConfirmed)]
    [InlineData("delivered", Later, Arrival, Evening, "delivered_before_carrier",
        ContradictionKind.BeforeShipped, ContradictionKind.ShippedAfterArrival)]
    [InlineData("delivered", Placed, Later, Before, "delivered_before_purchase delivered_before_approved delivered_before_carrier",
        ContradictionKind.BeforePlaced, ContradictionKind.BeforeShipped, ContradictionKind.ShippedAfterArrival)]
    [InlineData("delivered", "", Evening, Arrival, "delivered_status_without_approval_time carrier_time_without_approval_time",
        ContradictionKind.BeforeConfirmed, ContradictionKind.BeforeConfirmed)]
    [InlineData("delivered", Later, "", Arrival, "delivered_status_without_carrier_time delivery_time_without_carrier_time",
        ContradictionKind.BeforeShipped)]
    [InlineData("delivered", Later, Evening, "", "delivered_status_without_delivery_time", ContradictionKind.TimeUnknown)]
    [InlineData("shipped", Later, "", "", "shipped_status_without_carrier_time", ContradictionKind.TimeUnknown)]
    [InlineData("canceled", Later, Evening, "", "canceled_after_carrier_handover",
        ContradictionKind.TimeUnknown, ContradictionKind.CancelledAfterHandOver)]
    [InlineData("canceled", Later, Evening, Arrival,
        "delivery_time_but_status_not_delivered canceled_after_carrier_handover canceled_with_delivery_time",
        ContradictionKind.TimeUnknown, ContradictionKind.CancelledAfterHandOver)]
    public Task A_row_that_contradicts_itself_is_kept_and_named(
        string status, string approved, string handedOver, string delivered, string anomalies, params ContradictionKind[] kinds) =>
        HoldsAsync(status, approved, handedOver, delivered, status, anomalies, kinds);

    [Fact]
    public async Task An_order_without_items_is_placed_with_one_unknown_unit_at_the_paid_amount_and_listed()
    {
        using var folder = new ReplayFolder()
            .With("orders.csv.gz", ReplayFolder.OrderHeader, Row("a", "unavailable", Later, "", ""), Row("b", "approved", Later, "", ""))
            .With("order_items.csv.gz", ReplayFolder.ItemHeader,
                "b,1,mug,shop,2018-01-09 00:00:00,59.50,15.56", "b,2,mug,shop,2018-01-09 00:00:00,1,1")
            .With("order_payments.csv.gz", ReplayFolder.PaymentHeader, "a,1,voucher,1,20.10", "a,2,voucher,1,4.90");

        var figures = await folder.FiguresOfAsync("olist");

        Assert.Equal(["a"], figures.GetProperty("orders_without_items").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(2, figures.GetProperty("main").GetProperty("orders").GetInt32());
        Assert.Empty(figures.GetProperty("refusals").EnumerateObject());
    }

    [Fact]
    public async Task A_stage_the_order_is_not_in_any_more_is_refused_and_counted()
    {
        using var folder = new ReplayFolder().WithOrders(Row("a", "processing", Later, Evening, ""));

        var figures = await folder.FiguresOfAsync("olist");

        Assert.Equal("""{"23 TriggerUnknown":1}""", Compact(figures.GetProperty("refusals")));
        Assert.Equal(["pre_shipment_status_with_carrier_time"], Nonzero(figures.GetProperty("main").GetProperty("anomalies")));
    }

    private static async Task HoldsAsync(
        string status, string approved, string handedOver, string delivered, string counted, string anomalies, ContradictionKind[] kinds)
    {
        using var folder = new ReplayFolder().WithOrders(Row("a", status, approved, handedOver, delivered));

        var figures = await folder.FiguresOfAsync("olist");

        Assert.Equal(
            kinds.CountBy(kind => $"{kind}").ToDictionary(),
            figures.GetProperty("contradictions").EnumerateObject().ToDictionary(kind => kind.Name, kind => kind.Value.GetInt32()));
        Assert.Empty(figures.GetProperty("refusals").EnumerateObject());
        Assert.Equal($$"""{"{{counted}}":1}""", Compact(figures.GetProperty("main").GetProperty("status")));
        Assert.Equal(
            anomalies.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Nonzero(figures.GetProperty("main").GetProperty("anomalies")));
    }

    private static string Row(string id, string status, string approved, string handedOver, string delivered) =>
        $"{id},c,{status},{Placed},{approved},{handedOver},{delivered},2018-01-20 00:00:00";

    private static IEnumerable<string> Nonzero(JsonElement block) =>
        block.EnumerateObject().Where(figure => figure.Value.GetInt32() != 0).Select(figure => figure.Name);

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
