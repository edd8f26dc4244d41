using NodaTime;

namespace OrderKit.Availability;

/// <summary>The stock while a batch is decided: the view, and over it what the batch has changed so far.</summary>
internal sealed class StockBatch(StockRules rules, StockView view, Instant now)
{
    private readonly Dictionary<Sku, ValueList<StockPosition>> positions = [];
    private readonly Dictionary<OrderId, Reservation> reservations = [];
    private readonly Dictionary<(StockVerb Verb, CommandId Id), ContentHash> accepted = [];
    private readonly List<StockEntry> entries = [];
    private readonly List<(Sku Sku, ValueList<StockPosition> Before)> undo = [];
    private int firstEntry;

    internal Instant Now => now;

    internal StockRules Rules => rules;

    internal ValueList<StockPosition> PositionsOf(Sku sku) =>
        positions.TryGetValue(sku, out var changed) || view.Positions.TryGetValue(sku, out changed) ? changed : [];

    internal StockPosition? Find(Sku sku, LocationId location) =>
        PositionsOf(sku) is var all && StockShelf.IndexOf(all, location) is >= 0 and var index ? all[index] : null;

    internal StockPosition FindOrNew(Sku sku, LocationId location) => Find(sku, location) ?? new(sku, location);

    internal Reservation? Find(OrderId order) =>
        reservations.TryGetValue(order, out var changed) || view.Reservations.TryGetValue(order, out changed) ? changed : null;

    internal ContentHash? FirstContent(StockCommand.ForPosition command) =>
        accepted.TryGetValue((command.Verb, command.Id), out var content)
        || view.Accepted.TryGetValue((command.Verb, command.Id), out content) ? content : null;

    internal void Remember(StockCommand.Accepted command) => accepted.Add((command.Verb, command.Id), command.Content);

    internal void Mark()
    {
        undo.Clear();
        firstEntry = entries.Count;
    }

    internal void RollBack()
    {
        for (var index = undo.Count - 1; index >= 0; index--)
        {
            positions[undo[index].Sku] = undo[index].Before;
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
        positions[after.Sku] = StockShelf.With(all, after);
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
        return reservations[reservation.Order] = reservation with
        {
            Commands = command is { } named ? commands.Add(named) : commands,
            Version = (before?.Version ?? 0) + 1,
        };
    }

    internal StockDecisions ToDecisions(ValueList<Decision<StockAnswer>> answers) => new(
        answers,
        entries.Select(entry => (entry.Sku, entry.Location)).Distinct().Select(key => Find(key.Sku, key.Location)!).ToValueList(),
        reservations.Values.ToValueList(),
        entries.ToValueList(),
        accepted.Select(one => new StockCommand.Accepted(one.Key.Verb, one.Key.Id, one.Value)).ToValueList());
}
