using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Changes;

/// <summary>What a change does at its edges: limits, several objections at once, units that wait, envelopes.</summary>
public sealed class ChangeEffectTests
{
    [Fact]
    public void Nobody_asks_without_rules_order_or_changes()
    {
        var order = Sample.Confirmed(Sample.Line(1, 1));
        Assert.Throws<ArgumentNullException>("rules", () => OrderDecider.PreviewChange(null!, order, [], Sample.At(9)));
        Assert.Throws<ArgumentNullException>("order", () => OrderDecider.PreviewChange(OrderRules.Default, null!, [], Sample.At(9)));
        Assert.Throws<ArgumentNullException>("changes", () => OrderDecider.PreviewChange(OrderRules.Default, order, null!, Sample.At(9)));
        Assert.Throws<ArgumentNullException>("order", () => OrderDecider.PreviewChange(OrderRules.Default, null!, Sample.At(9)));
        Assert.Null(OrderDecider.PreviewChange(OrderRules.Default, order, Sample.At(9)));
    }

    [Fact]
    public void All_that_stands_against_it_is_said_the_lowest_number_first_and_nothing_is_changed_in_part()
    {
        var order = Story.Confirmed(Sample.Line(1, 3), Sample.Line(2, 1)).Shipped(2, 10);
        var preview = Preview(order.Order, new OrderChange.AddLine(Sample.Line(2, 4)), Set(1, 1), new OrderChange.SetRecipient("receiver"));
        Assert.Equal([RefusalReason.NotEnoughUnits, RefusalReason.LineExists], preview.Objections.Select(o => o.Reason));
        Assert.Equal((0m, 0), (preview.Difference.Amount, preview.Lines.Count));
    }

    [Fact]
    public void Of_an_open_change_that_ran_out_the_expiry_stands_in_its_place_among_the_rest()
    {
        var order = Story.Confirmed(Sample.Line(1, 3), Sample.Line(2, 1)).Shipped(2, 10);
        Propose(order, new OrderChange.AddLine(Sample.Line(2, 4)), Set(1, 1));
        Assert.Equal(
            [RefusalReason.NotEnoughUnits, RefusalReason.LineExists],
            OrderDecider.PreviewChange(OrderRules.Default, order.Order, Sample.At(50))!.Objections.Select(o => o.Reason));
        Assert.Equal(
            [RefusalReason.NotEnoughUnits, RefusalReason.ChangeExpired, RefusalReason.LineExists],
            OrderDecider.PreviewChange(OrderRules.Default, order.Order, Sample.At(5_000))!.Objections.Select(o => o.Reason));
    }

    [Fact]
    public void A_change_that_cannot_be_costs_nothing()
    {
        var preview = Preview(Sample.Confirmed(Sample.Line(1, 1)), Set(1, 3), new OrderChange.AddLine(Sample.Line(1, 4)));
        Assert.Equal((preview.Before, false), (preview.After, preview.IsPossible));
    }

    [Fact]
    public void Of_each_line_the_units_that_waited_are_counted_by_themselves()
    {
        var order = Sample.Confirmed(Sample.Line(1, 4, backordered: 3), Sample.Line(2, 5, "CUP", backordered: 1));
        var preview = Preview(order, Set(1, 2), Set(2, 2));
        Assert.Equal(
            [new(1, new("MUG"), true, 0, 2, 2), new OrderChange.LineEffect(2, new("CUP"), true, 0, 3, 1)], preview.Lines);
        Assert.Equal([new OrderChange.StockEffect(new("CUP"), -2)], preview.Stock);
    }

    [Fact]
    public void A_line_that_stays_as_it_is_has_no_effect() =>
        Assert.Empty(Preview(Sample.Confirmed(Sample.Line(1, 2)), Set(1, 2)).Lines);

    [Fact]
    public void Of_two_lines_one_can_be_taken_out() =>
        Assert.Empty(Preview(Sample.Confirmed(Sample.Line(1, 1), Sample.Line(2, 1)), new OrderChange.RemoveLine(1)).Objections);

    [Theory]
    [InlineData(999_999_997, 0)]
    [InlineData(999_999_998, 1)]
    public void An_order_has_at_most_so_many_units(int more, int objections)
    {
        var order = Sample.Confirmed(Sample.Line(1, 2), Sample.Line(2, 1));
        var cheap = new LineTerms(3, new("CUP"), more, LinePrice.Of(new(0m, "SEK"), 1));
        Assert.Equal(
            Enumerable.Repeat(RefusalReason.TooManyUnits, objections),
            Preview(order, new OrderChange.AddLine(cheap)).Objections.Select(o => o.Reason));
    }

