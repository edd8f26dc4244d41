using OrderKit.Processes;

namespace OrderKit.Hosting;

/// <summary>The sweep of expired reservations as a recurring work; what they held goes to those who wait.</summary>
internal sealed class ExpiryWork(BackorderService backorders) : IRecurringWork
{
    internal static readonly Code WorkName = new("reservation-expiry");

    private const int BatchSize = 200;

    public Code Name => WorkName;

    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await backorders.ExpireDueAsync(BatchSize, cancellationToken).ConfigureAwait(false);
        return new() { Done = expired.Count, HasMore = expired.Count == BatchSize };
    }

    public ValueTask StopAsync(CancellationToken cancellationToken) => default;
}
