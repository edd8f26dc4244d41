using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Support;
using static OrderKit.Overview.TimelineLanguage;
using OrderKit.Units;

namespace OrderKit.Tests.Overview;

/// <summary>Sentences after a change name and count the lines as they stand then.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class TimelineChangeTests
{
    // A change is looked at and applied in the same version, which random commands hardly ever do.
    [Property]
    public void The_units_a_timeline_counts_from_are_those_of_the_order(OrderPlay play, PositiveInt seed)
    {
        var known = TimelineBackground.None;
        Order? order = null;
        foreach (var recorded in (IEnumerable<RecordedEvent>)[.. play.History, .. Changed(play, seed.Get)])
        {
            (known, order) = (known.After(recorded.Event), OrderDecider.Evolve(order, recorded));
            Assert.Equal(order.Lines.Select(l => (l.Number, l.Sku)), known.Lines.Select(l => (l.Number, l.Sku)));
            Assert.Equal(order.Lines.Select(l => (l.Number, (long)OrderMoney.Live(l))), known.Live.Select(l => (l.Line, l.Count)));
        }
    }

    [Fact]
    public void The_plays_have_changes_to_count()
    {
        var applied = OrderArbitraries.PlayGen.Sample(300, new Rnd(2026, 3), 50).SelectMany((play, index) => Changed(play, index + 1))
            .Select(e => e.Event).OfType<OrderEvent.ChangeApplied>().ToList();

        Assert.InRange(applied.Count(e => e.Moves.Count > 0), 20, 300);
        Assert.Contains(applied, e => e.Changes.Any(c => c is OrderChange.AddLine));
    }

    [Theory]
    [InlineData(English, "The order was changed: 2 units of MUG (line 1) more, 1 unit of CUP fewer; new delivery: service-point.")]
    [InlineData(Swedish, "Beställningen ändrades: 2 st MUG (rad 1) tillkommer, 1 st CUP utgår; ny leverans: service-point.")]
    public void A_change_is_told_in_one_sentence(TimelineLanguage language, string sentence) =>
        Assert.Equal(sentence, Told.Sentence(language, Applied(
            new OrderChange.SetQuantity(1, 5, Price(5)), new OrderChange.SetQuantity(2, 1, Price(1)),
            new OrderChange.SetDelivery(new("service-point")))));

    [Fact]
    public void A_second_change_counts_from_the_first() =>
        Assert.Equal(
            [
                "The order was changed: 2 units of TEA more.", "The order was changed: 3 units of TEA more.",
                "The order was changed: 4 units of TEA fewer.", "1 unit of TEA was packed.",
            ],
            Told.In(English,
                Told.Record(1, new OrderEvent.Placed([Sample.Line(1, 3)], Sample.Sek, null, null)),
                Told.Record(2, Applied(new OrderChange.AddLine(Sample.Line(2, 2, "TEA")))),
                Told.Record(3, Applied(new OrderChange.SetQuantity(2, 5, Price(5)))),
                Told.Record(4, Applied(new OrderChange.SetQuantity(2, 1, Price(1)))),
                Told.Record(5, new OrderEvent.Packed([new(2, UnitPlace.Open, UnitPlace.Packed, 1)])))
                .Skip(1).Select(e => e.Sentence));

    [Fact]
    public void What_is_proposed_is_not_yet_counted() =>
        Assert.EndsWith("changed: 2 units of CUP more.", Told.In(English,
            Told.Record(1, new OrderEvent.Placed([Sample.Line(2, 2, "CUP")], Sample.Sek, null, null)),
            Told.Record(2, new OrderEvent.ChangeProposed(1, [new OrderChange.SetQuantity(2, 4, Price(4))], Sample.At(9), null)),
            Told.Record(3, Applied(new OrderChange.SetQuantity(2, 4, Price(4)))))[^1].Sentence, StringComparison.Ordinal);

    [Fact]
    public void Fingerprints_and_envelopes_are_never_told() =>
        Assert.All(
            TimelineSentences.Tailoring.Concat(TimelineSentences.Changes).SelectMany(e => Told.Languages.Select(l => Told.Sentence(l, e))),
            sentence => Assert.DoesNotMatch("fingerprint|envelope", sentence));

    [Fact]
    public void Customers_hear_of_proofs_and_changes() =>
        Assert.All(TimelineSentences.Tailoring.Concat(TimelineSentences.Changes), e =>
            Assert.Equal(TimelineAudience.Customer, Told.In(English, Told.Record(1, e)).Single().Audience));

    /// <summary>The order changed at the end of its play: lines grow, shrink, go and come, as the digits of the seed say.</summary>
    private static ValueList<RecordedEvent> Changed(OrderPlay play, int seed)
    {
        var changes = play.End.Lines.Select((line, place) => Change(line, (seed + place) % 5)).OfType<OrderChange>().ToValueList();
        changes = seed % 2 == 0 ? changes : changes.Add(new OrderChange.AddLine(Sample.Line(20, (seed % 3) + 1, "TEA")));
        var propose = new OrderCommand.ProposeChange(Sample.Id, Sample.Command("propose"), changes, Duration.FromDays(1));
        var proposed = OrderDecider.Decide(play.Rules, play.End, propose, Sample.At(200_000));
        if (!proposed.IsAccepted)
        {
            return [];
        }

        var (before, number) = (proposed.Value.Order, proposed.Value.Order.ChangesProposed);
        var apply = new OrderCommand.ApplyChange(Sample.Id, Sample.Command("apply"), number, before.Version, []);
        var applied = OrderDecider.Decide(play.Rules, before, apply, Sample.At(200_001));
        return applied.IsAccepted ? [.. proposed.Value.Events, .. applied.Value.Events] : proposed.Value.Events;
    }

    private static OrderChange? Change(OrderLine line, int digit) => digit switch
    {
        0 => null,
        1 => new OrderChange.RemoveLine(line.Number),
        _ => new OrderChange.SetQuantity(line.Number, digit, Price(digit)),
    };

    private static OrderEvent.ChangeApplied Applied(params OrderChange[] changes) => new(1, [.. changes], [], null, []);

    private static LinePrice Price(int units) => LinePrice.Of(new(129.50m, "SEK"), units);
}
