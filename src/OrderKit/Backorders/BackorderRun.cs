using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>Decides for all waiting lines of one article what leaves now, what is promised for when, whom to ask, what to cancel.</summary>
/// <remarks>Run it again whenever supply moves: a receipt comes, is late or short, a count changes the shelf, a day passes. It is pure:
/// the host carries out what it says and stores <see cref="LineOutcome.Next"/>. No unit is promised twice, and none that an earlier or
/// later demand of the supply picture needs. Costs a sort of the lines and one pass over them; where patience cancels, one pass more for
/// each round of cancellations. Lines whose patience ends in one round end together.</remarks>
public static class BackorderRun
{
    /// <summary>Runs once.</summary>
    /// <param name="rules">The strategy and the patience.</param>
    /// <param name="schedule">The free supply: the schedule of one location, or of the one the lines wait at.</param>
    /// <param name="lines">Every line that waits for the article there, in any order, each once.</param>
    /// <param name="now">When.</param>
    /// <returns>One outcome a line, in the order of the lines.</returns>
    /// <exception cref="ArgumentException">The schedule is not computed with look-ahead; a line is of another article, stands twice or
    /// has no unit.</exception>
    public static ValueList<LineOutcome> Decide(BackorderRules rules, AtpSchedule schedule, ValueList<WaitingLine> lines, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(lines);
        Check(schedule, lines);
        var run = new RunningBackorders(rules, schedule, lines, now);
        return run.Outcomes();
    }

    private static void Check(AtpSchedule schedule, ValueList<WaitingLine> lines)
    {
        if (schedule.Method != AtpMethod.CumulativeWithLookAhead)
        {
            throw new ArgumentException($"Backorders are promised with look-ahead; this schedule is {schedule.Method}.", nameof(schedule));
        }

        HashSet<(OrderId, LineNumber)> seen = new(lines.Count);
        foreach (var line in lines.AsSpan())
        {
            var fault = line.Sku != schedule.Picture.Sku ? $"waits for {line.Sku} and not for {schedule.Picture.Sku}"
                : line.Units.IsZero ? "waits for no unit"
                : seen.Add((line.Order, line.Line)) ? null
                : "stands twice";
            if (fault is not null)
            {
                throw new ArgumentException($"Line {line.Line.Value} of order {line.Order} {fault}.", nameof(lines));
            }
        }
    }
}
