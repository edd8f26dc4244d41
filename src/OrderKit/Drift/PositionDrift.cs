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

        var held = reservations.Sum(one => (long)one.HeldAt(position.Sku, position.Location).Value);
        if (held != position.Reserved.Value)
        {
            yield return NotTheReservations(position, entries, reservations, held);
        }
    }

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
