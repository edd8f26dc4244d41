using OrderKit.Backorders;
using OrderKit.Promising;
using OrderKit.Tests.Promising;
using static OrderKit.Tests.Backorders.Waiting;

namespace OrderKit.Tests.Backorders;

public sealed class BackorderRunTests
{
    // Five on the shelf; A (5, class 2) came first, then B (2, class 1), then C (3, class 1) of the same size together.
    [Theory]
    [InlineData(BackorderStrategy.FirstCome, "A")]
    [InlineData(BackorderStrategy.PriorityClass, "B C")]
    [InlineData(BackorderStrategy.CompletesMostOrders, "B C")]
    public void Who_is_filled_from_five(BackorderStrategy strategy, string filled) => Assert.Equal(
        filled,
        string.Join(' ', Run(
            Pictures.Of(5), [Line("A", 5, 0, 2), Line("B", 2, 1, 1), Line("C", 3, 2, 1)], Patient with { Strategy = strategy })
            .Where(outcome => outcome.Step == LineStep.Filled).Select(outcome => outcome.Line.Order)));

    [Theory]
    // frePPLe documentation, "Fair share constraint resolution": 6 units for two stores, in proportion 10:10 and 10:20.
    [InlineData(6, 10, 10, 3, 3)]
    [InlineData(6, 10, 20, 2, 4)]
    // Chemwatch, "Fair share allocation": 80 % of what is wanted is there, so each has 80 % of his own.
    [InlineData(80, 60, 40, 48, 32)]
    [InlineData(80, 25, 75, 20, 60)]
    public void A_fair_share_as_published(int shelf, int first, int second, int firstShare, int secondShare) => Assert.Equal(
        [firstShare, secondShare],
        Run(
            Pictures.Of(shelf),
            [Line("A", first, maySplit: true), Line("B", second, 1, maySplit: true)],
            Patient with { Strategy = BackorderStrategy.FairShare })
            .Select(outcome => outcome.Filled.Value));

    [Fact]
    public void First_come_gives_all_to_the_first_where_fair_share_gives_half()
    {
        // The same page of frePPLe: its other solver gives 6 units to whoever is first.
        var outcomes = Run(Pictures.Of(6), [Line("A", 10, maySplit: true), Line("B", 10, 1, maySplit: true)]);
        Assert.Equal([6, 0], outcomes.Select(outcome => outcome.Filled.Value));
    }

    [Fact]
    public void A_line_in_one_piece_leaves_early_units_to_others()
    {
        var outcomes = Run(Pictures.Of(3, (5, 10)), [Line("A", 5), Line("B", 3, 1)]);
        Assert.Equal((LineStep.Promised, Pictures.Day(5)), (outcomes[0].Step, outcomes[0].Promise!.Date));
        Assert.Equal(LineStep.Filled, outcomes[1].Step);
    }

    [Fact]
    public void A_line_that_may_split_takes_what_is_there_and_waits_for_the_rest()
    {
        var outcome = Run(Pictures.Of(3, (5, 10)), [Line("A", 5, maySplit: true)])[0];
        Assert.Equal((3, 2, Pictures.Day(5)), (outcome.Filled.Value, outcome.Next!.Units.Value, outcome.Promise!.Date));
    }

    // Story 6: a receipt slips twice, and two backorders of different class wait for it; the second has enough of it.
    [Fact]
    public void A_receipt_slips_twice_and_two_of_different_class_wait_for_it()
    {
        var rules = new BackorderRules { Strategy = BackorderStrategy.PriorityClass, Patience = new() { Slips = 1, DaysLate = 99 } };
        var first = Run(Coming(5), [Line("PLAIN", 4, 0, 2), Line("CLUB", 4, 1, 1)], rules);
        Assert.Equal([Pictures.Day(5), Pictures.Day(5)], first.Select(outcome => outcome.Promise!.Date!.Value));

        var second = Run(Coming(9), Next(first), rules, 1);
        Assert.All(second, outcome => Assert.Equal((LineStep.Slipped, PromiseCause.ReceiptLate), (outcome.Step, outcome.Cause)));
        Assert.All(second, outcome => Assert.Equal(new ReceiptId("PO-0"), outcome.Receipt));

        var third = Run(Coming(12), Next(second), rules, 2);
        Assert.All(third, outcome => Assert.Equal((LineStep.Asked, PromiseCause.ReceiptLate), (outcome.Step, outcome.Cause)));
        Assert.Equal([5, 9, 12], Next(third)[0].Promises.Select(promise => Period.DaysBetween(Pictures.Today, promise.Date!.Value)));

        var fourth = Run(Coming(13), Next(third), rules, 3);
        Assert.All(fourth, outcome => Assert.Equal(LineStep.Slipped, outcome.Step));
    }

    [Fact]
    public void A_short_receipt_promises_everyone_touched_anew()
    {
        var first = Run(Pictures.Of(0, (5, 6), (20, 6)), [Line("A", 3), Line("B", 3, 1), Line("C", 3, 2)]);
        var short5 = Pictures.Of(0, (5, 3), (20, 6));
        var second = Run(short5, Next(first), Patient, 1);
        Assert.Equal([LineStep.Kept, LineStep.Slipped, LineStep.Kept], second.Select(outcome => outcome.Step));
        Assert.Equal((PromiseCause.ReceiptShort, new ReceiptId("PO-0")), (second[1].Cause, second[1].Receipt!.Value));
    }

