using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;

namespace OrderKit.Crash;

/// <summary>The shelves, their ledger and what each order holds.</summary>
internal sealed record CrashLedger(
    IReadOnlyList<StockPosition> Positions, IReadOnlyList<StockEntry> Entries, IReadOnlyList<Reservation> Reservations)
{
    internal static async Task<CrashLedger> ReadAsync(IServiceProvider shop)
    {
        var (ledger, stock) = (shop.GetRequiredService<IStockLedger>(), shop.GetRequiredService<IStockKeeper>());
        List<StockPosition> positions = [];
        List<StockEntry> entries = [];
        foreach (var sku in CrashPlan.Skus)
        {
            foreach (var at in await ledger.PositionsAsync(sku))
            {
                positions.Add(at);
                entries.AddRange(await ledger.ReadLedgerAsync(at.Sku, at.Location, 0, 100_000));
            }
        }

        List<Reservation> reservations = [];
        foreach (var name in CrashPlan.Names)
        {
            reservations.AddRange(await stock.FindAsync(new(name), default) is { } found ? [found] : []);
        }

        return new(positions, entries, reservations);
    }

    internal bool Has(StockVerb verb, string command) => Entries
        .Any(entry => entry.Verb == verb && entry.Command is { } id && CrashPlan.StepOf(id) == command);

    internal bool IsCommitted(OrderId order) => Reservations.Any(one => one.Order == order && one.CommittedAt is not null);

    internal IEnumerable<string> Faults()
    {
        foreach (var at in Positions)
        {
            var entries = Entries.Where(entry => entry.Sku == at.Sku).ToList();
            if (entries.Sum(entry => entry.OnHand) != at.OnHand.Value || entries.Sum(entry => entry.Reserved) != at.Reserved.Value)
            {
                yield return $"ledger: {at.Sku} does not add up to its shelf";
            }

            if (Reservations.Sum(one => one.HeldAt(at.Sku, at.Location).Value) != at.Reserved.Value)
            {
                yield return $"holds: those of {at.Sku} are not what is reserved";
            }
        }

        foreach (var twice in Entries.Where(entry => entry.Command is not null)
            .GroupBy(entry => (entry.Sku, entry.Verb, Command: CrashPlan.StepOf(entry.Command!.Value), entry.Order))
            .Where(group => group.Count() > 1))
        {
            yield return $"doubled: {twice.Key.Verb} {twice.Key.Command} of {twice.Key.Order} for {twice.Key.Sku}";
        }
    }
}
