using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Benchmarks;

/// <summary>An order as one would write it by hand: one mutable object, guards by if, units counted per line and place, a list of events.
/// </summary>
internal class PlainOrder
{
    private static readonly UnitPlace[] Inside = [UnitPlace.Packed, UnitPlace.Allocated, UnitPlace.Open];
    private static readonly UnitPlace[] Unpacked = [UnitPlace.Allocated, UnitPlace.Open];
    private static readonly UnitPlace[] OnTheWay = [UnitPlace.Shipped];

    private readonly Dictionary<string, ValueList<LineQuantity>> asked = [];
    private readonly List<PlainEvent> events = [];
    private readonly PlainLine[] lines;
    private bool confirmed;
    private bool completed;

    internal PlainOrder(string id, ValueList<LineTerms> terms, string currency, Instant now)
    {
        Check(terms, currency);
        Id = id;
        Currency = currency;
        lines = new PlainLine[terms.Count];
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = new(terms[index]);
        }

        Record(OrderVerb.Place, now, null, []);
    }

    internal string Id { get; }

    internal string Currency { get; }

    internal OrderStatus Status { get; private protected set; } = OrderStatus.Placed;

    internal int Events => events.Count;

    internal int Delivered => Count(UnitPlace.Delivered);

    internal void Confirm(Instant now)
    {
        Require(!confirmed, "It is confirmed.");
        confirmed = true;
        Move(OrderVerb.Confirm, now);
    }

    internal void Pack(Instant now)
    {
        Require(confirmed, "It is not confirmed.");
        var moves = new List<PlainMove>(lines.Length);
        foreach (var line in lines)
        {
            Take(line, Unpacked, UnitPlace.Packed, line.Units(Unpacked), moves);
        }

        Require(moves.Count > 0, "There is nothing to pack.");
        Move(OrderVerb.Pack, now, null, moves);
    }

    internal void Ship(string shipment, Instant now)
    {
        Require(confirmed, "It is not confirmed.");
        var units = new List<LineQuantity>(lines.Length);
        foreach (var line in lines)
        {
            var free = line.Units(Inside) - SpokenFor(line.Number);
            if (free > 0)
            {
                units.Add(new(line.Number, free));
            }
        }

        Require(units.Count > 0, "There is nothing to ship.");
        Require(asked.TryAdd(shipment, units.ToValueList()), "There is such a shipment.");
        Move(OrderVerb.Ship, now, shipment);
    }

    internal void ReportShipped(string shipment, ValueList<LineQuantity> units, Instant at) =>
        Report(OrderVerb.ReportShipped, shipment, units, Inside, UnitPlace.Shipped, at);

    internal void ReportDelivered(string shipment, ValueList<LineQuantity> units, Instant at) =>
        Report(OrderVerb.ReportDelivered, shipment, units, OnTheWay, UnitPlace.Delivered, at);

    internal void Complete(Instant now)
    {
        Require(Count(UnitPlace.Shipped) + lines.Sum(line => line.Units(Inside)) == 0, "Units are under way.");
        completed = true;
        Move(OrderVerb.Complete, now);
    }

    /// <summary>Whether the verb may lead from this status to that one, by hand.</summary>
    private protected virtual void Enter(OrderVerb verb, OrderStatus to)
    {
        Require(verb switch
        {
            OrderVerb.Confirm => Status is not (OrderStatus.Cancelled or OrderStatus.Rejected or OrderStatus.Completed),
            OrderVerb.Pack or OrderVerb.Ship => Status is OrderStatus.Confirmed or OrderStatus.InFulfilment
                or OrderStatus.PartiallyShipped or OrderStatus.PartiallyDelivered,
            OrderVerb.Complete => Status is OrderStatus.Shipped or OrderStatus.PartiallyDelivered or OrderStatus.Delivered,
            _ => true,
        }, "Not in this status.");
        Status = to;
    }

    private static void Check(ValueList<LineTerms> terms, string currency)
    {
        Require(terms.Count > 0, "It has no line.");
        var numbers = new HashSet<int>(terms.Count);
        var units = 0L;
        foreach (var line in terms.AsSpan())
        {
            Require(numbers.Add(line.Number.Value), "A line number stands twice.");
            Require(!line.Quantity.IsZero, "A line has no unit.");
            Require(line.Price.Unit.Currency.Code == currency, "A line has another currency.");
            units += line.Quantity.Value;
        }

        Require(units <= Quantity.Max, "It has too many units.");
    }

    private static void Require(bool fact, string otherwise)
    {
        if (!fact)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private static void Take(PlainLine line, UnitPlace[] from, UnitPlace to, int quantity, List<PlainMove> moves)
    {
        foreach (var place in from)
        {
            var units = Math.Min(quantity, line.At(place));
            if (units > 0)
            {
                quantity -= units;
                line.Move(place, to, units);
                moves.Add(new(line.Number, place, to, units));
            }
        }

        Require(quantity == 0, "There are too few units.");
    }

    private void Report(OrderVerb verb, string shipment, ValueList<LineQuantity> units, UnitPlace[] from, UnitPlace to, Instant at)
    {
        var moves = new List<PlainMove>(units.Count);
        foreach (var (number, quantity) in units.AsSpan())
        {
            var line = Array.Find(lines, l => l.Number == number.Value);
            Require(line is not null, "There is no such line.");
            Take(line!, from, to, quantity.Value, moves);
        }

        Move(verb, at, shipment, moves);
    }

    private void Move(OrderVerb verb, Instant at, string? shipment = null, List<PlainMove>? moves = null)
    {
        Enter(verb, RollUp());
        Record(verb, at, shipment, moves is null ? [] : [.. moves]);
    }

    private void Record(OrderVerb verb, Instant at, string? shipment, PlainMove[] moves) =>
        events.Add(new(events.Count + 1, verb, Status, at, shipment, moves));

    private OrderStatus RollUp()
    {
        var all = lines.Sum(line => line.Ordered);
        var arrived = Count(UnitPlace.Delivered);
        var left = Count(UnitPlace.Shipped);
        return completed ? OrderStatus.Completed
            : arrived == all ? OrderStatus.Delivered
            : arrived > 0 ? OrderStatus.PartiallyDelivered
            : left == all ? OrderStatus.Shipped
            : left > 0 ? OrderStatus.PartiallyShipped
            : !confirmed ? OrderStatus.Placed
            : Count(UnitPlace.Packed) + Count(UnitPlace.Allocated) > 0 ? OrderStatus.InFulfilment
            : OrderStatus.Confirmed;
    }

    private int Count(UnitPlace place)
    {
        var count = 0;
        foreach (var line in lines)
        {
            count += line.At(place);
        }

        return count;
    }

    private int SpokenFor(int line)
    {
        var units = 0;
        foreach (var shipment in asked.Values)
        {
            foreach (var wanted in shipment.AsSpan())
            {
                units += wanted.Line.Value == line ? wanted.Quantity.Value : 0;
            }
        }

        return units;
    }
}

/// <summary>A line of such an order, with its units by place.</summary>
internal sealed class PlainLine
{
    private readonly int[] units = new int[10];
    private readonly LineTerms terms;

    internal PlainLine(LineTerms terms)
    {
        this.terms = terms;
        units[(int)UnitPlace.Open] = Ordered;
    }

    internal int Number => terms.Number.Value;

    internal int Ordered => terms.Quantity.Value;

    internal int At(UnitPlace place) => units[(int)place];

    internal int Units(UnitPlace[] places)
    {
        var sum = 0;
        foreach (var place in places)
        {
            sum += At(place);
        }

        return sum;
    }

    internal void Move(UnitPlace from, UnitPlace to, int count)
    {
        units[(int)from] -= count;
        units[(int)to] += count;
    }
}

/// <summary>What such an order notes of a step.</summary>
internal sealed record PlainEvent(int Version, OrderVerb Verb, OrderStatus Status, Instant At, string? Shipment, PlainMove[] Moves);

/// <summary>Units that went from one place to another.</summary>
internal readonly record struct PlainMove(int Line, UnitPlace From, UnitPlace To, int Units);
