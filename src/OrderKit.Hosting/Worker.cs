using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderKit.Processes;

namespace OrderKit.Hosting;

/// <summary>Does one recurring work for as long as the host runs: pass after pass while there is more to do, else after a wait.</summary>
/// <remarks>A pass that fails is logged and made again after a longer wait; it never ends the host. Asked to stop, it finishes the piece it
/// is at and lets go of its lease.</remarks>
internal sealed class Worker(IRecurringWork work, WorkerOptions options, WorkerBoard board, TimeProvider time, ILogger<Worker> log)
    : BackgroundService
{
    internal static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(16);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work.StopAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            log.NotLetGo(work.Name.Value, fault.GetType().FullName);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = TimeSpan.Zero;
        board.Started(work.Name, time.GetUtcNow());
        while (await WaitAsync(wait, stoppingToken).ConfigureAwait(false))
        {
            wait = await PassAsync(wait, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> WaitAsync(TimeSpan wait, CancellationToken stoppingToken)
    {
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else
        {
            await Task.Yield();
        }

        return !stoppingToken.IsCancellationRequested;
    }

    private async Task<TimeSpan> PassAsync(TimeSpan lastWait, CancellationToken stoppingToken)
    {
        try
        {
            var pass = await work.RunAsync(stoppingToken).ConfigureAwait(false);
            Tell(pass);
            return pass.HasMore ? TimeSpan.Zero : NextWait(pass.Done > 0 ? TimeSpan.Zero : lastWait);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception fault)
        {
            var wait = TimeSpan.FromTicks(Math.Clamp(lastWait.Ticks * 2, options.Idle.Ticks, options.LongestWait.Ticks));
            board.Failed(work.Name);
            log.PassFailed(work.Name.Value, fault.GetType().FullName, wait);
            return wait;
        }
    }

    // Where something was to be done there is soon more; a wait that was for nothing is doubled until the worker is idle.
    private TimeSpan NextWait(TimeSpan lastWait) =>
        TimeSpan.FromTicks(Math.Clamp(lastWait.Ticks * 2, Math.Min(Shortest.Ticks, options.Idle.Ticks), options.Idle.Ticks));

    private void Tell(WorkPass pass)
    {
        foreach (var sentence in board.Passed(work.Name, pass, time.GetUtcNow()))
        {
            log.PersonNeeded(work.Name.Value, sentence);
        }

        if (pass.Failed > 0)
        {
            log.PiecesFailed(work.Name.Value, pass.Failed);
        }
    }
}
