using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Sqlite;

namespace OrderKit.Crash;

/// <summary>The shelves and their ledger, read past the stock's front door.</summary>
internal sealed record CrashLedger(IReadOnlyList<StockPosition> Positions, IReadOnlyList<StockEntry> Entries, IReadOnlyList<string> Broken)
{
    internal static CrashLedger Of(IServiceProvider shop) => shop.GetRequiredService<SqliteDatabase>().ReadOneState(session =>
    {
        var positions = CrashPlan.Skus.SelectMany(sku => StockTables.Positions(session, sku)).ToList();
        var entries = positions.SelectMany(at => StockTables.Entries(session, at.Sku, at.Location, 0, int.MaxValue)).ToList();
        return new CrashLedger(positions, entries, session.All(
            "SELECT p.sku FROM stock_position p WHERE p.reserved <> "
            + "(SELECT coalesce(sum(units), 0) FROM reservation_hold h WHERE h.sku = p.sku AND h.location = p.location)",
            row => $"holds: those of {row.GetString(0)} are not what is reserved"));
    });

    internal bool Has(StockVerb verb, string command) => Entries
        .Any(entry => entry.Verb == verb && entry.Command is { } id && CrashPlan.StepOf(id) == command);

    internal IEnumerable<string> Faults()
    {
        foreach (var at in Positions)
        {
            var entries = Entries.Where(entry => entry.Sku == at.Sku).ToList();
            if (entries.Sum(entry => entry.OnHand) != at.OnHand.Value || entries.Sum(entry => entry.Reserved) != at.Reserved.Value)
            {
                yield return $"ledger: {at.Sku} does not add up to its shelf";
            }
        }

        foreach (var twice in Entries.Where(entry => entry.Command is not null)
            .GroupBy(entry => (entry.Sku, entry.Verb, Command: CrashPlan.StepOf(entry.Command!.Value), entry.Order))
            .Where(group => group.Count() > 1))
        {
            yield return $"doubled: {twice.Key.Verb} {twice.Key.Command} of {twice.Key.Order} for {twice.Key.Sku}";
        }

        foreach (var broken in Broken)
        {
            yield return broken;
        }
    }
}
