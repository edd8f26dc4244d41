using System.Text;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Overview;

/// <summary>Written from the code, for an English and a Swedish reader to check by eye.</summary>
public sealed class TimelinePictures
{
    private static readonly UnitPlace[] Retractable = [UnitPlace.Delivered, UnitPlace.Returned, UnitPlace.Lost];

    private static readonly OrderEvent[] Cases =
    [
        .. Enumerable.Range(1, 2).SelectMany(units => Events(units)), new OrderEvent.Released(9), .. TimelineSentences.Money,
        .. TimelineSentences.Tailoring, .. TimelineSentences.Changes,
    ];

    [Theory]
    [InlineData(TimelineLanguage.English)]
    [InlineData(TimelineLanguage.Swedish)]
    public void The_timelines_on_the_page_are_the_ones_the_code_tells(TimelineLanguage language) =>
        Approved.Equal($"docs/timelines/{Name(language)}.md", Page(language));

    [Theory]
    [InlineData(TimelineLanguage.English)]
    [InlineData(TimelineLanguage.Swedish)]
    public void Every_sentence_is_the_one_a_reader_has_approved(TimelineLanguage language) =>
        Approved.Equal(
            $"tests/OrderKit.Tests/Overview/sentences.{Name(language)}.approved.txt",
            string.Join("\n", Cases.Select(e => Told.Sentence(language, e, OrderStatus.Cancelled)).Distinct()));

    private static string Name(TimelineLanguage language) => language == TimelineLanguage.English ? "english" : "swedish";

    private static string Page(TimelineLanguage language)
    {
        var page = new StringBuilder();
        page.Append("# Timelines in ").Append(language).Append("\n\nWritten from the code by a test; do not edit by hand.\n");
        Append(page, language, "One order to which much happens", TimelineExample.Long);
        Append(page, language, "One that is tailored, changed and paid for", TailoredExample.History);
        Append(page, language, "One that is declined", TimelineExample.Declined);
        Append(page, language, "One that is called off", TimelineExample.CalledOff);
        return page.ToString();
    }

    private static void Append(StringBuilder page, TimelineLanguage language, string title, ValueList<RecordedEvent> history)
    {
        page.Append("\n## ").Append(title).Append("\n\n| # | happened | recorded | for | sentence |\n|---|---|---|---|---|\n");
        foreach (var entry in Told.In(language, history))
        {
            page.AppendJoin(" | ", $"| {entry.Version}", entry.When, entry.Recorded, entry.Audience, entry.Sentence).Append(" |\n");
        }
    }

    private static IEnumerable<OrderEvent> Promises(int units)
    {
        LocalDate? monday = new LocalDate(2026, 3, 9), sunday = new LocalDate(2026, 3, 15);
        string[] causes =
        [
            "receipt-late", "receipt-short", "receipt-gone", "stock-short", "made-late", "other-demand", "knock-on", "outranked", "look",
        ];
        return
        [
            new OrderEvent.BackorderPromised(2, units, null, "not-covered") { IsAsked = true },
            new OrderEvent.BackorderPromised(2, units, monday, "first-promise"),
            new OrderEvent.BackorderPromised(2, units, monday, "earlier") { Before = sunday },
            new OrderEvent.BackorderPromised(2, units, monday, "receipt-late") { Before = monday, IsAsked = true },
            new OrderEvent.BackorderPromised(2, units, null, "receipt-gone") { Before = monday },
            .. causes.Select(cause => new OrderEvent.BackorderPromised(2, units, sunday, cause) { Before = monday }),
        ];
    }

    private static IEnumerable<OrderEvent> Events(int units)
    {
        ValueList<LineQuantity> lines = [new(2, units)];
        ValueList<UnitMove> moves = [new(2, UnitPlace.Open, UnitPlace.Packed, units)];
        ValueList<UnitMove> Moved(UnitPlace from, UnitPlace to) => [new(2, from, to, units, Sample.S1)];
        return
        [
            new OrderEvent.Backordered(moves), new OrderEvent.Restocked(moves), .. Promises(units), new OrderEvent.Allocated(moves),
            new OrderEvent.TailoringStarted(moves), new OrderEvent.Packed(moves), new OrderEvent.ShipRequested(Sample.S1, lines),
            new OrderEvent.Cancelled("look", false, moves), new OrderEvent.Shipped(Sample.S1, lines, moves),
            new OrderEvent.Delivered(Sample.S1, lines, moves), new OrderEvent.Returned(Sample.S1, lines, moves),
            new OrderEvent.Lost(Sample.S1, lines, moves), new OrderEvent.Shipped(Sample.S1, lines, []),
            new OrderEvent.Delivered(Sample.S1, lines, []), new OrderEvent.Returned(Sample.S1, lines, []),
            new OrderEvent.Lost(Sample.S1, lines, []),
            .. Retractable.Select(p => new OrderEvent.Retracted(Sample.S1, p, lines, moves)),
            .. Retractable.Select(p => new OrderEvent.Retracted(Sample.S1, p, lines, [])),
            new OrderEvent.Corrected(Sample.S1, "look", Moved(UnitPlace.Delivered, UnitPlace.Shipped)),
            new OrderEvent.Corrected(Sample.S1, "look", Moved(UnitPlace.Shipped, UnitPlace.Open)),
            new OrderEvent.Corrected(Sample.S1, "look", Moved(UnitPlace.Shipped, UnitPlace.Packed)),
            new OrderEvent.Corrected(Sample.S1, "look", Moved(UnitPlace.Shipped, UnitPlace.Cancelled)),
            new OrderEvent.Corrected(Sample.S1, "look", Moved(UnitPlace.Lost, UnitPlace.Open)),
            .. Enum.GetValues<ContradictionKind>().SelectMany(kind => Contradicted(kind, units)),
            new OrderEvent.Reassessed(OrderStatus.InFulfilment, OrderStatus.PartiallyDelivered),
        ];
    }

    // Each kind with a report that gives rise to it; an unknown time with all reports, for their names.
    private static IEnumerable<OrderEvent> Contradicted(ContradictionKind kind, int units)
    {
        IEnumerable<OrderVerb> reports = kind switch
        {
            ContradictionKind.TimeUnknown => Enum.GetValues<OrderVerb>().Where(v => v.IsReport()),
            ContradictionKind.CancelledAfterHandOver => [OrderVerb.ReportCancelled],
            ContradictionKind.RetractedNothing => [OrderVerb.Retract],
            ContradictionKind.AfterDelivered => [OrderVerb.ReportLost],
            ContradictionKind.BeforeShipped or ContradictionKind.MoreThanOrdered =>
                [OrderVerb.ReportDelivered, OrderVerb.ReportReturned, OrderVerb.ReportLost],
            ContradictionKind.AfterLost or ContradictionKind.AfterReturned => [OrderVerb.ReportDelivered],
            _ => [OrderVerb.ReportShipped],
        };
        return reports.Select(by => new OrderEvent.Contradicted(kind, by, IsOfShipment(by) ? Sample.S1 : null, LineOf(kind), units));
    }

    private static bool IsOfShipment(OrderVerb by) => by is >= OrderVerb.ReportShipped and <= OrderVerb.Retract;

    private static LineNumber? LineOf(ContradictionKind kind) => kind == ContradictionKind.CancelledAfterHandOver ? null : 2;
}
