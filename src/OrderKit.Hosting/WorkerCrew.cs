using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderKit.Processes;

namespace OrderKit.Hosting;

/// <summary>Starts and stops one worker for each recurring work that is registered, each name once.</summary>
internal sealed class WorkerCrew(
    IEnumerable<IRecurringWork> works, IOptions<WorkerOptions> options, WorkerBoard board, TimeProvider time, ILogger<Worker> log)
    : IHostedService, IDisposable
{
    private readonly List<Worker> workers = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var work in works.GroupBy(work => work.Name).Select(Only))
        {
            workers.Add(new(work, options.Value, board, time, log));
        }

        foreach (var worker in workers)
        {
            await worker.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select(worker => worker.StopAsync(cancellationToken)));

    public void Dispose() => workers.ForEach(worker => worker.Dispose());

    private static IRecurringWork Only(IGrouping<Code, IRecurringWork> named) => named.Count() == 1
        ? named.Single()
        : throw new InvalidOperationException($"{named.Count()} works are named {named.Key}; each name is used once.");
}
