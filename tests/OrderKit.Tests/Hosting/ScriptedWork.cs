using System.Collections.Concurrent;
using OrderKit.Processes;

namespace OrderKit.Tests.Hosting;

/// <summary>A recurring work whose passes are told beforehand; after the last it has nothing to do.</summary>
internal sealed class ScriptedWork(params Func<WorkPass>[] passes) : IRecurringWork
{
    private int made;

    public Code Name => "scripted";

    internal ConcurrentQueue<string> Calls { get; } = new();

    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Calls.Enqueue("pass");
        var at = Interlocked.Increment(ref made) - 1;
        return at < passes.Length ? passes[at]() : new WorkPass();
    }

    public ValueTask StopAsync(CancellationToken cancellationToken)
    {
        Calls.Enqueue("stop");
        return default;
    }
}
