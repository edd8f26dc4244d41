using OrderKit.Backorders;
using OrderKit.Promising;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Judges every backorder run by its schedule and outcomes alone, and counts what came of the units.</summary>
internal sealed class PromiseFigures
{
    private static readonly Counted Counts = new(FigureSource.Engine);
    private readonly SortedDictionary<PromiseCause, int> slips = [];
    private readonly List<string> faults = [];

    internal int Runs { get; private set; }

    internal int Promised { get; private set; }

    internal long Filled { get; private set; }

    internal long Opening { get; set; }

    internal long Received { get; set; }

    internal long Sold { get; set; }

    internal long Left { get; set; }

    internal long StillWaiting { get; set; }

    internal IReadOnlyDictionary<PromiseCause, int> Slips => slips;

    /// <summary>What must not be: a unit promised twice, a slip without a cause, units made or lost.</summary>
    internal IEnumerable<string> Wrong => faults.Concat(Unbalanced());

    internal FigureBlock Block => new("promise_run",
    [
        Counts.Number("runs", Runs),
        Counts.Number("opening", Opening),
        Counts.Number("received", Received),
        Counts.Number("sold", Sold),
        Counts.Number("filled", Filled),
        Counts.Number("left", Left),
        Counts.Number("still_waiting", StillWaiting),
        Counts.Number("promised", Promised),
        Counts.Numbers("slips", slips),
        Counts.Number("faults", Wrong.Count()),
    ]);

    internal void Take(AtpSchedule schedule, ValueList<LineOutcome> outcomes)
    {
        Runs++;
        var filled = outcomes.Sum(outcome => (long)outcome.Filled.Value);
        Filled += filled;
        Promised += outcomes.Count(outcome => outcome.Step == LineStep.Promised);
        var parts = outcomes.SelectMany(outcome => outcome.Promise?.Parts ?? []).ToList();
        faults.AddRange(Doubled(schedule, parts, filled));
        foreach (var slip in outcomes.Where(outcome => outcome.Step is LineStep.Slipped or LineStep.Lost))
        {
            slips[slip.Cause] = slips.GetValueOrDefault(slip.Cause) + 1;
            if (slip.Promise?.IsSlip != true || slip.Cause != slip.Promise.Cause)
            {
                faults.Add($"{slip.Line.Order} slips and nothing explains it");
            }
        }
    }

    // A part stands on a receipt that is expected, no receipt gives more than it has, and by no day more is given than can be promised.
    private static IEnumerable<string> Doubled(AtpSchedule schedule, List<PromisedPart> parts, long filled)
    {
        var expected = schedule.Picture.Receipts.ToDictionary(receipt => receipt.Id, receipt => (long)receipt.Quantity.Value);
        foreach (var receipt in parts.Where(part => part.Receipt is not null).GroupBy(part => part.Receipt!.Value))
        {
            var promised = receipt.Sum(part => (long)part.Units.Value);
            if (promised > expected.GetValueOrDefault(receipt.Key))
            {
                yield return $"{promised} are promised of {receipt.Key}, which has {expected.GetValueOrDefault(receipt.Key)}";
            }
        }

        foreach (var row in schedule.Rows)
        {
            var given = filled + parts.Where(part => part.Date <= row.Date).Sum(part => (long)part.Units.Value);
            if (given > row.Promisable.Value)
            {
                yield return $"{given} are given until {row.Date} of {row.Promisable}";
            }
        }
    }

    private IEnumerable<string> Unbalanced()
    {
        if (Opening + Received != Filled + Left)
        {
            yield return $"{Opening} + {Received} came and {Filled} + {Left} went or are left";
        }

        if (Sold != Filled + StillWaiting)
        {
            yield return $"{Sold} were sold and {Filled} + {StillWaiting} went or wait";
        }
    }
}
