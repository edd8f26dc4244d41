using System.Collections.Concurrent;
using OrderKit.Availability;

namespace OrderKit.Tests.Testing;

/// <summary>What a <see cref="PlainStock"/> keeps: its disk.</summary>
internal sealed class PlainShelves
{
    private readonly Lock gate = new();
    private readonly Dictionary<Sku, ValueList<StockPosition>> positions = [];
    private readonly Dictionary<OrderId, Reservation> reservations = [];
    private readonly Dictionary<(StockVerb Verb, CommandId Id), ContentHash> accepted = [];
    private readonly List<StockEntry> ledger = [];
    private readonly ConcurrentDictionary<Sku, SemaphoreSlim> locks = new();

    internal SemaphoreSlim LockOf(Sku sku) => locks.GetOrAdd(sku, _ => new(1));

    internal StockView View()
    {
        lock (gate)
        {
            return new(
                new Dictionary<Sku, ValueList<StockPosition>>(positions),
                new Dictionary<OrderId, Reservation>(reservations),
                new Dictionary<(StockVerb Verb, CommandId Id), ContentHash>(accepted));
        }
    }

    internal ValueList<StockPosition> PositionsOf(Sku sku)
    {
        lock (gate)
        {
            return positions.GetValueOrDefault(sku, []);
        }
    }

    internal List<StockEntry> Ledger(Sku sku, LocationId location)
    {
        lock (gate)
        {
            return [.. ledger.Where(entry => entry.Sku == sku && entry.Location == location)];
        }
    }

    internal Reservation? Find(OrderId order)
    {
        lock (gate)
        {
            return reservations.GetValueOrDefault(order);
        }
    }

    internal List<OrderId> Due(Instant now)
    {
        lock (gate)
        {
            return
            [
                .. reservations.Values.Where(one => one.IsDue(now)).OrderBy(one => one.ExpiresAt)
                    .ThenBy(one => one.Order.Value, StringComparer.Ordinal).Select(one => one.Order),
            ];
        }
    }

    internal Decision<StockAnswer> Handle(StockCommand command, Instant now, StockFaults faults)
    {
        lock (gate)
        {
            var decisions = StockDecider.Decide(StockRules.Default, View(), [command], now);
            return command is StockCommand.ForPosition onShelf
                && decisions.Answers[0] is { IsAccepted: true, Value: StockAnswer.Moved { IsRepeat: false, Position: var at } }
                && !at.Shortage.IsZero
                    ? Write(StockDecider.Decide(StockRules.Default, View(), [command, Backorder(onShelf, at)], now), faults)
                    : Write(decisions, faults, command);
        }
    }

    internal ValueList<OrderId> Sweep(ValueList<OrderId> due, Instant now)
    {
        lock (gate)
        {
            var decided = StockDecider.Decide(StockRules.Default, View(), [new StockCommand.ExpireDue(due)], now);
            Write(decided, new());
            return ((StockAnswer.Expired)decided.Answers[0].Value).Orders;
        }
    }

    internal Decision<StockAnswer> Write(StockDecisions decisions, StockFaults faults, StockCommand? command = null)
    {
        lock (gate)
        {
            var isLost = faults.LostRelease && command is StockCommand.Release;
            foreach (var position in isLost ? [] : decisions.Positions)
            {
                Put(position);
            }

            foreach (var reservation in decisions.Reservations)
            {
                reservations[reservation.Order] = faults.Forgetful ? reservation with { Commands = [] } : reservation;
            }

            ledger.AddRange(isLost || (faults.SilentReleases && command is StockCommand.Release) ? [] : decisions.Entries);
            foreach (var one in faults.Forgetful ? [] : decisions.Accepted)
            {
                accepted[(one.Verb, one.Id)] = one.Content;
            }

            return decisions.Answers[^1];
        }
    }

    /// <summary>Gives units back without looking whether they were given back before.</summary>
    internal void Subtract(StockDecisions decisions)
    {
        lock (gate)
        {
            foreach (var entry in decisions.Entries)
            {
                var at = positions[entry.Sku].Single(position => position.Location == entry.Location);
                Put(at with { Reserved = Math.Max(0, at.Reserved.Value + entry.Reserved), Version = at.Version + 1 });
            }

            foreach (var reservation in decisions.Reservations)
            {
                reservations[reservation.Order] = reservation;
            }
        }
    }

    private StockCommand.Backorder Backorder(StockCommand.ForPosition command, StockPosition at) => new(
        CommandId.Derived("backorder", command.Verb.ToString(), command.Id.Value), at.Sku, at.Location,
        reservations.Values.Where(one => !one.HeldAt(at.Sku, at.Location).IsZero).Select(one => one.Order)
            .OrderBy(order => order.Value, StringComparer.Ordinal).ToValueList());

    private void Put(StockPosition position) => positions[position.Sku] =
    [
        .. positions.GetValueOrDefault(position.Sku, []).Where(other => other.Location != position.Location).Append(position)
            .OrderBy(one => one.Location.Value, StringComparer.Ordinal),
    ];
}
