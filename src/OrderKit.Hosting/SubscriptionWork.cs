using OrderKit.Processes;
using OrderKit.Subscriptions;

namespace OrderKit.Hosting;

/// <summary>One reader of the feed as a recurring work.</summary>
internal sealed class SubscriptionWork(Code name, SubscriptionRunner runner) : IRecurringWork
{
    public Code Name => name;

    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        var run = await runner.RunAsync(cancellationToken).ConfigureAwait(false);
        var stuck = run.Subscription?.Parked.Where(parked => parked.RetryAt is null)
            .Select(parked => $"Order {parked.Order} waits at position {parked.From} for a person: {parked.Fault}.") ?? [];
        return new()
        {
            Done = run.Handled,
            Failed = run.Failed,
            HasMore = run.Handled > 0 && run.Behind > 0 && !run.IsFenced,
            Behind = run.Behind,
            ForPerson = [.. stuck, .. run.Refused.Select(refusal => refusal.ToString())],
        };
    }

    public async ValueTask StopAsync(CancellationToken cancellationToken) =>
        await runner.StopAsync(cancellationToken).ConfigureAwait(false);
}