    [Fact]
    public void Each_slip_says_its_cause()
    {
        WaitingLine[] promised = [.. Next(Run(Pictures.Of(0, (5, 4)), [Line("A", 4)]))];
        LineOutcome After(SupplyPicture picture, AtpRules? atp = null) => Run(picture, [.. promised], Patient, 1, atp)[0];
        Assert.Equal((LineStep.Lost, PromiseCause.ReceiptGone), Told(After(Pictures.Of(0))));
        Assert.Equal((LineStep.Slipped, PromiseCause.ReceiptLate), Told(After(Pictures.Of(0, (6, 4)))));
        Assert.Equal((LineStep.Lost, PromiseCause.ReceiptLate), Told(After(Pictures.Of(0, (0, 4)))));
        Assert.Equal((LineStep.Lost, PromiseCause.ReceiptShort), Told(After(Pictures.Of(0, (5, 3)))));
        Assert.Equal((LineStep.Lost, PromiseCause.OtherDemand), Told(After(Pictures.Of(0, (5, 4), (8, -1)))));
        Assert.Equal((LineStep.Improved, PromiseCause.Earlier), Told(After(Pictures.Of(0, (4, 4)))));
        Assert.Equal((LineStep.Filled, PromiseCause.None), Told(After(Pictures.Of(4))));
        Assert.Equal((LineStep.Kept, PromiseCause.None), Told(After(Pictures.Of(0, (5, 4)))));
    }

    [Fact]
    public void Others_move_a_promise_by_a_knock_on_or_by_rank()
    {
        var ranked = Patient with { Strategy = BackorderStrategy.PriorityClass, KeepsPromises = false };
        var picture = Pictures.Of(0, (5, 4), (9, 4));
        var first = Next(Run(picture, [Line("A", 4, 0, 1), Line("B", 4, 1, 2)], ranked));
        var late = picture with { Receipts = [Pictures.Receipt("PO-0", 12, 4), Pictures.Receipt("PO-1", 9, 4)] };
        var knocked = Run(late, first, ranked, 1);
        Assert.Equal([(LineStep.Slipped, PromiseCause.ReceiptLate), (LineStep.Slipped, PromiseCause.KnockOn)], knocked.Select(Told));
        Assert.Equal(new ReceiptId("PO-0"), knocked[1].Receipt);

        var outranked = Run(picture, first.Add(Line("C", 4, 9, 0)), ranked, 1);
        Assert.Equal((LineStep.Lost, PromiseCause.Outranked), Told(outranked[1]));
        Assert.All(Run(picture, first.Add(Line("C", 4, 9, 0)), ranked with { KeepsPromises = true }, 1).Take(2), outcome =>
            Assert.Equal(LineStep.Kept, outcome.Step));
    }

    [Fact]
    public void What_patience_cancels_honours_may_split_and_goes_to_the_others()
    {
        var rules = new BackorderRules { Patience = new() { Slips = 0, Cancels = true } };
        var lines = Next(Run(Pictures.Of(0, (5, 6)), [Line("WHOLE", 4), Line("PARTS", 2, 1, maySplit: true)], rules));
        var outcomes = Run(
            Pictures.Of(1) with { Receipts = [Pictures.Receipt("PO-0", 9, 6)] }, lines.Add(Line("NEXT", 6, 2)), rules, 1);
        Assert.Equal([(0, 4), (1, 1), (0, 0)], outcomes.Select(outcome => (outcome.Filled.Value, outcome.Cancelled.Value)));
        Assert.Equal((LineStep.Promised, Pictures.Day(9)), (outcomes[2].Step, outcomes[2].Promise!.Date));
    }

    [Fact]
    public void A_line_without_a_day_is_asked_about_once_when_patience_ends()
    {
        var rules = new BackorderRules { Patience = new() { DaysWithoutDay = 100 } };
        var first = Run(Pictures.Of(0), [Line("A", 1)], rules);
        var second = Run(Pictures.Of(0), Next(first), rules, 1);
        var third = Run(Pictures.Of(0), Next(second), rules, 2);
        Assert.Equal([LineStep.Undated, LineStep.Asked, LineStep.Undated], new[] { first, second, third }.Select(run => run[0].Step));
        Assert.All(new[] { first, second, third }, run => Assert.Equal(PromiseCause.NotCovered, run[0].Cause));
    }

    [Fact]
    public void What_is_made_for_a_line_keeps_its_day_until_it_is_late()
    {
        var rules = new AtpRules { InfiniteAfterDays = 10 };
        var first = Run(Pictures.Of(0), [Line("A", 1)], Patient, 0, rules);
        var second = Run(Pictures.Of(0), Next(first), Patient, 3, rules);
        var late = Run(Pictures.Of(0), Next(second), Patient, 11, rules);
        Assert.Equal((LineStep.Kept, Pictures.Day(10)), (second[0].Step, second[0].Promise!.Date));
        Assert.Equal((LineStep.Slipped, PromiseCause.MadeLate), Told(late[0]));
    }

    [Fact]
    public void A_callers_mistake_is_an_exception()
    {
        Assert.Throws<ArgumentException>(() => Run(Pictures.Of(1), [Line("A", 1), Line("A", 2)]));
        Assert.Throws<ArgumentException>(() => Run(Pictures.Of(1), [Line("A", 1) with { Units = 0 }]));
        Assert.Throws<ArgumentException>(() => Run(Pictures.Of(1), [Line("A", 1) with { Sku = new("CUP") }]));
        Assert.Throws<ArgumentException>(() => Run(Pictures.Of(1), [], null, 0, new() { Method = AtpMethod.Discrete }));
    }

    private static (LineStep Step, PromiseCause Cause) Told(LineOutcome outcome) => (outcome.Step, outcome.Cause);

    private static SupplyPicture Coming(int day) => Pictures.Of(0, (day, 8));
}
