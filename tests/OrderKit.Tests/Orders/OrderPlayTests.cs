using FsCheck;
using FsCheck.Fluent;
using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>The random orders of the properties get about: what holds of them holds of something.</summary>
public sealed class OrderPlayTests
{
    private static readonly OrderPlay[] Plays = [.. OrderArbitraries.PlayGen.Sample(3000, new Rnd(2026, 3), 50)];

    [Fact]
    public void Random_orders_visit_every_status() =>
        Assert.Equal(Enum.GetValues<OrderStatus>(), Seen(e => e.Status));

    [Fact]
    public void Random_orders_meet_every_contradiction() =>
        Assert.Equal(
            Enum.GetValues<ContradictionKind>(),
            Seen(e => (e.Event as OrderEvent.Contradicted)?.Kind).OfType<ContradictionKind>());

    [Fact]
    public void Random_orders_hear_every_command_accepted()
    {
        var verbs = Plays.SelectMany(p => p.Turns).Where(t => t.Events.Count > 0).Select(t => t.Command.Verb).Distinct().Order();
        Assert.Equal(Enum.GetValues<OrderVerb>(), verbs);
    }

    [Fact]
    public void Random_orders_record_every_kind_of_event_but_a_reassessment()
    {
        var kinds = typeof(OrderEvent).GetNestedTypes().Where(t => !t.IsAbstract).Select(t => t.Name);
        Assert.Equal(kinds.Except([nameof(OrderEvent.Reassessed), nameof(OrderEvent.Unknown)]).Order(), Seen(e => e.Event.GetType().Name));
    }

    [Fact]
    public void A_good_part_of_the_commands_is_nonsense_and_a_good_part_is_not()
    {
        var answers = Plays.SelectMany(p => p.Turns).Select(t => t.Decision.IsAccepted).ToList();
        Assert.InRange(answers.Count(yes => yes) / (double)answers.Count, 0.25, 0.75);
    }

    private static IEnumerable<T> Seen<T>(Func<RecordedEvent, T> what) =>
        Plays.SelectMany(p => p.History).Select(what).Distinct().Order();
}
