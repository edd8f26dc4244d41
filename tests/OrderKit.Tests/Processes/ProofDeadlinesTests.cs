using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tailoring;
using OrderKit.Tests.Orders;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Processes;

public sealed class ProofDeadlinesTests
{
    public static TheoryData<ProofDeadlinePolicy, string> Policies => new()
    {
        { ProofDeadlinePolicy.ApproveSilently, "ProofApproved" },
        { ProofDeadlinePolicy.HoldLine, "Held" },
        { ProofDeadlinePolicy.CancelUnits, "Cancelled" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void Each_policy_is_carried_out_once_at_the_deadline_and_not_before(ProofDeadlinePolicy policy, string happened)
    {
        var story = Sent(policy);
        var deadline = ProofDeadlines.NextFor(story.Order)!.Value;
        Assert.Equal(story.Order.Line(1)!.Tailoring!.AnswerBy, deadline);
        Assert.Empty(ProofDeadlines.CommandsFor(story.Order, deadline - Duration.Epsilon));

        var command = Assert.Single(ProofDeadlines.CommandsFor(story.Order, deadline));
        Assert.Equal(happened, Assert.Single(Carry(story.Order, command, deadline).Events).Event.GetType().Name);
        var after = Carry(story.Order, command, deadline).Order;
        Assert.All(
            ProofDeadlines.CommandsFor(after, deadline + Duration.FromDays(1)),
            again => Assert.True(Carry(after, again, deadline).IsRepeat));
        Assert.Equal(command.Id, ProofDeadlines.CommandsFor(story.Order, deadline + Duration.FromDays(3))[0].Id);
    }

    [Fact]
    public void Silence_is_told_from_an_answer()
    {
        var story = Sent(ProofDeadlinePolicy.ApproveSilently);
        var deadline = ProofDeadlines.NextFor(story.Order)!.Value;
        var step = Carry(story.Order, ProofDeadlines.CommandsFor(story.Order, deadline)[0], deadline);
        Assert.True(((OrderEvent.ProofApproved)step.Events[0].Event).BySilence);
    }

    [Fact]
    public void An_answer_a_change_or_an_end_stops_the_clock()
    {
        var far = Sample.At(0) + Duration.FromDays(99);
        var answered = Sent(ProofDeadlinePolicy.HoldLine);
        answered.Do(OrderTailoringTests.Approve(answered, 1));
        var changed = Sent(ProofDeadlinePolicy.HoldLine);
        changed.Do(OrderTailoringTests.Retailor(changed, "second"));
        var ended = Sent(ProofDeadlinePolicy.HoldLine).Cancel();
        Assert.All((Story[])[answered, changed, ended], s =>
        {
            Assert.Empty(ProofDeadlines.CommandsFor(s.Order, far));
            Assert.Null(ProofDeadlines.NextFor(s.Order));
        });
    }

    private static OrderStep Carry(Order order, OrderCommand command, Instant now) =>
        OrderDecider.Decide(OrderRules.Default, order, command, now).Value;

    private static Story Sent(ProofDeadlinePolicy policy)
    {
        var story = Story.Confirmed(Engraving.Line(1, 2, Engraving.Schema with { Proof = new(Duration.FromDays(2), policy) }));
        return story.Do(OrderTailoringTests.Send(story, 1));
    }
}
