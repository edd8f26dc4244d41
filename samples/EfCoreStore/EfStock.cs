using Microsoft.EntityFrameworkCore;
using NodaTime;
using OrderKit.Availability;
using OrderKit.Combining;
using Reserved = System.Threading.Tasks.ValueTask<OrderKit.Decision<OrderKit.Availability.StockAnswer.Reserved>>;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>Shelves, reservations and ledger in the shop's tables: it reads rows, asks OrderKit and writes what that decided.</summary>
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

    #region run
    private Task<(ValueList<OrderId> Expired, ValueList<Decision<StockAnswer>> Answers)> RunAsync(
        int expireMax, ValueList<StockCommand> commands, CancellationToken cancellationToken) => shops.DecideAsync(
        async shop =>
        {
            // Before anything else counts, what is overdue gives way.
            var now = clock.GetCurrentInstant();
            var due = (await Due(shop, now).Take(expireMax).ToListAsync(cancellationToken)).ToValueList();
            ValueList<StockCommand> all = [new StockCommand.ExpireDue(due), .. commands];
            var known = new Dictionary<OrderId, Reservation>();
            var view = await ViewAsync(shop, StockNames.Of(all), known, cancellationToken);
            var decided = StockFollowUp.Decide(
                StockRules.Default, view, all, now, (sku, location) => Holders(shop, known, sku, location));
            Write(shop, decided, view);
            return (due, decided.Answers);
        },
        cancellationToken);
    #endregion

    private static IQueryable<OrderId> Due(Shop shop, Instant now) => shop.Reservations
        .Where(row => row.Status == ReservationStatus.Pending && row.ExpiresAt <= now)
        .OrderBy(row => row.ExpiresAt).ThenBy(row => row.Order).Select(row => row.Order);

    private static async Task<StockView> ViewAsync(
        Shop shop, StockNames names, Dictionary<OrderId, Reservation> known, CancellationToken cancellationToken)
    {
        foreach (var one in await Reservations(shop, names.Orders).ToListAsync(cancellationToken))
        {
            known.Add(one.Order, one);
        }

        var (verbs, ids) = (names.OnShelves.Select(one => one.Verb), names.OnShelves.Select(one => one.Id));
        var accepted = await shop.StockCommands.Where(row => verbs.Contains(row.Verb) && ids.Contains(row.Id))
            .ToDictionaryAsync(row => (row.Verb, row.Id), row => row.Content, cancellationToken);
        var skus = names.Skus.Concat(known.Values.SelectMany(one => one.Lines).Select(line => line.Sku));
        return new(await ShelvesAsync(shop, skus, cancellationToken), known, accepted);
    }

    private static IQueryable<Reservation> Reservations(Shop shop, IEnumerable<OrderId> orders) =>
        shop.Reservations.Where(row => orders.Contains(row.Order)).Select(row => row.Body);

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
        foreach (var one in Reservations(shop, orders))
        {
            known.TryAdd(one.Order, one);
        }

        return orders;
    }

    #region write
    private static void Write(Shop shop, StockDecisions decided, StockView before)
    {
        foreach (var after in decided.Positions)
        {
            var shelves = before.Positions.GetValueOrDefault(after.Sku, []);
            shop.Put(after, shelves.FirstOrDefault(shelf => shelf.Location == after.Location)?.Version ?? 0);
        }

        foreach (var after in decided.Reservations)
        {
            var row = new ReservationRow(after.Order, after.Version, after.Status, after.ExpiresAt, after);
            shop.Put(row, before.Reservations.GetValueOrDefault(after.Order)?.Version ?? 0);
        }

        shop.Ledger.AddRange(decided.Entries);
        shop.StockCommands.AddRange(decided.Accepted.Select(one => new StockCommandRow(one.Verb, one.Id, one.Content)));
    }
    #endregion
}
