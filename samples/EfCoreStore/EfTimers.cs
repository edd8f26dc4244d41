using Microsoft.EntityFrameworkCore;
using NodaTime;
using OrderKit.Timers;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>Timers in the shop's tables.</summary>
internal sealed class EfTimers(IDbContextFactory<Shop> shops) : ITimerStore
{
    public async ValueTask SetAsync(OrderTimer timer, CancellationToken cancellationToken) => await shops.DecideAsync(
        async shop =>
        {
            var row = await shop.Timers.FindAsync([timer.Kind, timer.Order], cancellationToken)
                ?? shop.Add(new TimerRow(timer.Kind, timer.Order)).Entity;
            (row.Due, row.Token, row.Attempts, row.HeldUntil) = (timer.Due, 0, 0, null);
            return row;
        },
        cancellationToken);

    public async ValueTask<bool> CancelAsync(Code kind, OrderId order, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await shop.Timers.Where(row => row.Kind == kind && row.Order == order).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    public async ValueTask<OrderTimer?> FindAsync(Code kind, OrderId order, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await shop.Timers.FindAsync([kind, order], cancellationToken) is { } row ? new(kind, order, row.Due) : null;
    }

    #region claim
    public async ValueTask<ValueList<TimerClaim>> ClaimAsync(
        ValueList<Code> kinds, Instant now, Duration lease, int most, CancellationToken cancellationToken) => await shops.DecideAsync(
        async shop =>
        {
            var due = await shop.Timers
                .Where(row => row.Due <= now && (row.HeldUntil == null || row.HeldUntil <= now) && kinds.Contains(row.Kind))
                .OrderBy(row => row.Due).ThenBy(row => row.Kind).ThenBy(row => row.Order).Take(most).ToListAsync(cancellationToken);
            var claims = await shop.Counters.SingleAsync(row => row.Name == CounterRow.Claims, cancellationToken);
            foreach (var row in due)
            {
                (row.Token, row.Attempts, row.HeldUntil) = (++claims.Last, row.Attempts + 1, now + lease);
            }

            return due.Select(row => new TimerClaim(new(row.Kind, row.Order, row.Due), row.Token, row.Attempts)).ToValueList();
        },
        cancellationToken);
    #endregion

    public async ValueTask<bool> FinishAsync(TimerClaim claim, Instant? next, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return 0 < (next is { } due
            ? await Of(shop, claim).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.Due, due).SetProperty(one => one.Token, 0).SetProperty(one => one.Attempts, 0)
                    .SetProperty(one => one.HeldUntil, (Instant?)null),
                cancellationToken)
            : await Of(shop, claim).ExecuteDeleteAsync(cancellationToken));
    }

    public async ValueTask<bool> RetryAsync(TimerClaim claim, Instant at, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return 0 < await Of(shop, claim).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.Due, at).SetProperty(one => one.Token, 0)
                .SetProperty(one => one.HeldUntil, (Instant?)null),
            cancellationToken);
    }

    public async ValueTask<Instant?> EarliestDueAsync(CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await shop.Timers.OrderBy(row => row.Due).Select(row => (Instant?)row.Due).FirstOrDefaultAsync(cancellationToken);
    }

    // Whoever lost the timer finds no row: it has another token, or none.
    private static IQueryable<TimerRow> Of(Shop shop, TimerClaim claim) => shop.Timers.Where(
        row => row.Kind == claim.Timer.Kind && row.Order == claim.Timer.Order && row.Token == claim.Token);
}
