using OrderKit.Processes;
using OrderKit.Timers;

namespace OrderKit.Hosting;

/// <summary>The timers as a recurring work.</summary>
internal sealed class TimerWork(TimerRunner runner) : IRecurringWork
{
    public Code Name => "timers";

    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        var run = await runner.RunAsync(cancellationToken).ConfigureAwait(false);
        var stuck = run.Failed.Where(failure => failure.IsStuck).Select(failure =>
            $"Timer {failure.Timer.Kind} of order {failure.Timer.Order} failed {failure.Attempts} times: {failure.Fault}.");
        return new()
        {
            Done = run.Done,
            Failed = run.Failed.Count,
            HasMore = run.Done > 0,
            ForPerson = [.. stuck, .. run.Refused.Select(refusal => refusal.ToString())],
        };
    }

    // A claim ends with the pass that made it; there is nothing to let go of.
    public ValueTask StopAsync(CancellationToken cancellationToken) => default;
}
