using NodaTime;

namespace OrderKit.Availability;

/// <summary>The stock while a batch is decided: the view, and over it what the batch has changed so far.</summary>
internal sealed class StockBatch(StockRules rules, StockView view, Instant now)
{
    private readonly List<StockEntry> entries = new(1);
    private readonly List<(Sku Sku, ValueList<StockPosition> Before)> undo = new(1);
    private SmallMap<Sku, ValueList<StockPosition>> positions;
    private SmallMap<OrderId, Reservation> reservations;
    private SmallMap<(StockVerb Verb, CommandId Id), ContentHash> accepted;
    private int firstEntry;

    internal Instant Now => now;

    internal StockRules Rules => rules;

    internal ValueList<StockPosition> PositionsOf(Sku sku) =>
        positions.TryGet(sku, out var changed) || view.Positions.TryGetValue(sku, out changed) ? changed : [];

    // A channel the host has taken away since sees nothing.
    internal StockScope ScopeOf(ValueList<LocationId> from, Code? channel) =>
        new(from, channel is { } name ? rules.Find(name)?.Locations ?? [] : null, rules);

    internal StockPosition? Find(Sku sku, LocationId location) =>
        PositionsOf(sku) is var all && StockShelf.IndexOf(all, location) is >= 0 and var index ? all[index] : null;

    internal StockPosition FindOrNew(Sku sku, LocationId location) => Find(sku, location) ?? new(sku, location);

    internal Reservation? Find(OrderId order) =>
        reservations.TryGet(order, out var changed) || view.Reservations.TryGetValue(order, out changed) ? changed : null;

    internal ContentHash? FirstContent(StockCommand.ForPosition command) =>
        accepted.TryGet((command.Verb, command.Id), out var content)
        || view.Accepted.TryGetValue((command.Verb, command.Id), out content) ? content : null;

    internal void Remember(StockCommand.Accepted command) => accepted.Set((command.Verb, command.Id), command.Content);

    internal void Mark()
    {
        undo.Clear();
        firstEntry = entries.Count;
    }

    internal void RollBack()
    {
        for (var index = undo.Count - 1; index >= 0; index--)
        {
            positions.Set(undo[index].Sku, undo[index].Before);
        }

        entries.RemoveRange(firstEntry, entries.Count - firstEntry);
    }

    internal StockPosition Change(StockPosition after, StockCause cause)
    {
        var all = PositionsOf(after.Sku);
        var before = FindOrNew(after.Sku, after.Location);
        after = after with { Version = before.Version + 1 };
        StockInvariantException.ThrowIfBroken(after);
        undo.Add((after.Sku, all));
        positions.Set(after.Sku, StockShelf.With(all, after));
        entries.Add(StockEntry.Between(before, after, cause, now));
        return after;
    }

    internal void Move(Sku sku, ReservationLine.Part part, long onHand, long reserved, StockCause cause)
    {
        if (!part.IsUnlimited)
        {
            var position = Find(sku, part.Location)
                ?? throw new StockInvariantException($"{sku} at {part.Location} is reserved for {cause.Order}, but has no position.");
            Change(position.Moved(onHand, reserved), cause);
        }
    }

    internal Reservation Put(Reservation reservation, StockCommand.Accepted? command = null)
    {
        var before = Find(reservation.Order);
        var commands = before?.Commands ?? [];
        StockInvariantException.ThrowIfBroken(reservation);
        reservation = reservation with
        {
            Commands = command is { } named ? commands.Add(named) : commands,
            Version = (before?.Version ?? 0) + 1,
        };
        reservations.Set(reservation.Order, reservation);
        return reservation;
    }

    internal StockDecisions ToDecisions(ValueList<Decision<StockAnswer>> answers) => new(
        answers,
        Changed(),
        reservations.IsEmpty ? [] : reservations.Entries.Select(one => one.Value).ToValueList(),
        entries.Count == 0 ? [] : new(entries.ToArray()),
        accepted.IsEmpty ? []
            : accepted.Entries.Select(one => new StockCommand.Accepted(one.Key.Verb, one.Key.Id, one.Value)).ToValueList());

    private ValueList<StockPosition> Changed() => entries.Count switch
    {
        0 => [],
        1 => [Find(entries[0].Sku, entries[0].Location)!],
        _ => entries.DistinctBy(entry => (entry.Sku, entry.Location)).Select(entry => Find(entry.Sku, entry.Location)!).ToValueList(),
    };
}
