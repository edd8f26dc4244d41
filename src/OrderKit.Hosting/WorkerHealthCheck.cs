using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace OrderKit.Hosting;

/// <summary>Whether the workers of this host do their work: unhealthy when one is silent, degraded when one fails, is far behind or needs
/// a person.</summary>
internal sealed class WorkerHealthCheck(WorkerBoard board, IOptions<WorkerOptions> options, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var told = board.All.OrderBy(one => one.Work.Value, StringComparer.Ordinal).SelectMany(one => Told(one.Work, one.State)).ToList();
        var status = told.Select(one => one.Status).DefaultIfEmpty(HealthStatus.Healthy).Min();
        var data = board.All.ToDictionary(one => one.Work.Value, object (one) => one.State.Behind);
        return Task.FromResult(new HealthCheckResult(status, string.Join(' ', told.Select(one => one.Sentence)), data: data));
    }

    private IEnumerable<(HealthStatus Status, string Sentence)> Told(Code work, WorkerBoard.State state)
    {
        var silent = time.GetUtcNow() - state.PassedAt;
        if (silent > options.Value.SilentAfter)
        {
            yield return (
                HealthStatus.Unhealthy, FormattableString.Invariant($"{work} has ended no pass for {silent.TotalSeconds:0} seconds."));
        }
        else if (state.FailedPasses > 0)
        {
            yield return (HealthStatus.Degraded, FormattableString.Invariant($"{work} has failed {state.FailedPasses} times in a row."));
        }

        if (state.Behind > options.Value.BehindMax)
        {
            yield return (HealthStatus.Degraded, FormattableString.Invariant($"{work} is {state.Behind} behind."));
        }

        foreach (var sentence in state.ForPerson)
        {
            yield return (HealthStatus.Degraded, sentence);
        }
    }
}
