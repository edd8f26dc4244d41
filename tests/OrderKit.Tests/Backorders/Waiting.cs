using OrderKit.Backorders;
using OrderKit.Promising;
using OrderKit.Tests.Promising;

namespace OrderKit.Tests.Backorders;

/// <summary>Waiting lines and runs as tests need them, and the judge of every run.</summary>
internal static class Waiting
{
    internal static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    /// <summary>Patience without end: what a test is not about.</summary>
    internal static readonly BackorderRules Patient = new() { Patience = Patience.Endless };

    internal static WaitingLine Line(string order, int units, int since = 0, int priority = 0, bool maySplit = false, int line = 1) =>
        new(new(order), line, Pictures.Mug, units, Now - Duration.FromDays(100) + Duration.FromMinutes(since))
        {
            Priority = priority,
            MaySplit = maySplit,
        };

    internal static ValueList<LineOutcome> Run(
        SupplyPicture picture, ValueList<WaitingLine> lines, BackorderRules? rules = null, int day = 0, AtpRules? atp = null)
    {
        var schedule = AtpSchedule.Of(picture, atp ?? AtpRules.Default, Pictures.Day(day));
        var outcomes = BackorderRun.Decide(rules ?? Patient, schedule, lines, Now + Duration.FromDays(day));
        Judge(schedule, lines, outcomes);
        return outcomes;
    }

    internal static ValueList<WaitingLine> Next(ValueList<LineOutcome> outcomes) =>
        outcomes.Select(outcome => outcome.Next).OfType<WaitingLine>().ToValueList();

    /// <summary>What must hold after every run under every strategy: no unit twice, none that is needed, all explained.</summary>
    internal static void Judge(AtpSchedule schedule, ValueList<WaitingLine> lines, ValueList<LineOutcome> outcomes)
    {
        Assert.Equal(lines, outcomes.Select(outcome => outcome.Line));
        var parts = outcomes.Where(outcome => outcome.Step != LineStep.Cancelled)
            .SelectMany(outcome => outcome.Promise?.Parts ?? []).ToList();
        var filled = outcomes.Sum(outcome => (long)outcome.Filled.Value);
        var shelf = parts.Where(part => part.Receipt is null && !part.IsMade).Sum(part => (long)part.Units.Value) + filled;
        Assert.True(shelf <= schedule.On(schedule.Today).Value, $"{shelf} from a shelf with {schedule.On(schedule.Today)}");
        foreach (var receipt in parts.Where(part => part.Receipt is not null).GroupBy(part => part.Receipt!.Value))
        {
            var expected = schedule.Picture.Receipts.Single(one => one.Id == receipt.Key);
            Assert.True(receipt.Sum(part => (long)part.Units.Value) <= expected.Quantity.Value, $"{receipt.Key} is promised twice");
            Assert.All(receipt, part => Assert.True(part.Date >= expected.Due));
        }

        foreach (var row in schedule.Rows.Where(row => row.Promisable < Quantity.Max))
        {
            var until = filled + parts.Where(part => part.Date <= row.Date && !part.IsMade).Sum(part => (long)part.Units.Value);
            Assert.True(until <= row.Promisable.Value, $"{until} of {row.Promisable} until {row.Date}");
        }

        Assert.All(outcomes, Judge);
    }

    private static void Judge(LineOutcome outcome)
    {
        var line = outcome.Line;
        var rest = line.Units.Value - outcome.Filled.Value - outcome.Cancelled.Value;
        Assert.Equal(rest, outcome.Next?.Units.Value ?? 0);
        Assert.True(line.MaySplit || outcome.Filled == line.Units || outcome.Filled.IsZero, "split against its terms");
        Assert.Equal(outcome.Step == LineStep.Kept || outcome.Step == LineStep.Filled, outcome.Cause == PromiseCause.None);
        if (outcome is { Promise: { Date: { } date } promise, Step: not LineStep.Cancelled })
        {
            Assert.Equal(rest, promise.Parts.Sum(part => part.Units.Value));
            Assert.Equal(date, promise.Parts.Max(part => part.Date));
        }

        if (outcome.Step is LineStep.Slipped or LineStep.Lost)
        {
            Assert.True(outcome.Promise!.IsSlip, $"{outcome.Cause} explains no slip");
            Assert.True(outcome.Promise.Date is not { } later || later > line.PromisedFor);
        }
    }
}
