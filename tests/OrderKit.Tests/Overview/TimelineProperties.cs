using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Overview;

/// <summary>What is true of the timeline of every order.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class TimelineProperties
{
    [Property]
    public void Every_event_gives_one_entry_in_the_order_of_recording(OrderPlay play)
    {
        foreach (var language in Told.Languages)
        {
            Assert.Equal(
                play.History.Select(e => (e.Version, e.RecordedAt, e.OccurredAt)),
                Told.In(language, play.History).Select(e => (e.Version, e.RecordedAt, e.OccurredAt)));
        }
    }

    [Property]
    public void Every_entry_is_one_clean_sentence(OrderPlay play)
    {
        foreach (var entry in Told.Languages.SelectMany(language => Told.In(language, play.History)))
        {
            Assert.Matches(@"^[A-ZÅÄÖ0-9][^{}<>]*[^.\s]\.$", entry.Sentence);
            Assert.DoesNotMatch(@"  | [,;.]|\(\)|\bnull\b|OrderEvent|\.\s", entry.Sentence);
            Assert.DoesNotContain(entry.Sentence, (string[])[EnglishTimeline.Neutral, SwedishTimeline.Neutral]);
        }
    }

    [Property]
    public void Both_languages_tell_the_same_sequence_to_the_same_people(OrderPlay play)
    {
        var english = Told.In(TimelineLanguage.English, play.History);
        var swedish = Told.In(TimelineLanguage.Swedish, play.History);
        Assert.Equal(english.Select(Bare), swedish.Select(Bare));
        Assert.All(english.Zip(swedish), pair => Assert.NotEqual(pair.First.Sentence, pair.Second.Sentence));
    }

    [Property]
    public void An_unknown_time_is_said_and_only_then(OrderPlay play)
    {
        foreach (var entry in Told.In(TimelineLanguage.English, play.History))
        {
            Assert.Equal(entry.OccurredAt is null, entry.When == "Time unknown");
            Assert.DoesNotContain("unknown", entry.Recorded, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Property]
    public void The_beginning_of_a_history_is_told_in_the_same_words_for_ever(OrderPlay play)
    {
        foreach (var language in Told.Languages)
        {
            var whole = Told.In(language, play.History);
            var half = play.History.Count / 2;
            Assert.Equal(whole.Take(half), Told.In(language, play.History.Take(half)));
        }
    }

    [Property]
    public void Contradictions_are_for_staff(OrderPlay play) =>
        Assert.All(
            play.History.Zip(Told.In(TimelineLanguage.English, play.History)).Where(p => p.First.Event is OrderEvent.Contradicted),
            pair => Assert.Equal(TimelineAudience.Staff, pair.Second.Audience));

    private static TimelineEntry Bare(TimelineEntry entry) => entry with { When = "", Recorded = "", Sentence = "" };
}
