using System.Runtime.InteropServices;
using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>One run at work: shares the supply, judges each line, and shares again what cancelled lines leave.</summary>
internal sealed class RunningBackorders
{
    private readonly BackorderRules rules;
    private readonly AtpSchedule schedule;
    private readonly ValueList<WaitingLine> lines;
    private readonly Instant now;
    private readonly FreeUnits[] supply;
    private readonly LineOutcome[] outcomes;
    private readonly Dictionary<(int Supply, long Units), BackorderPromise> firstPromises = [];
    private Disturbances? disturbances;
    private bool cancelsUndated;

    internal RunningBackorders(BackorderRules rules, AtpSchedule schedule, ValueList<WaitingLine> lines, Instant now)
    {
        (this.rules, this.schedule, this.lines, this.now) = (rules, schedule, lines, now);
        (supply, outcomes) = (FreeSupply.Of(schedule), new LineOutcome[lines.Count]);
    }

    // A cancelled line keeps what leaves now; all else it had is shared again. Lines that never had a day are cancelled last, for what
    // others leave may give them one. Each round cancels one line more at least, or is the last of its kind.
    internal ValueList<LineOutcome> Outcomes()
    {
        var order = ServiceOrder.Of(rules, lines.AsSpan(), schedule.Today);
        for (var cancelled = 0; ;)
        {
            var after = Share(order);
            if (after == cancelled && (cancelsUndated || !rules.Patience.Cancels))
            {
                return new(outcomes);
            }

            cancelsUndated |= after == cancelled;
            cancelled = after;
        }
    }

    // How many lines are cancelled so far.
    private int Share(int[] order)
    {
        var (need, taken) = (new long[lines.Count], 0L);
        for (var i = 0; i < need.Length; i++)
        {
            var isCancelled = outcomes[i]?.Step == LineStep.Cancelled;
            need[i] = isCancelled ? 0 : lines[i].Units.Value;
            taken += isCancelled ? outcomes[i].Filled.Value : 0;
        }

        var pegs = Sharing.Serve(rules.Strategy, supply, taken, lines.AsSpan(), order, need);
        var cancelled = 0;
        for (var i = 0; i < need.Length; i++)
        {
            if (outcomes[i]?.Step != LineStep.Cancelled)
            {
                outcomes[i] = Judge(lines[i], pegs[i], need[i] == 0);
            }

            cancelled += outcomes[i].Step == LineStep.Cancelled ? 1 : 0;
        }

        return cancelled;
    }

    private LineOutcome Judge(WaitingLine line, ReadOnlySpan<Peg> pegs, bool isCovered)
    {
        var shelf = !pegs.IsEmpty && supply[pegs[0].Supply] is { Day: 0, Receipt: null } ? pegs[0].Units : 0;
        var filled = line.MaySplit || shelf == line.Units.Value ? shelf : 0;
        if (filled == line.Units.Value)
        {
            return new(line, LineStep.Filled) { Filled = (int)filled };
        }

        var waitsFor = filled > 0 ? pegs[1..] : pegs;
        if (isCovered && line.Promises.Count == 0 && waitsFor.Length == 1 && !IsMade(supply[waitsFor[0].Supply]))
        {
            return new(line, LineStep.Promised)
            {
                Filled = (int)filled,
                Promise = FirstPromise(waitsFor[0]),
                Cause = PromiseCause.FirstPromise,
            };
        }

        var parts = Parts(line, waitsFor);
        var date = isCovered ? Last(parts) : (LocalDate?)null;
        var (step, cause, receipt) = Compare(line, date);
        var promise = step switch
        {
            LineStep.Kept or LineStep.Undated => line.Promise is { } standing ? standing with { Parts = parts } : null,
            _ => new BackorderPromise(date, parts, cause, now) { Receipt = receipt },
        };
        var outcome = new LineOutcome(line, step) { Filled = (int)filled, Promise = promise, Cause = cause, Receipt = receipt };
        var judged = EndOfPatience.Judge(rules.Patience, outcome, now);
        return judged.Step == LineStep.Cancelled && step == LineStep.Undated && !cancelsUndated ? outcome : judged;
    }

    // So many units of one receipt: thousands of lines are promised just that, and share the promise.
    private BackorderPromise FirstPromise(Peg peg)
    {
        ref var promise = ref CollectionsMarshal.GetValueRefOrAddDefault(firstPromises, (peg.Supply, peg.Units), out _);
        if (promise is null)
        {
            var free = supply[peg.Supply];
            var date = schedule.Date(free.Day);
            promise = new(date, [new(free.Receipt, date, (int)peg.Units)], PromiseCause.FirstPromise, now);
        }

        return promise;
    }

    private static bool IsMade(FreeUnits free) => free.Receipt is null && free.Day > 0;

    private (LineStep Step, PromiseCause Cause, ReceiptId? Receipt) Compare(WaitingLine line, LocalDate? date)
    {
        if (line.PromisedFor is not { } before)
        {
            return date is null ? (LineStep.Undated, PromiseCause.NotCovered, null) : (LineStep.Promised, PromiseCause.FirstPromise, null);
        }

        if (date is { } day && day <= before)
        {
            return day == before ? (LineStep.Kept, PromiseCause.None, null) : (LineStep.Improved, PromiseCause.Earlier, null);
        }

        disturbances ??= new(schedule, supply, lines.AsSpan());
        var (cause, receipt) = disturbances.Explain(line);
        return (date is null ? LineStep.Lost : LineStep.Slipped, cause, receipt);
    }

    private ValueList<PromisedPart> Parts(WaitingLine line, ReadOnlySpan<Peg> pegs)
    {
        if (pegs.IsEmpty)
        {
            return [];
        }

        var parts = new PromisedPart[pegs.Length];
        for (var i = 0; i < pegs.Length; i++)
        {
            var free = supply[pegs[i].Supply];
            var isMade = IsMade(free);
            parts[i] = new(free.Receipt, isMade ? MadeOn(line, free.Day) : schedule.Date(free.Day), (int)pegs[i].Units, isMade);
        }

        return new(parts);
    }

    // What is being made for the line already does not start anew each day.
    private LocalDate MadeOn(WaitingLine line, int day)
    {
        var date = schedule.Date(day);
        foreach (var part in line.Promise is { } promise ? promise.Parts.AsSpan() : [])
        {
            date = part.IsMade && part.Date >= schedule.Today && part.Date < date ? part.Date : date;
        }

        return date;
    }

    private static LocalDate Last(ValueList<PromisedPart> parts)
    {
        var last = parts[0].Date;
        foreach (var part in parts.AsSpan())
        {
            last = LocalDate.Max(last, part.Date);
        }

        return last;
    }
}
