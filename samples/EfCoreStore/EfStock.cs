using Microsoft.EntityFrameworkCore;
using NodaTime;
using OrderKit.Availability;
using OrderKit.Combining;
using Reserved = System.Threading.Tasks.ValueTask<OrderKit.Decision<OrderKit.Availability.StockAnswer.Reserved>>;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>Shelves, reservations and ledger in the shop's tables. What counts is OrderKit's decision; rows are read and written here.</summary>
internal sealed class EfStock(IDbContextFactory<Shop> shops, IClock clock) : IStockKeeper, IStockLedger
{
    public async ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default)
    {
        await ExpireDueAsync(int.MaxValue, cancellationToken);
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var shelves = await ShelvesAsync(shop, skus, cancellationToken);
        return skus.Select(sku => SkuAvailability.Of(sku, shelves.GetValueOrDefault(sku, []))).ToValueList();
    }

    public Reserved ReserveAsync(StockCommand.Reserve command, CancellationToken cancellationToken = default) =>
        OnOrderAsync(command, cancellationToken);

    public Reserved CommitAsync(StockCommand.Commit command, CancellationToken cancellationToken = default) =>
        OnOrderAsync(command, cancellationToken);

    public Reserved ConsumeAsync(StockCommand.Consume command, CancellationToken cancellationToken = default) =>
        OnOrderAsync(command, cancellationToken);

    public Reserved ReleaseAsync(StockCommand.Release command, CancellationToken cancellationToken = default) =>
        OnOrderAsync(command, cancellationToken);

    public async ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken = default) =>
        (await RunAsync(int.MaxValue, [command], cancellationToken)).Answers[^1];

    public async ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await Due(shop, clock.GetCurrentInstant()).AnyAsync(cancellationToken)
            ? (await RunAsync(max, [], cancellationToken)).Expired
            : [];
    }

    public async ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return await shop.Reservations.Where(row => row.Order == order).Select(row => row.Body).SingleOrDefaultAsync(cancellationToken);
    }

    public async ValueTask<ValueList<StockPosition>> PositionsAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return (await ShelvesAsync(shop, [sku], cancellationToken)).GetValueOrDefault(sku, []);
    }

    public async ValueTask<ValueList<StockEntry>> ReadLedgerAsync(
        Sku sku, LocationId location, long after, int most, CancellationToken cancellationToken = default)
    {
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        return (await shop.Ledger.Where(row => row.Sku == sku && row.Location == location && row.Sequence > after)
            .OrderBy(row => row.Sequence).Take(most).AsNoTracking().ToListAsync(cancellationToken)).ToValueList();
    }

    private async Reserved OnOrderAsync(StockCommand.ForOrder command, CancellationToken cancellationToken)
    {
        var decision = await HandleAsync(command, cancellationToken);
        return decision.IsAccepted ? Decision.Accept((StockAnswer.Reserved)decision.Value) : decision.Refusal;
    }

    private Task<(ValueList<OrderId> Expired, ValueList<Decision<StockAnswer>> Answers)> RunAsync(
        int expireMax, ValueList<StockCommand> commands, CancellationToken cancellationToken) => shops.DecideAsync(
        async shop =>
        {
            // Before anything else counts, what is overdue gives way.
            var now = clock.GetCurrentInstant();
            var due = (await Due(shop, now).Take(expireMax).ToListAsync(cancellationToken)).ToValueList();
            ValueList<StockCommand> all = [new StockCommand.ExpireDue(due), .. commands];
            var view = await ViewAsync(shop, StockNames.Of(all), cancellationToken);
            var known = new Dictionary<OrderId, Reservation>(view.Reservations);
            var decisions = StockFollowUp.Decide(
                StockRules.Default, view with { Reservations = known }, all, now, (sku, location) => Holders(shop, known, sku, location));
            Write(shop, decisions, view with { Reservations = known });
            return (due, decisions.Answers);
        },
        cancellationToken);

    private static IQueryable<OrderId> Due(Shop shop, Instant now) => shop.Reservations
        .Where(row => row.Status == ReservationStatus.Pending && row.ExpiresAt <= now)
        .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Order).Select(row => row.Order);

    private static async Task<StockView> ViewAsync(Shop shop, StockNames names, CancellationToken cancellationToken)
    {
        var (orders, verbs, ids) = (names.Orders.ToArray(), names.OnShelves.Select(one => one.Verb), names.OnShelves.Select(one => one.Id));
        var reservations = await shop.Reservations.Where(row => orders.Contains(row.Order)).Select(row => row.Body)
            .ToDictionaryAsync(one => one.Order, cancellationToken);
        var accepted = await shop.StockCommands.Where(row => verbs.Contains(row.Verb) && ids.Contains(row.Id))
            .ToDictionaryAsync(row => (row.Verb, row.Id), row => row.Content, cancellationToken);
        var held = reservations.Values.SelectMany(one => one.Lines).Select(line => line.Sku);
        return new(await ShelvesAsync(shop, names.Skus.Concat(held), cancellationToken), reservations, accepted);
    }

    private static async Task<Dictionary<Sku, ValueList<StockPosition>>> ShelvesAsync(
        Shop shop, IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        var named = skus.Distinct().ToArray();
        var found = await shop.Shelves.AsNoTracking().Where(row => named.Contains(row.Sku)).ToListAsync(cancellationToken);
        return found.OrderBy(row => row.Location.Value, StringComparer.Ordinal).GroupBy(row => row.Sku)
            .ToDictionary(shelf => shelf.Key, shelf => shelf.ToValueList());
    }

    // Asked only when a shelf turns out short: by the ledger, whose entries for an order add up to what it holds there.
    private static List<OrderId> Holders(Shop shop, Dictionary<OrderId, Reservation> known, Sku sku, LocationId location)
    {
        var orders = shop.Ledger.Where(row => row.Sku == sku && row.Location == location && row.Order != null)
            .GroupBy(row => row.Order).Where(own => own.Sum(row => row.Reserved) > 0).Select(own => own.Key!.Value).ToList();
        foreach (var one in shop.Reservations.Where(row => orders.Contains(row.Order)).Select(row => row.Body))
        {
            known.TryAdd(one.Order, one);
        }

        return orders;
    }

    private static void Write(Shop shop, StockDecisions decisions, StockView before)
    {
        foreach (var position in decisions.Positions)
        {
            var shelves = before.Positions.GetValueOrDefault(position.Sku, []);
            shop.Put(position, shelves.FirstOrDefault(one => one.Location == position.Location)?.Version ?? 0);
        }

        foreach (var one in decisions.Reservations)
        {
            shop.Put(
                new ReservationRow(one.Order, one.Version, one.Status, one.ExpiresAt, one),
                before.Reservations.GetValueOrDefault(one.Order)?.Version ?? 0);
        }

        shop.Ledger.AddRange(decisions.Entries);
        shop.StockCommands.AddRange(decisions.Accepted.Select(one => new StockCommandRow(one.Verb, one.Id, one.Content)));
    }
}
