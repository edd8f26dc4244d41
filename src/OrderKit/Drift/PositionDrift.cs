using System.Globalization;
using OrderKit.Availability;

namespace OrderKit.Drift;

/// <summary>Compares one position with its ledger and with the reservations that hold units there.</summary>
internal static class PositionDrift
{
    internal static IEnumerable<DriftFinding> Find(StockPosition position, List<StockEntry> entries, ValueList<Reservation> reservations)
    {
        entries.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        var gap = entries.FindIndex(entry => entry.Sequence != entries.IndexOf(entry) + 1);
        if (gap >= 0 || entries.Count != position.Version)
        {
            yield return new DriftFinding.LedgerGap(position, gap >= 0 ? gap + 1 : Math.Min(entries.Count, position.Version) + 1);
        }
        else if (Rebuilt(position, entries) is { } rebuilt && rebuilt != position)
        {
            yield return new DriftFinding.NotTheLedger(position, rebuilt);
        }

        if (FeedFinding(position) is { } finding)
        {
            yield return finding;
        }

        var held = reservations.Sum(one => (long)one.HeldAt(position.Sku, position.Location).Value);
        if (held != position.Reserved.Value)
        {
            yield return NotTheReservations(position, entries, reservations, held);
        }
    }

    // Which of the two is right no figure tells.
    private static DriftFinding.NotTheFeed? FeedFinding(StockPosition position) =>
        position.Feed is { } feed && (Whole(feed.Level) != position.OnHand || Whole(feed.SetAside) != position.Quarantined)
            ? new(position, Whole(feed.Level), Whole(feed.SetAside))
            : null;

    // News that is missing still may leave a level below 0: such a shelf is empty.
    private static Quantity Whole(long level) => (int)Math.Clamp(level, 0, Quantity.Max);

    // A ledger that adds up to less than nothing cannot be rebuilt from; it is told as a gap by what it lacks.
    private static StockPosition? Rebuilt(StockPosition position, List<StockEntry> entries)
    {
        long[] sums =
        [
            entries.Sum(entry => (long)entry.OnHand), entries.Sum(entry => (long)entry.Reserved),
            entries.Sum(entry => (long)entry.Shortage), entries.Sum(entry => (long)entry.Safety),
            entries.Sum(entry => (long)entry.Quarantined),
        ];
        return Array.Exists(sums, sum => sum is < 0 or > Quantity.Max)
            ? null
            : position with
            {
                OnHand = (int)sums[0],
                Reserved = (int)sums[1],
                Shortage = (int)sums[2],
                Safety = (int)sums[3],
                Quarantined = (int)sums[4],
            };
    }

    private static DriftFinding.NotTheReservations NotTheReservations(
        StockPosition position, List<StockEntry> entries, ValueList<Reservation> reservations, long held)
    {
        var inLedger = entries.Where(entry => entry.Order is not null)
            .GroupBy(entry => entry.Order!.Value).ToDictionary(order => order.Key, order => order.Sum(entry => (long)entry.Reserved));
        var holding = reservations.ToDictionary(one => one.Order, one => (long)one.HeldAt(position.Sku, position.Location).Value);
        var shares = inLedger.Keys.Union(holding.Keys)
            .Select(order => new DriftFinding.OrderShare(order, inLedger.GetValueOrDefault(order), holding.GetValueOrDefault(order)))
            .Where(share => share.InLedger != share.Held)
            .OrderBy(share => share.Order.Value, StringComparer.Ordinal);
        var id = CommandId.Derived(
            "reconcile", position.Sku.Value, position.Location.Value, position.Version.ToString(CultureInfo.InvariantCulture));
        return new(position, held, shares.ToValueList())
        {
            Repairs = held > Quantity.Max
                ? []
                : [new StockCommand.Reconcile(id, position.Sku, position.Location, position.Version, (int)held)],
        };
    }
}
