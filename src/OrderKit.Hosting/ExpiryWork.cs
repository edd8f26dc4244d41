using OrderKit.Availability;
using OrderKit.Processes;

namespace OrderKit.Hosting;

/// <summary>The sweep of expired reservations as a recurring work.</summary>
internal sealed class ExpiryWork(IStockKeeper stock) : IRecurringWork
{
    private const int BatchSize = 200;

    public Code Name => "reservation-expiry";

    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await stock.ExpireDueAsync(BatchSize, cancellationToken).ConfigureAwait(false);
        return new() { Done = expired.Count, HasMore = expired.Count == BatchSize };
    }

    public ValueTask StopAsync(CancellationToken cancellationToken) => default;
}
