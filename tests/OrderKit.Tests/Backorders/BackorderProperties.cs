using FsCheck.Xunit;
using OrderKit.Backorders;
using OrderKit.Promising;
using OrderKit.Tests.Promising;
using static OrderKit.Tests.Backorders.Waiting;

namespace OrderKit.Tests.Backorders;

// Waiting.Run judges every run: conservation, no demand robbed, every change explained.
[Properties(MaxTest = 1000)]
public sealed class BackorderProperties
{
    [Property]
    public void Runs_over_moving_supply_promise_no_unit_twice_and_explain_every_slip(
        byte opening, byte[] first, byte[] second, byte[] third, byte[] waiting, byte rules)
    {
        var lines = Lines(waiting);
        foreach (var (supply, day) in new[] { first, second, third }.Select((supply, day) => (supply, day)))
        {
            var outcomes = Run(Pictures.FromBytes(opening, supply), lines, RulesFrom(rules), day, Pictures.RulesFrom(rules));
            lines = Next(outcomes);
        }
    }

    [Property]
    public void In_turn_each_line_has_the_earliest_day_that_those_before_it_leave(
        byte opening, byte[] changes, byte[] waiting, byte strategy)
    {
        var rules = Patient with { Strategy = (BackorderStrategy)(strategy % 3), KeepsPromises = false };
        var (lines, left) = (Lines(waiting), AtpSchedule.Of(Pictures.FromBytes(opening, changes), AtpRules.Default, Pictures.Today));
        var outcomes = Run(left.Picture, lines, rules).ToDictionary(outcome => (outcome.Line.Order, outcome.Line.Line));
        foreach (var line in InOrder(lines, rules.Strategy))
        {
            var outcome = outcomes[(line.Order, line.Line)];
            var day = left.Earliest(line.Units, left.Today);
            var told = outcome.Promise?.Date ?? (outcome.Step == LineStep.Filled ? left.Today : null);
            Assert.Equal(day, told);
            left = Booked(left, line, day);
        }
    }

    [Property]
    public void A_fair_share_of_the_shelf_is_off_by_less_than_a_unit(byte opening, byte[] waiting)
    {
        var lines = Lines(waiting).Select(line => line with { MaySplit = true }).ToValueList();
        var wanted = lines.Sum(line => line.Units.Value);
        var outcomes = Run(Pictures.Of(opening), lines, Patient with { Strategy = BackorderStrategy.FairShare });
        Assert.Equal(Math.Min(opening, wanted), outcomes.Sum(outcome => outcome.Filled.Value));
        Assert.All(outcomes, one =>
            Assert.True(Math.Abs(one.Filled.Value - Math.Min(1.0, (double)opening / wanted) * one.Line.Units.Value) < 1));
    }

    [Property]
    public void No_choice_of_orders_completes_more_than_the_strategy_that_says_so(byte opening, byte[] waiting)
    {
        var lines = Lines(waiting.Take(16).ToArray());
        var rules = Patient with { Strategy = BackorderStrategy.CompletesMostOrders };
        var filled = Run(Pictures.Of(opening), lines, rules).Where(one => one.Step == LineStep.Filled).Select(one => one.Line).ToHashSet();
        var orders = lines.GroupBy(line => line.Order).ToList();
        var most = Enumerable.Range(0, 1 << orders.Count)
            .Where(set => orders.Where((_, i) => (set >> i) % 2 == 1).Sum(order => order.Sum(line => line.Units.Value)) <= opening)
            .Max(set => int.PopCount(set));
        Assert.Equal(most, orders.Count(order => order.All(filled.Contains)));
    }

    [Property]
    public void While_supply_stands_every_promise_stands(byte opening, byte[] changes, byte[] waiting, byte[] newcomers, byte strategy)
    {
        var rules = Patient with { Strategy = (BackorderStrategy)(strategy % 3) };
        var picture = Pictures.FromBytes(opening, changes);
        var first = Run(picture, Lines(waiting), rules);
        var gone = first.Sum(outcome => outcome.Filled.Value);
        var before = Next(first);
        var after = picture with { Opening = Math.Max(0, picture.Opening.Value - gone) };
        var late = Lines(newcomers).Select(line => line with { Order = new($"NEW-{line.Order}"), Since = Now, Priority = -1 });
        if (gone <= picture.Opening.Value)
        {
            var second = Run(after, [.. before, .. late], rules);
            Assert.DoesNotContain(second, outcome => outcome.Step is LineStep.Slipped or LineStep.Lost);
        }
    }

    [Property]
    public void The_order_in_which_lines_are_given_changes_nothing(byte opening, byte[] changes, byte[] waiting, byte rules)
    {
        var (picture, lines) = (Pictures.FromBytes(opening, changes), Lines(waiting));
        var turned = lines.Reverse().ToValueList();
        Assert.Equal(
            Run(picture, lines, RulesFrom(rules)), Run(picture, turned, RulesFrom(rules)).Reverse().ToValueList());
    }

    [Property]
    public void More_supply_never_makes_a_promise_worse_when_served_in_turn(
        byte opening, byte[] changes, byte[] waiting, byte due, byte units)
    {
        var (picture, lines) = (Pictures.FromBytes(opening, changes), Lines(waiting));
        var more = picture with { Receipts = picture.Receipts.Add(Pictures.Receipt("new", due % 15, units)) };
        Assert.DoesNotContain(
            Run(more, Next(Run(picture with { Opening = 0, Owed = 50 }, lines))),
            outcome => outcome.Step is LineStep.Slipped or LineStep.Lost);
    }

    private static ValueList<WaitingLine> Lines(byte[] bytes) => bytes.Chunk(2).Where(pair => pair.Length == 2).Take(20)
        .Select((pair, i) => Line($"SO-{pair[0] % 8}", pair[1] % 9 + 1, pair[0] / 8 % 6, pair[1] / 9 % 3, pair[1] >= 128, i + 1))
        .ToValueList();

    private static BackorderRules RulesFrom(byte value) => new()
    {
        Strategy = (BackorderStrategy)(value % 4),
        KeepsPromises = value / 4 % 2 == 0,
        Patience = new() { Slips = value / 8 % 3, DaysLate = value / 24 % 5, DaysWithoutDay = value % 3 * 60, Cancels = value >= 128 },
    };

    private static IEnumerable<WaitingLine> InOrder(ValueList<WaitingLine> lines, BackorderStrategy strategy) => lines
        .OrderBy(line => strategy switch
        {
            BackorderStrategy.PriorityClass => line.Priority,
            BackorderStrategy.CompletesMostOrders => lines.Where(one => one.Order == line.Order).Sum(one => one.Units.Value),
            _ => 0,
        })
        .ThenBy(line => strategy == BackorderStrategy.CompletesMostOrders
            ? lines.Where(one => one.Order == line.Order).Min(one => one.Since)
            : line.Since)
        .ThenBy(line => line.Order.Value, StringComparer.Ordinal).ThenBy(line => line.Line);

    // What the line takes: all on its day, or unit by unit as they come where it may be split.
    private static AtpSchedule Booked(AtpSchedule left, WaitingLine line, LocalDate? day)
    {
        for (var units = line.Units.Value; units > 0 && line.MaySplit; units--)
        {
            left = left.Earliest(1, left.Today) is { } next ? left.Book(1, next).Value : left;
        }

        return day is { } all && !line.MaySplit ? left.Book(line.Units, all).Value : left;
    }
}
