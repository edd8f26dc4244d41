using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Changes;

[Properties(Arbitrary = [typeof(OrderArbitraries)], MaxTest = 1000)]
public sealed class ChangeProperties
{
    [Property]
    public void What_the_preview_says_is_what_applying_does(OrderPlay play) => Assert.All(Open(play), pair =>
    {
        var (order, now) = pair;
        var preview = OrderDecider.PreviewChange(play.Rules, order, order.Change!.Changes, now);
        var decision = OrderDecider.Decide(play.Rules, order, Apply(order), now);
        if (order.Change.IsExpired(now))
        {
            Assert.False(decision.IsAccepted);
            return;
        }

        Assert.Equal(preview.Objections.Count == 0 ? null : preview.Objections[0], decision.Refusal);
        if (decision.IsAccepted)
        {
            Same(preview, order, decision.Value.Order);
        }
    });

    [Property]
    public void A_change_is_applied_wholly_or_nothing_changes(OrderPlay play) => Assert.All(
        play.Turns.Where(t => t.Command is OrderCommand.ApplyChange),
        turn => Assert.Equal(
            turn.Decision.IsAccepted && !turn.Decision.Value.IsRepeat ? 1 : 0,
            turn.Events.Count(e => e.Event is OrderEvent.ChangeApplied)));

    [Property]
    public void A_document_is_never_a_status_and_at_most_one_is_open(OrderPlay play) => Assert.All(
        play.Turns.Where(t => t.Events.Count > 0 && t.Command is OrderCommand.ProposeChange or OrderCommand.WithdrawChange),
        turn => Assert.Equal(turn.Before!.Status, turn.After!.Status));

    [Property]
    public void What_is_looked_at_in_another_version_is_not_applied(OrderPlay play) => Assert.All(Open(play), pair =>
    {
        var (order, now) = pair;
        var late = OrderDecider.Decide(play.Rules, order, Apply(order) with { Version = order.Version + 1 }, now);
        Assert.False(late.IsAccepted);
        Assert.True(late.Refusal.Reason <= RefusalReason.OrderHasMoved, $"{late.Refusal}");
    });

    private static IEnumerable<(Order Order, Instant Now)> Open(OrderPlay play) => play.Turns
        .Where(t => t.After?.Change is not null)
        .Select(t => (t.After!, t.Now));

    private static OrderCommand.ApplyChange Apply(Order order) =>
        new(Sample.Id, Sample.Command("apply"), order.Change!.Number, order.Version, []);

    private static void Same(OrderChange.Preview preview, Order before, Order after)
    {
        Assert.Equal(preview.After, after.Owed);
        foreach (var line in after.Lines)
        {
            var effect = preview.Lines.FirstOrDefault(l => l.Line == line.Number);
            var earlier = before.Line(line.Number);
            Assert.Equal(effect?.Added.Value ?? 0, line.Ordered.Value - (earlier?.Ordered.Value ?? 0));
            Assert.Equal(effect?.Removed.Value ?? 0, line.Units.Cancelled - (earlier?.Units.Cancelled ?? 0));
            Assert.Equal(
                effect?.Waiting.Value ?? 0, (earlier?.Units.In(UnitPlace.Backordered) ?? 0) - line.Units.In(UnitPlace.Backordered));
        }
    }
}
