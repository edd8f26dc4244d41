using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrderKit.Processes;

namespace OrderKit.Hosting;

/// <summary>What every worker of this host last came to: for the health check and for the meter <c>OrderKit</c>.</summary>
internal sealed class WorkerBoard : IDisposable
{
    internal const string MeterName = "OrderKit";

    private readonly ConcurrentDictionary<Code, State> states = new();
    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> done;
    private readonly Counter<long> failed;

    public WorkerBoard()
    {
        done = meter.CreateCounter<long>("orderkit.worker.done", description: "Pieces of work done: events, timers, reservations.");
        failed = meter.CreateCounter<long>("orderkit.worker.failed", description: "Pieces and passes that failed.");
        meter.CreateObservableGauge("orderkit.worker.behind", Behind, description: "How much is known to wait.");
    }

    internal IEnumerable<(Code Work, State State)> All => states.Select(one => (one.Key, one.Value));

    public void Dispose() => meter.Dispose();

    internal void Started(Code work, DateTimeOffset at) => states[work] = new(at, 0, 0, []);

    /// <summary>Notes a pass.</summary>
    /// <returns>What a person must look at and was not told before.</returns>
    internal IEnumerable<string> Passed(Code work, WorkPass pass, DateTimeOffset at)
    {
        var before = states.TryGetValue(work, out var state) ? state.ForPerson : [];
        states[work] = new(at, 0, pass.Behind, pass.ForPerson);
        done.Add(pass.Done, Tag(work));
        failed.Add(pass.Failed, Tag(work));
        return pass.ForPerson.Where(sentence => !before.Contains(sentence));
    }

    internal void Failed(Code work)
    {
        states.AddOrUpdate(work, _ => new(default, 1, 0, []), (_, state) => state with { FailedPasses = state.FailedPasses + 1 });
        failed.Add(1, Tag(work));
    }

    private IEnumerable<Measurement<long>> Behind() => states.Select(one => new Measurement<long>(one.Value.Behind, Tag(one.Key)));

    private static KeyValuePair<string, object?> Tag(Code work) => new("work", work.Value);

    /// <summary>A worker's last word.</summary>
    /// <param name="PassedAt">When its last pass ended well; its start when none did.</param>
    /// <param name="FailedPasses">How many passes have failed since.</param>
    /// <param name="Behind">How much waited then.</param>
    /// <param name="ForPerson">What a person must look at.</param>
    internal sealed record State(DateTimeOffset PassedAt, int FailedPasses, long Behind, ValueList<string> ForPerson);
}