    [Fact]
    public void An_order_has_at_most_so_many_lines()
    {
        var order = Sample.Placed([.. Enumerable.Range(1, OrderCommand.Place.LinesMax - 1).Select(n => Sample.Line(n, 1))]);
        OrderChange last = new OrderChange.AddLine(Sample.Line(10_000, 1));
        Assert.Empty(Preview(order, last).Objections);
        var refusal = Assert.Single(Preview(order, last, new OrderChange.AddLine(Sample.Line(10_001, 1))).Objections);
        Assert.Equal(
            (RefusalReason.TooManyLines, "2 lines are to be added", "An order has at most 10000 lines"),
            (refusal.Reason, refusal.Asked, refusal.Possible));
    }

    [Fact]
    public void Units_without_stock_wait_on_old_and_new_lines()
    {
        var order = Story.Confirmed(Sample.Line(1, 1), Sample.Line(2, 2));
        Propose(order, Set(2, 5), new OrderChange.AddLine(Sample.Line(3, 3, "CUP")));
        order.Do(Apply(order) with { Waiting = [new(2, 3), new(3, 1)] });
        Assert.Equal(
            ("1 Open", "2 Open, 3 Backordered", "2 Open, 1 Backordered"), (order.Places, order.PlacesOf(2), order.PlacesOf(3)));
        Assert.Equal((5, 1), (order.Order.Line(2)!.Priced.Value, order.Order.Line(3)!.Terms.Backordered.Value));
    }

    [Fact]
    public void The_envelope_is_that_of_the_change_and_stays_where_the_change_has_none()
    {
        var order = new Story(OrderRules.Default, Sample.Place(Sample.Line(1, 2)) with { Envelope = new("first") });
        Propose(order, Set(1, 3));
        order.Do(Apply(order));
        Assert.Equal("first", order.Order.Envelope?.KeyedHash);

        Propose(order, Set(1, 4));
        order.Do(Apply(order) with { Envelope = new("second") });
        Assert.Equal("second", order.Order.Envelope?.KeyedHash);
    }

    [Fact]
    public void Instructions_that_are_in_force_already_are_no_change()
    {
        var order = new Story(OrderRules.Default, Sample.Place(Engraving.Line(1, 1, Engraving.Proofed))).Confirm();
        var refusal = Assert.Single(Preview(order.Order, new OrderChange.Retailor(1, "first")).Objections);
        Assert.Equal(
            (RefusalReason.InstructionsUnchanged, "line 1 has these instructions already", "Revision 1 stays in force"),
            (refusal.Reason, refusal.Asked, refusal.Possible));
    }

    [Fact]
    public void The_first_instructions_of_an_added_line_are_those_it_came_with_and_can_be_changed()
    {
        var order = new Story(OrderRules.Default, Sample.Place(Sample.Line(1, 1)));
        Propose(order, new OrderChange.AddLine(Engraving.Line(2, 1, fingerprint: "added")));
        order.Do(Apply(order));
        var agreed = order.Last.Events[0].RecordedAt;
        Assert.Equal((1, "added", agreed), (Tailoring(order).Revision, Tailoring(order).Fingerprint, Tailoring(order).AgreedAt));

        order.Do(new OrderCommand.Retailor(Sample.Id, order.Next(), 2, "other", new("sealed")));
        Assert.Equal((2, "other", agreed), (Tailoring(order).Revision, Tailoring(order).Fingerprint, Tailoring(order).AgreedAt));
    }

    [Fact]
    public void A_history_that_changes_a_line_it_never_had_is_no_order()
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        Propose(order, Set(1, 3));
        order.Do(Apply(order));
        var strange = order.History[^1] with
        {
            Event = new OrderEvent.ChangeApplied(1, [Set(9, 1)], [], null, []),
        };
        var fault = Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Replay([.. order.History.SkipLast(1), strange]));
        Assert.Contains("Order SO-1 has no line 9 to change.", $"{fault}", StringComparison.Ordinal);
    }

    private static OrderChange.SetQuantity Set(int line, int units) => new(line, units, Sample.Line(line, units).Price);

    private static OrderKit.Tailoring.LineTailoring Tailoring(Story order) => order.Order.Line(2)!.Tailoring!;

    private static OrderChange.Preview Preview(Order order, params OrderChange[] changes) =>
        OrderDecider.PreviewChange(OrderRules.Default, order, [.. changes], Sample.At(50));

    private static void Propose(Story order, params OrderChange[] changes) =>
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [.. changes], Duration.FromDays(1)));

    private static OrderCommand.ApplyChange Apply(Story order) =>
        new(Sample.Id, order.Next(), order.Order.Change!.Number, order.Order.Version, []);
}
