using NodaTime;

namespace OrderKit.Availability;

/// <summary>The stock while a batch is decided: the view, and over it what the batch has changed so far.</summary>
internal sealed class StockBatch(StockRules rules, StockView view, Instant now)
{
    private readonly List<StockEntry> entries = new(1);
    private List<(Sku Sku, ValueList<StockPosition> Before)>? undo;
    private SmallMap<Sku, ValueList<StockPosition>> positions;
    private SmallMap<OrderId, Reservation> reservations;
    private SmallMap<(StockVerb Verb, CommandId Id), ContentHash> accepted;
    private (OrderId Order, Reservation? Stored)? looked;
    private int firstEntry;

    internal Instant Now => now;

    internal StockRules Rules => rules;

    // What is looked at once is looked at again: it is found here the next time, changed or not.
    internal ValueList<StockPosition> PositionsOf(Sku sku)
    {
        if (positions.TryGet(sku, out var known))
        {
            return known;
        }

        var stored = view.Positions.TryGetValue(sku, out known) ? known : [];
        positions.Set(sku, stored);
        return stored;
    }

    // A channel the host has taken away since sees nothing.
    internal StockScope ScopeOf(ValueList<LocationId> from, Code? channel) =>
        new(from, channel is { } name ? rules.Find(name)?.Locations ?? [] : null, rules);

    internal StockPosition? Find(Sku sku, LocationId location) =>
        PositionsOf(sku) is var all && StockShelf.IndexOf(all, location) is >= 0 and var index ? all[index] : null;

    internal StockPosition FindOrNew(Sku sku, LocationId location) => Find(sku, location) ?? new(sku, location);

    internal Reservation? Find(OrderId order)
    {
        if (reservations.TryGet(order, out var changed))
        {
            return changed;
        }

        if (looked is not { } last || last.Order != order)
        {
            looked = (order, view.Reservations.TryGetValue(order, out var stored) ? stored : null);
        }

        return looked.Value.Stored;
    }

    internal ContentHash? FirstContent(StockCommand.ForPosition command) =>
        accepted.TryGet((command.Verb, command.Id), out var content)
        || view.Accepted.TryGetValue((command.Verb, command.Id), out content) ? content : null;

    internal void Remember(StockCommand.Accepted command) => accepted.Set((command.Verb, command.Id), command.Content);

    internal void Mark()
    {
        (undo ??= new(1)).Clear();
        firstEntry = entries.Count;
    }

    internal void RollBack()
    {
        for (var index = undo!.Count - 1; index >= 0; index--)
        {
            positions.Set(undo[index].Sku, undo[index].Before);
        }

        entries.RemoveRange(firstEntry, entries.Count - firstEntry);
    }

    internal StockPosition Change(StockPosition after, StockCause cause)
    {
        var all = PositionsOf(after.Sku);
        var index = StockShelf.IndexOf(all, after.Location);
        var before = index >= 0 ? all[index] : new(after.Sku, after.Location);
        after = after with { Version = before.Version + 1 };
        StockInvariantException.ThrowIfBroken(after);
        undo?.Add((after.Sku, all));
        positions.Set(after.Sku, index >= 0 ? all.With(index, after) : StockShelf.With(all, after));
        entries.Add(StockEntry.Between(before, after, cause, now));
        return after;
    }

    internal void Move(Sku sku, ReservationLine.Part part, long onHand, long reserved, StockCause cause)
    {
        if (!part.IsUnlimited)
        {
            Move(sku, part.Location, onHand, reserved, cause);
        }
    }

    internal void Move(Sku sku, LocationId location, long onHand, long reserved, StockCause cause)
    {
        var position = Find(sku, location)
            ?? throw new StockInvariantException($"{sku} at {location} is reserved for {cause.Order}, but has no position.");
        Change(position.Moved(onHand, reserved), cause);
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
        reservations.ToValues(),
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
