using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>What a stock in memory keeps. Not thread-safe: its owner holds the lock.</summary>
internal sealed class MemoryShelves
{
    private readonly Dictionary<Sku, ValueList<StockPosition>> positions = [];
    private readonly Dictionary<OrderId, Reservation> reservations = [];
    private readonly Dictionary<(StockVerb Verb, CommandId Id), ContentHash> accepted = [];
    private readonly Dictionary<Sku, List<StockEntry>> ledger = [];
    private readonly SortedSet<(Instant At, OrderId Order)> expiries = new(
        Comparer<(Instant At, OrderId Order)>.Create((left, right) =>
            left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Order.Value, right.Order.Value)));

    private readonly StockRules rules;
    private readonly StockView view;

    // The decider only reads, and runs inside the lock: so it may look at everything, and nothing is copied for it.
    internal MemoryShelves(StockRules rules) => (this.rules, view) = (rules, new(positions, reservations, accepted));

    internal ValueList<StockPosition> PositionsOf(Sku sku) => positions.GetValueOrDefault(sku, []);

    internal SkuAvailability FreeOf(Sku sku) => SkuAvailability.Of(
        sku, rules.Transit.Count == 0 ? PositionsOf(sku) : PositionsOf(sku).Where(at => rules.IsShelf(at.Location)).ToValueList());

    internal ValueList<StockEntry> LedgerOf(Sku sku) => ledger.TryGetValue(sku, out var entries) ? entries.ToValueList() : [];

    internal Reservation? Find(OrderId order) => reservations.GetValueOrDefault(order);

    internal Decision<StockAnswer> Decide(StockCommand command, ContentHash content, Instant now)
    {
        var decisions = StockDecider.Decide(rules, view, command, content, now);
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
        if (expiries.Count == 0 || expiries.Min.At > now)
        {
            return [];
        }

        var due = expiries.TakeWhile(expiry => expiry.At <= now).Take(max).Select(expiry => expiry.Order).ToValueList();
        if (due.Count > 0)
        {
            Decide(new StockCommand.ExpireDue(due), default, now);
        }

        return due;
    }

    private StockDecisions Apply(StockDecisions decisions)
    {
        foreach (var position in decisions.Positions.AsSpan())
        {
            positions[position.Sku] = StockShelf.With(PositionsOf(position.Sku), position);
        }

        foreach (var reservation in decisions.Reservations.AsSpan())
        {
            Apply(reservation);
        }

        foreach (var entry in decisions.Entries.AsSpan())
        {
            (ledger.TryGetValue(entry.Sku, out var entries) ? entries : ledger[entry.Sku] = []).Add(entry);
        }

        foreach (var command in decisions.Accepted.AsSpan())
        {
            accepted.Add((command.Verb, command.Id), command.Content);
        }

        return decisions;
    }

    private void Apply(Reservation reservation)
    {
        if (reservations.TryGetValue(reservation.Order, out var before))
        {
            expiries.Remove((before.ExpiresAt, before.Order));
        }

        if (reservation.Status == ReservationStatus.Pending)
        {
            expiries.Add((reservation.ExpiresAt, reservation.Order));
        }

        reservations[reservation.Order] = reservation;
    }
}
