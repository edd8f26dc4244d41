using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Overview;

/// <summary>Timelines as tests need them.</summary>
internal static class Told
{
    internal static readonly TimelineLanguage[] Languages = Enum.GetValues<TimelineLanguage>();

    internal static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    internal static ValueList<TimelineEntry> In(TimelineLanguage language, params IEnumerable<RecordedEvent> history) =>
        OrderTimeline.Tell(history, language, Stockholm);

    /// <summary>The sentence on one event after a purchase of mugs, cups and mugs again; the status is the order's after it.</summary>
    internal static string Sentence(TimelineLanguage language, OrderEvent happened, OrderStatus status = OrderStatus.Confirmed) =>
        In(language, [.. Purchase, Record(2, happened, status)])[^1].Sentence;

    internal static RecordedEvent Record(long version, OrderEvent happened, OrderStatus status = OrderStatus.Confirmed) =>
        new(Sample.Id, version, Sample.Command(version), default, Sample.At((int)version), Sample.At((int)version), status, happened);

    private static RecordedEvent[] Purchase { get; } =
    [
        Record(1, new OrderEvent.Placed([Sample.Line(1, 3), Sample.Line(2, 2, "CUP"), Sample.Line(3, 1)], Sample.Sek, null, null)),
    ];
}
