using NodaTime;
using OrderKit.Processes;

namespace OrderKit.Subscriptions;

/// <summary>Reads the feed for one handler: every event at least once, those of an order in their order, none passed over.</summary>
/// <remarks>An event that fails sets aside its own order only; that order is tried again, each time after a longer wait, and then catches
/// up. One pass is one call: a host calls again when it likes, and at once while there is more. Not to be run by two callers at once;
/// two hosts may, for one at a time owns the subscription.</remarks>
/// <param name="feed">The events.</param>
/// <param name="store">Where the place is kept.</param>
/// <param name="handler">What works on the events.</param>
/// <param name="clock">The clock by which leases and waits are judged.</param>
/// <param name="settings">How it works.</param>
public sealed class SubscriptionRunner(
    IOrderFeed feed, ISubscriptionStore store, IFeedHandler handler, IClock clock, SubscriptionSettings settings)
{
    /// <summary>Makes one pass: tries again what is due of the orders set aside, then goes on in the feed, then notes the place.</summary>
    /// <param name="cancellationToken">Stops between two events; what was worked on by then is noted.</param>
    /// <returns>What the pass came to.</returns>
    public async Task<SubscriptionRun> RunAsync(CancellationToken cancellationToken = default)
    {
        if (await ClaimAsync(settings.Lease, cancellationToken).ConfigureAwait(false) is not { } claimed)
        {
            return new(null);
        }

        var pass = new SubscriptionPass(claimed, settings, handler, clock);
        foreach (var parked in pass.Due())
        {
            await CatchUpAsync(pass, parked, cancellationToken).ConfigureAwait(false);
        }

        await GoOnAsync(pass, cancellationToken).ConfigureAwait(false);

        // Asked to stop, it still notes what it has done.
        var isSaved = pass.Reached == claimed || await store.TrySaveAsync(pass.Reached, CancellationToken.None).ConfigureAwait(false);
        return pass.Told(await feed.LastPositionAsync(CancellationToken.None).ConfigureAwait(false), isSaved);
    }

    /// <summary>Has an order that was set aside tried again at the next pass, with all attempts before it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting; asking again is safe.</param>
    /// <returns>True when it will be; false when it is not set aside, or another host owns the subscription and is to be asked.</returns>
    public async Task<bool> RetryAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        if (await ClaimAsync(settings.Lease, cancellationToken).ConfigureAwait(false) is not { } claimed || claimed.Find(order) is null)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        var parked = claimed.Parked.Select(one => one.Order == order ? one with { Attempts = 0, RetryAt = now } : one).ToValueList();
        return await store.TrySaveAsync(claimed with { Parked = parked }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the subscription up, so that another host need not wait until the lease is over.</summary>
    /// <param name="cancellationToken">Gives up waiting; then the lease runs out by itself.</param>
    /// <returns>When it is given up.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default) =>
        await ClaimAsync(Duration.Zero, cancellationToken).ConfigureAwait(false);

    private ValueTask<Subscription?> ClaimAsync(Duration lease, CancellationToken cancellationToken) =>
        store.ClaimAsync(settings.Name, settings.Owner, clock.GetCurrentInstant(), lease, cancellationToken);

    private async Task CatchUpAsync(SubscriptionPass pass, ParkedOrder parked, CancellationToken cancellationToken)
    {
        var after = parked.From - 1;
        while (pass.MayGoOn(cancellationToken))
        {
            // What lies ahead of the place comes when the feed is read on.
            var read = await feed.ReadOrderAsync(parked.Order, after, settings.Batch, cancellationToken).ConfigureAwait(false);
            var waiting = read.TakeWhile(happened => happened.Position <= pass.Position).ToList();
            foreach (var happened in waiting)
            {
                if (!pass.MayGoOn(cancellationToken) || !await pass.CatchUpAsync(happened, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                after = happened.Position;
            }

            if (waiting.Count < settings.Batch)
            {
                pass.TakeUp(parked.Order);
                return;
            }
        }
    }

    private async Task GoOnAsync(SubscriptionPass pass, CancellationToken cancellationToken)
    {
        if (pass.IsFull || !pass.MayGoOn(cancellationToken))
        {
            return;
        }

        foreach (var happened in await feed.ReadAsync(pass.Position, settings.Batch, cancellationToken).ConfigureAwait(false))
        {
            if (!pass.MayGoOn(cancellationToken) || !await pass.GoOnAsync(happened, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }
}
