using NodaTime;

namespace OrderKit.Backorders;

/// <summary>Turns a promise that is worse than a customer bears into a question or a cancellation.</summary>
internal static class EndOfPatience
{
    internal static LineOutcome Judge(Patience patience, LineOutcome outcome, Instant now)
    {
        if (!HasEnded(patience, outcome, now))
        {
            return outcome;
        }

        // Who was asked answers: what could not be called off is not called off by the next run either.
        if (patience.Cancels && !outcome.Line.IsAsked)
        {
            return outcome with { Step = LineStep.Cancelled, Cancelled = outcome.Line.Units - outcome.Filled, Promise = null };
        }

        return outcome.Line.IsAsked ? outcome : outcome with { Step = LineStep.Asked };
    }

    private static bool HasEnded(Patience patience, LineOutcome outcome, Instant now) => outcome.Step switch
    {
        LineStep.Slipped => HasSlipped(patience, outcome.Line) || IsTooLate(patience, outcome),
        LineStep.Lost => HasSlipped(patience, outcome.Line) || HasWaited(patience, outcome.Line, now),
        LineStep.Undated => HasWaited(patience, outcome.Line, now),
        _ => false,
    };

    private static bool HasSlipped(Patience patience, WaitingLine line) =>
        line.Promises.Count(promise => promise.IsSlip) + 1L > patience.Slips;

    private static bool HasWaited(Patience patience, WaitingLine line, Instant now) =>
        (now - line.Since).TotalDays > patience.DaysWithoutDay;

    private static bool IsTooLate(Patience patience, LineOutcome outcome) =>
        outcome.Line.Promises.FirstOrDefault(promise => promise.Date is not null) is { Date: { } first }
        && Period.DaysBetween(first, outcome.Promise!.Date!.Value) > patience.DaysLate;
}
