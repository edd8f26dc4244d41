using OrderKit.Processes;

namespace OrderKit.Hosting;

/// <summary>A work that this host does not have: its stock is kept elsewhere, so nobody here sweeps reservations or serves those who
/// wait.</summary>
internal sealed class NothingToDo(Code name) : IRecurringWork
{
    public Code Name => name;

    public ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken) => new(new WorkPass());

    public ValueTask StopAsync(CancellationToken cancellationToken) => default;
}
