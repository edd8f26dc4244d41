using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderKit.Processes;

namespace OrderKit.Crash;

/// <summary>The shop that is killed: it goes on where its log says, four orders at a time, while the process runner follows.</summary>
internal static class CrashWorker
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static async Task RunAsync(string store, string folder, CrashPoints points, CrashControl control)
    {
        var acknowledged = CrashLog.Read(folder);
        using var log = new CrashLog(folder);
        var era = control == CrashControl.ForgetsIds ? $"~{Stopwatch.GetTimestamp()}" : "";
        Console.WriteLine("up");
        await using var shop = CrashStore.Open(store, folder, points);
        var runner = shop.GetRequiredService<ProcessRunner>();
        await FollowAsync(runner);
        Console.WriteLine("recovered");

        var plan = new CrashPlan(shop, era);
        var working = Parallel.ForEachAsync(CrashPlan.Names, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (order, _) =>
        {
            foreach (var (name, run) in plan.Steps.Where(step => !acknowledged.ContainsKey((order, step.Name))))
            {
                await StepAsync(order, name, run);
            }
        });
        while (!working.IsCompleted)
        {
            await FollowAsync(runner);
            await Task.Delay(2);
        }

        await working;
        await FollowAsync(runner);
        Console.WriteLine("done");

        async Task StepAsync(string order, string name, Func<string, Task<long>> run)
        {
            if (control == CrashControl.AcknowledgesEarly)
            {
                log.Acknowledge(order, name, 0);
                await AgainAsync(() => run(order));
                return;
            }

            var version = await AgainAsync(() => run(order));
            points.Pass();
            log.Acknowledge(order, name, version);
            points.Pass();
        }
    }

    private static async Task FollowAsync(ProcessRunner runner)
    {
        if (await AgainAsync(() => runner.RunAsync()) is { Count: > 0 } refused)
        {
            throw new InvalidOperationException($"Stock and order disagree: {refused[0]}");
        }
    }

    // Also where a migration was cut short by it.
    private static bool IsAway(Exception? fault) => fault switch
    {
        PostgresException refused => refused.SqlState.StartsWith("57", StringComparison.Ordinal),
        NpgsqlException => true,
        InvalidOperationException => IsAway(fault.InnerException),
        _ => false,
    };

    // A shop goes on when its server is back: it asks again, under the same ids, and does not know whether it was done.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> ask)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault) when (waited.Elapsed < Patience && IsAway(fault))
            {
                await Task.Delay(10);
            }
        }
    }
}
