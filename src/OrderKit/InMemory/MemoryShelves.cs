using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>What a stock in memory keeps. Not thread-safe: its owner holds the lock.</summary>
internal sealed class MemoryShelves
{
    private readonly Dictionary<Sku, ValueList<StockPosition>> positions = [];
    private readonly MemoryReservations reservations = new();
    private readonly Dictionary<(StockVerb Verb, CommandId Id), ContentHash> accepted = [];
    private readonly Dictionary<Sku, MemoryLedger> ledger = [];
    private readonly MemoryExpiries expiries;
    private readonly StockRules rules;
    private readonly StockView view;

    // The decider only reads, and runs inside the lock: so it may look at everything, and nothing is copied for it.
    internal MemoryShelves(StockRules rules) =>
        (this.rules, view, expiries) = (rules, new(positions, reservations, accepted), new(reservations));

    internal ValueList<StockPosition> PositionsOf(Sku sku) => positions.GetValueOrDefault(sku, []);

    internal SkuAvailability FreeOf(Sku sku) => SkuAvailability.Of(
        sku, rules.Transit.Count == 0 ? PositionsOf(sku) : PositionsOf(sku).Where(at => rules.IsShelf(at.Location)).ToValueList());

    internal ValueList<StockEntry> LedgerOf(Sku sku) => ledger.TryGetValue(sku, out var entries) ? entries.ToEntries() : [];

    internal Reservation? Find(OrderId order) => reservations.GetValueOrDefault(order);

    internal Decision<StockAnswer> Decide(StockCommand command, Instant now)
    {
        var decisions = StockDecider.Decide(rules, view, command, now);
        return command is StockCommand.ForPosition onShelf
            && decisions.Answers[0] is { IsAccepted: true, Value: StockAnswer.Moved { IsRepeat: false, Position: var position } }
            && !position.Shortage.IsZero
                ? WithBackorders(onShelf, position, now)
                : Apply(decisions).Answers[0];
    }

    // Nothing was applied yet: the same command is decided again with what follows from it, and both count or neither.
    private Decision<StockAnswer> WithBackorders(StockCommand.ForPosition command, StockPosition at, Instant now)
    {
        var holders = reservations.Values.Where(one => one.Lines.Any(line =>
            line.Sku == at.Sku && line.Parts.Any(part => part.Location == at.Location && !part.Held.IsZero)));
        var backorder = new StockCommand.Backorder(
            CommandId.Derived("backorder", command.Verb.ToString(), command.Id.Value), at.Sku, at.Location,
            holders.Select(one => one.Order).OrderBy(order => order.Value, StringComparer.Ordinal).ToValueList());
        return Apply(StockDecider.Decide(rules, view, [command, backorder], now)).Answers[1];
    }

    internal ValueList<OrderId> Sweep(Instant now, int max)
    {
        var due = expiries.Take(now, max);
        if (due.Count > 0)
        {
            Expire(due, now);
        }

        return due;
    }

    private void Expire(ValueList<OrderId> due, Instant now)
    {
        try
        {
            Decide(new StockCommand.ExpireDue(due), now);
        }
        catch (StockInvariantException)
        {
            // Nothing was applied: they are due still.
            foreach (var order in due.AsSpan())
            {
                expiries.Add(reservations[order]);
            }

            throw;
        }
    }

    private StockDecisions Apply(StockDecisions decisions)
    {
        foreach (var position in decisions.Positions.AsSpan())
        {
            positions[position.Sku] = StockShelf.With(PositionsOf(position.Sku), position);
        }

        foreach (var reservation in decisions.Reservations.AsSpan())
        {
            reservations.Put(reservation);
            if (reservation.Status == ReservationStatus.Pending)
            {
                expiries.Add(reservation);
            }
        }

        foreach (var entry in decisions.Entries.AsSpan())
        {
            (ledger.TryGetValue(entry.Sku, out var entries) ? entries : ledger[entry.Sku] = new(entry.Sku)).Add(entry);
        }

        foreach (var command in decisions.Accepted.AsSpan())
        {
            accepted.Add((command.Verb, command.Id), command.Content);
        }

        return decisions;
    }
}
