using OrderKit.Processes;

namespace OrderKit.PostgreSql;

/// <summary>The relay as a recurring work, for a host with workers. Without one, readers place what is due when nobody else does.</summary>
internal sealed class RelayWork(PostgreSqlRelay relay) : IRecurringWork
{
    public Code Name => "feed-relay";

    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        var placed = await relay.PlaceAllAsync(cancellationToken).ConfigureAwait(false);
        var (_, waiting, _) = await relay.LookAsync(cancellationToken).ConfigureAwait(false);
        return new() { Done = placed ?? 0, Behind = waiting };
    }

    public async ValueTask StopAsync(CancellationToken cancellationToken) =>
        await relay.ReleaseAsync(cancellationToken).ConfigureAwait(false);
}
