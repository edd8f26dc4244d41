namespace OrderKit.Benchmarks;

/// <summary>A stock by hand: never oversells and keeps who has reserved what, and that is all.</summary>
internal sealed class PlainStock
{
    private readonly Dictionary<string, (int OnHand, int Reserved)> shelves = [];
    private readonly Dictionary<string, (string Sku, int Units, bool Committed)> reservations = [];
    private readonly Lock gate = new();

    internal void Receive(string sku, int units)
    {
        lock (gate)
        {
            var (onHand, reserved) = shelves.GetValueOrDefault(sku);
            shelves[sku] = (onHand + units, reserved);
        }
    }

    internal bool Reserve(string order, string sku, int units)
    {
        lock (gate)
        {
            if (!shelves.TryGetValue(sku, out var shelf) || shelf.OnHand - shelf.Reserved < units
                || !reservations.TryAdd(order, (sku, units, false)))
            {
                return false;
            }

            shelves[sku] = (shelf.OnHand, shelf.Reserved + units);
            return true;
        }
    }

    internal bool Commit(string order)
    {
        lock (gate)
        {
            if (!reservations.TryGetValue(order, out var reservation) || reservation.Committed)
            {
                return false;
            }

            reservations[order] = reservation with { Committed = true };
            return true;
        }
    }

    internal bool Release(string order)
    {
        lock (gate)
        {
            if (!reservations.Remove(order, out var reservation))
            {
                return false;
            }

            var (onHand, reserved) = shelves[reservation.Sku];
            shelves[reservation.Sku] = (onHand, reserved - reservation.Units);
            return true;
        }
    }

    internal int Reserved(string sku)
    {
        lock (gate)
        {
            return shelves[sku].Reserved;
        }
    }
}
