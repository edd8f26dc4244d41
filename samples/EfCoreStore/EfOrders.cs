using Microsoft.EntityFrameworkCore;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>Orders, their events and envelopes in the shop's tables.</summary>
internal sealed class EfOrders(IDbContextFactory<Shop> shops) : IOrderStore, IEnvelopeStore, IOrderFeed, IOrderQueries
{
    // An order is told by its events; its row is for people and for the check of the version.
    public async ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var events = shop.Events.Where(row => row.Order == id).OrderBy(row => row.Version).Select(row => row.Body);
        return OrderDecider.Replay(await events.ToListAsync(cancellationToken));
    }

    #region append
    public async ValueTask<bool> TryAppendAsync(
        OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var order = step.Order;
        var row = new OrderRow(
            order.Id.Value, order.Version, order.Status, order.PlacedAt, order.Lines.Sum(line => line.Ordered.Value),
            order.Owed.Amount, order.Currency.Code, envelope?.Sealed.ToArray());
        shop.Put(row, expectedVersion);
        shop.Entry(row).Property(one => one.Sealed).IsModified = expectedVersion > 0 && envelope is not null;
        shop.Events.AddRange(step.Events.Select(one => new EventRow(order.Id, one.Version, one.Event.GetType().Name, one.RecordedAt, one)));
        try
        {
            await shop.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault.MeansSlower())
        {
            return false;
        }
    }
    #endregion

    public async ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var envelopes = shop.Orders.Where(row => row.Id == order.Value).Select(row => row.Sealed);
        return await envelopes.SingleOrDefaultAsync(cancellationToken) is { } bytes ? new(order, bytes) : null;
    }

    public async ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        if (await shop.Events.AnyAsync(row => row.Position == null, cancellationToken))
        {
            await PlaceAsync(cancellationToken);
        }

        return await Placed(shop.Events, after, most).ToListAsync(cancellationToken);
    }

    public async ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(
        OrderId order, long after, int most, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await Placed(shop.Events.Where(row => row.Order == order), after, most).ToListAsync(cancellationToken);
    }

    public async ValueTask<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await shop.Events.MaxAsync(row => row.Position, cancellationToken) ?? 0;
    }

    public async ValueTask<OrderPage> ListAsync(OrderListing listing, CancellationToken cancellationToken)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var (status, from, before, after) = (listing.Status, listing.PlacedFrom, listing.PlacedBefore, listing.After);
        var (moment, id) = (after?.PlacedAt ?? default, after?.Order.Value ?? "");
        var found = await shop.Orders
            .Where(row => status == null || row.Status == status)
            .Where(row => from == null || row.PlacedAt >= from)
            .Where(row => before == null || row.PlacedAt < before)
            .Where(row => after == null || row.PlacedAt < moment || (row.PlacedAt == moment && string.Compare(row.Id, id) < 0))
            .OrderByDescending(row => row.PlacedAt).ThenByDescending(row => row.Id).Take(listing.Most + 1)
            .Select(row => new OrderSummary(new(row.Id), row.Version, row.Status, row.PlacedAt))
            .ToListAsync(cancellationToken);
        return found.Count <= listing.Most
            ? new(found.ToValueList(), null)
            : new(found.Take(listing.Most).ToValueList(), new OrderCursor(found[^2].PlacedAt, found[^2].Id));
    }

    #region place
    // A number drawn before the commit can become visible after a later one, so positions are given afterwards: to what is committed, by
    // one host after the other, for each of them writes over the counter it read.
    private Task<int> PlaceAsync(CancellationToken cancellationToken) => shops.DecideAsync(
        async shop =>
        {
            var feed = await shop.Counters.SingleAsync(row => row.Name == CounterRow.Feed, cancellationToken);
            var waiting = shop.Events.Where(row => row.Position == null).OrderBy(row => row.Number).Take(1000);
            foreach (var row in await waiting.ToListAsync(cancellationToken))
            {
                row.Position = ++feed.Last;
            }

            return 0;
        },
        cancellationToken);
    #endregion

    private static IQueryable<FeedEvent> Placed(IQueryable<EventRow> events, long after, int most) => events
        .Where(row => row.Position > after).OrderBy(row => row.Position).Take(most)
        .Select(row => new FeedEvent(row.Position!.Value, row.Body));
}
