using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Overview;

/// <summary>Tells an order's history in sentences that a customer-service person can read aloud.</summary>
/// <remarks>Told from the recorded events alone: no store is asked and no envelope opened, so an erased order is told in the same
/// words. One event gives one entry; a kind of event that this version does not know gives a neutral sentence.</remarks>
public static class OrderTimeline
{
    /// <summary>The timeline of one order.</summary>
    /// <param name="history">Events of one order, oldest first. From the first event on, the sentences name articles; a later part of
    /// the history alone names line numbers.</param>
    /// <param name="language">The language of the sentences, dates and amounts.</param>
    /// <param name="zone">The zone of the times told, as the reader's.</param>
    /// <param name="wording">The host's words, in that language, for its codes (reasons, hold types, stages, delivery options). Null for
    /// a code shows the bare code, an empty text leaves it out; a stage is always named. When not given, all codes are shown bare. A
    /// sentence for the customer may contain a reason: answer empty for those to be kept inside.</param>
    /// <returns>One entry per event, in the order of recording.</returns>
    /// <exception cref="ArgumentException">The events are of several orders, or not oldest first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static ValueList<TimelineEntry> Tell(
        IEnumerable<RecordedEvent> history,
        TimelineLanguage language,
        DateTimeZone zone,
        Func<Code, string?>? wording = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(zone);
        var tongue = TongueOf(language, zone, wording);
        var known = TimelineBackground.None;
        var entries = new List<TimelineEntry>();
        RecordedEvent? before = null;
        foreach (var recorded in history)
        {
            Check(before, recorded);
            known = known.After(recorded.Event);
            entries.Add(Entry(tongue, recorded, known));
            before = recorded;
        }

        return entries.ToValueList();
    }

    private static TimelineTongue TongueOf(TimelineLanguage language, DateTimeZone zone, Func<Code, string?>? wording) => language switch
    {
        TimelineLanguage.English => new EnglishTimeline(zone, wording),
        TimelineLanguage.Swedish => new SwedishTimeline(zone, wording),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "There is no such language."),
    };

    private static void Check(RecordedEvent? before, RecordedEvent recorded)
    {
        if (before is not null && (before.OrderId != recorded.OrderId || before.Version >= recorded.Version))
        {
            throw new ArgumentException(
                $"Event {recorded.Version} of order {recorded.OrderId} follows event {before.Version} of order {before.OrderId}; "
                + "a timeline is told of one order, oldest event first.", nameof(recorded));
        }
    }

    private static TimelineEntry Entry(TimelineTongue tongue, RecordedEvent recorded, TimelineBackground known) =>
        new(recorded.Version, recorded.OccurredAt, recorded.RecordedAt, TimelineAudiences.Of(recorded.Event),
            recorded.OccurredAt is { } at ? tongue.Moment(at) : tongue.UnknownTime, tongue.Moment(recorded.RecordedAt),
            TimelineTongue.Capital(tongue.Sentence(recorded, known)));
}
