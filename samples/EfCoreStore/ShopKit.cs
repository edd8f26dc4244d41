using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OrderKit.Testing;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>The shop's stores as the conformance kits see them.</summary>
internal static class ShopKit
{
    /// <summary>Opens a fresh shop for every case.</summary>
    /// <param name="database">Names a database that is not there yet, another at every call.</param>
    internal static KitFactory Of(Action<DbContextOptionsBuilder> database) => async (clock, cancellationToken) =>
    {
        var options = new DbContextOptionsBuilder<Shop>();
        database(options);
        await using var shop = new Shop(options.Options);
        await shop.Database.EnsureCreatedAsync(cancellationToken);
        return Open(options.Options, clock);
    };

    private static KitStore Open(DbContextOptions<Shop> options, KitClock clock) => Of(options, clock) with
    {
        Beside = Of(options, clock),
        Reopen = _ => new(Open(options, clock)),
        Close = async () =>
        {
            await using var shop = new Shop(options);
            await shop.Database.EnsureDeletedAsync();
        },
    };

    private static KitStore Of(DbContextOptions<Shop> options, KitClock clock)
    {
        var shops = new PooledDbContextFactory<Shop>(options);
        var (orders, stock) = (new EfOrders(shops), new EfStock(shops, clock));
        return new()
        {
            Orders = orders,
            Envelopes = orders,
            Feed = orders,
            Queries = orders,
            Stock = stock,
            Ledger = stock,
            Timers = new EfTimers(shops),
            Relay = async cancellationToken => await orders.ReadAsync(0, 1, cancellationToken),
            AppendSlowly = (step, hold, cancellationToken) =>
            {
                var slow = new DbContextOptionsBuilder<Shop>(options).AddInterceptors(new HeldCommit(hold)).Options;
                var before = step.Order.Version - step.Events.Count;
                return new EfOrders(new PooledDbContextFactory<Shop>(slow)).TryAppendAsync(step, null, before, cancellationToken);
            },
        };
    }

    /// <summary>Waits before every commit.</summary>
    private sealed class HeldCommit(Func<Task> hold) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
        {
            await hold();
            return result;
        }
    }
}
