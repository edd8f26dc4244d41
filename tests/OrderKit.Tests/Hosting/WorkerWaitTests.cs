using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using OrderKit.Hosting;
using OrderKit.Processes;

namespace OrderKit.Tests.Hosting;

/// <summary>How long a worker waits, by a clock on which every wait is over at once.</summary>
public sealed class WorkerWaitTests
{
    private static readonly WorkPass Nothing = new();
    private static readonly WorkPass Some = new() { Done = 1 };
    private static readonly WorkPass More = new() { Done = 1, HasMore = true };

    [Fact]
    public async Task Waits_for_nothing_grow_until_the_worker_is_idle_and_begin_anew_after_work()
    {
        var waits = await WaitsAsync(
            500, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Some, Nothing, More, More, Some, Nothing);
        Assert.Equal((double[])[16, 32, 64, 128, 256, 500, 500, 16, 32, 16], waits);
    }

    [Fact]
    public async Task A_host_that_wants_to_wait_less_never_waits_longer()
    {
        var waits = await WaitsAsync(5, Nothing, Some, Nothing, Nothing);
        Assert.Equal((double[])[5, 5, 5], waits);
    }

    // As many waits as stand between the passes told; the worker goes on idle after the last.
    private static async Task<double[]> WaitsAsync(int idle, params WorkPass[] passes)
    {
        var (time, board) = (new HastyTime(), new WorkerBoard());
        var work = new ScriptedWork([.. passes.Select(pass => (Func<WorkPass>)(() => pass))]);
        var options = new WorkerOptions { Idle = TimeSpan.FromMilliseconds(idle) };
        using var worker = new Worker(work, options, board, time, NullLogger<Worker>.Instance);
        await worker.StartAsync(default);
        await WorkerHost.UntilAsync(() => work.Calls.Count >= passes.Length);
        await worker.StopAsync(default);
        board.Dispose();
        return [.. time.Waits.Take(passes.Count(pass => !pass.HasMore) - 1).Select(wait => wait.TotalMilliseconds)];
    }

    private sealed class HastyTime : TimeProvider
    {
        internal ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
