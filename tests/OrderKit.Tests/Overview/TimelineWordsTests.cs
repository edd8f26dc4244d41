using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Overview;

/// <summary>Nothing that can happen to an order lacks words in a language.</summary>
public sealed class TimelineWordsTests
{
    private static readonly string[] Neutral = [EnglishTimeline.Neutral, SwedishTimeline.Neutral];
    private static readonly string[] NeutralContradictions =
        [EnglishTimeline.NeutralContradiction, SwedishTimeline.NeutralContradiction];

    [Fact]
    public void Every_kind_of_event_has_a_sentence_in_every_language() =>
        Convention.Holds(Specimen.Kinds.Where(kind => kind.Name != "Unknown").SelectMany(kind => Gaps(kind.Name,
            language => Told.Sentence(language, (OrderEvent)Specimen.Of(kind)), Neutral)));

    [Fact]
    public void The_walk_meets_the_kinds_there_are()
    {
        Assert.Contains(typeof(OrderEvent.Placed), Specimen.Kinds);
        Assert.Contains(typeof(OrderEvent.Retracted), Specimen.Kinds);
        Assert.True(Specimen.Kinds.Count >= 24, $"{Specimen.Kinds.Count} kinds");
    }

    [Fact]
    public void A_kind_of_a_later_version_gets_a_neutral_sentence_for_staff()
    {
        Assert.Equal(Neutral, Told.Languages.Select(language => Told.Sentence(language, new Later())));
        Assert.Equal(TimelineAudience.Staff, Told.In(TimelineLanguage.English, Told.Record(1, new Later())).Single().Audience);
    }

    [Fact]
    public void Every_contradiction_has_a_sentence_in_every_language() =>
        Convention.Holds(Enum.GetValues<ContradictionKind>().SelectMany(kind => Gaps(kind.ToString(),
            language => Told.Sentence(language, Contradicted(kind, OrderVerb.ReportDelivered)), NeutralContradictions)));

    [Fact]
    public void A_contradiction_of_a_later_version_gets_a_neutral_sentence() =>
        Assert.Equal(NeutralContradictions,
            Told.Languages.Select(language => Told.Sentence(language, Contradicted((ContradictionKind)999, OrderVerb.ReportLost))));

    [Fact]
    public void Every_report_has_a_name_in_every_language() =>
        Convention.Holds(Enum.GetValues<OrderVerb>().Where(verb => verb.IsReport()).SelectMany(verb => Gaps(verb.ToString(),
            language => Told.Sentence(language, Contradicted(ContradictionKind.TimeUnknown, verb)),
            [EnglishTimeline.NeutralNews, SwedishTimeline.NeutralNews])));

    [Fact]
    public void Every_status_has_a_name_in_every_language() =>
        Convention.Holds(Enum.GetValues<OrderStatus>().SelectMany(status => Gaps(status.ToString(),
            language => Told.Sentence(language, new OrderEvent.Reassessed(status, OrderStatus.Placed)),
            [EnglishTimeline.NeutralStatus, SwedishTimeline.NeutralStatus])));

    private static OrderEvent.Contradicted Contradicted(ContradictionKind kind, OrderVerb by) => new(kind, by, Sample.S1, 1, 1);

    private static IEnumerable<string> Gaps(string what, Func<TimelineLanguage, string> sentence, string[] neutral) =>
        Told.Languages
            .Where(language => neutral.Any(words => sentence(language).Contains(words, StringComparison.OrdinalIgnoreCase)))
            .Select(language => $"{what} has no words in {language}; give it an arm in {language}Timeline and its parts");

    private sealed record Later : OrderEvent;
}
