using OrderKit.Orders;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Olist;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Tests.Samples;

public sealed class OlistFiguresTests
{
    private static readonly LocalDate Promised = new(2018, 1, 20);

    // Delivered after 1, 3 and 30 days; the last one is late.
    private static readonly List<OlistOrder> Orders = [Order("a", 1), Order("b", 3), Order("c", 30)];

    [Fact]
    public async Task Without_one_delivered_event_exactly_the_figures_that_speak_of_it_change()
    {
        var events = new RecordedEvents();
        await OlistReplay.RunAsync("main", Orders, ProgressBar.Off, events);

        var before = Flat(events.All);
        var after = Flat(events.All.Where(recorded => !(recorded.Event is OrderEvent.Delivered && recorded.OrderId == new OrderId("c"))));

        Assert.Equal(before.Keys, after.Keys.Except(["status/shipped"]));
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["as_of/2018-06-30 00:00:00/delivered"] = "2",
                ["as_of/2018-06-30 00:00:00/past_estimate_and_not_delivered"] = "1",
                ["as_of/2018-06-30 00:00:00/with_carrier"] = "1",
                ["days_carrier_to_delivered/max"] = "2.5",
                ["days_carrier_to_delivered/median"] = "1.5",
                ["days_carrier_to_delivered/n"] = "2",
                ["days_carrier_to_delivered/p95_linear"] = "2.4",
                ["days_carrier_to_delivered/p95_nearest_rank"] = "2.5",
                ["days_purchase_to_delivered/max"] = "3.0",
                ["days_purchase_to_delivered/median"] = "2.0",
                ["days_purchase_to_delivered/n"] = "2",
                ["days_purchase_to_delivered/p95_linear"] = "2.9",
                ["days_purchase_to_delivered/p95_nearest_rank"] = "3.0",
                ["late_by_calendar_date"] = "0",
                ["late_by_timestamp"] = "0",
                ["late_by_timestamp_status_delivered_only"] = "0",
                ["late_more_than_7_days"] = "0",
                ["missing/order_delivered_customer_date"] = "1",
                ["orders_with_delivery_time"] = "2",
                ["status/delivered"] = "2",
                ["status/shipped"] = "1",
            },
            new SortedDictionary<string, string>(
                after.Where(figure => before.GetValueOrDefault(figure.Key) != figure.Value).ToDictionary(), StringComparer.Ordinal));
    }

    [Fact]
    public void No_order_at_all_gives_no_days() =>
        Assert.Equal("0", Flatten("", OlistFigures.Of("main", [])).Single(figure => figure.Key == "days_purchase_to_delivered/n").Value);

    private static OlistOrder Order(string id, int days)
    {
        var placed = Instant.FromUtc(2018, 1, 2, 10, 0);
        return new(id, "delivered", placed, placed, placed + Duration.FromHours(12), placed + Duration.FromDays(days), Promised);
    }

    private static Dictionary<string, string> Flat(IEnumerable<RecordedEvent> events)
    {
        var traces = new OrderTraces();
        foreach (var recorded in events)
        {
            traces.Recorded(recorded);
        }

        return Flatten("", OlistFigures.Of("main", traces.All)).ToDictionary();
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string path, FigureBlock block) => block.Figures.SelectMany(figure =>
        figure is SingleFigure single ? [new(path + single.Name, single.Json)] : Flatten($"{path}{figure.Name}/", (FigureBlock)figure));

    private sealed class RecordedEvents : IWitness
    {
        internal List<RecordedEvent> All { get; } = [];

        public void Recorded(RecordedEvent recorded) => All.Add(recorded);

        public void Refused(OrderCommand command, Refusal refusal) => Assert.Fail($"{refusal}");
    }
}
