using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <summary>The same stock with one location, told as simply as possible, by counting. What the engine must agree with.</summary>
internal sealed partial class StockModel(bool cuts = false)
{
    internal const int Accepted = 0;
    internal const int Repeat = -1;

    private readonly Dictionary<string, StockCommand> seen = [];

    internal Dictionary<string, StockModelShelf> Shelves { get; } = [];

    internal Dictionary<string, Sale> Sales { get; } = [];

    internal int Handle(StockCommand command, Instant now)
    {
        foreach (var sale in Sales.Values.Where(sale => sale.Status == "Pending" && now >= sale.Until))
        {
            Back(sale, line => line.Lapsed += line.Held);
            sale.Status = "Expired";
        }

        var key = command switch
        {
            StockCommand.ForOrder order => $"{order.Verb} {order.Id} {order.Order}",
            StockCommand.ForPosition shelf => $"{shelf.Verb} {shelf.Id}",
            _ => null,
        };
        if (key is null)
        {
            return Accepted;
        }

        if (seen.TryGetValue(key, out var first))
        {
            return Said(first).Equals(Said(command)) ? Repeat : 200;
        }

        var answer = command is StockCommand.ForPosition position ? Handle(position) : Handle((StockCommand.ForOrder)command, now);
        if (answer == Accepted)
        {
            seen.Add(key, command);
        }

        return answer;
    }

    private int Handle(StockCommand.ForPosition command)
    {
        if (!Shelves.TryGetValue(command.Sku.Value, out var shelf))
        {
            if (command is StockCommand.Adjust { Units: < 0 })
            {
                return 250;
            }

            Shelves.Add(command.Sku.Value, shelf = new());
        }

        switch (command)
        {
            case StockCommand.Receive receive: shelf.Add(receive.Quantity.Value); break;
            case StockCommand.Count count: shelf.Set(count.OnHand.Value); break;
            case StockCommand.SetSafety set: shelf.Kept = set.Safety.Value; break;
            case StockCommand.SetQuarantined set: shelf.Aside = set.Quarantined.Value; break;
            case StockCommand.SetUnlimited set: shelf.Endless = set.IsUnlimited; break;
            case StockCommand.Hear hear: shelf.Hear(hear.Sequence, hear.News); break;
            case StockCommand.Adjust adjust when shelf.OnHand + adjust.Units < 0: return 250;
            case StockCommand.Adjust adjust: shelf.Add(adjust.Units); break;
        }

        shelf.Trim(command is StockCommand.Count or StockCommand.Hear or StockCommand.Adjust);
        Cut(command.Sku.Value, shelf);
        return Accepted;
    }

    // Pending before committed, the last order first, its last line first.
    private void Cut(string sku, StockModelShelf shelf)
    {
        foreach (var (_, sale) in Sales.OrderBy(one => one.Value.WasCommitted).ThenByDescending(one => one.Key, StringComparer.Ordinal))
        {
            foreach (var line in sale.Lines.AsEnumerable().Reverse().Where(line => cuts && line.Sku == sku && !line.Endless))
            {
                var units = Math.Min(shelf.Short, line.Held);
                (line.Held, line.Missing, shelf.Reserved) = (line.Held - units, line.Missing + units, shelf.Reserved - units);
                shelf.Trim();
            }
        }
    }

    private int Handle(StockCommand.ForOrder command, Instant now)
    {
        var sale = Sales.GetValueOrDefault(command.Order.Value);
        return (command, sale) switch
        {
            (StockCommand.Reserve reserve, _) => Reserve(reserve, sale, now),
            (StockCommand.Fill fill, _) => Fill(fill, sale),
            (StockCommand.ConsumeUnheld unheld, _) => ConsumeUnheld(unheld, sale),
            (_, null) => 201,
            (StockCommand.Commit { MadeBy: { } by }, _) when by != sale.MadeBy => 202,
            (StockCommand.Release { MadeBy: { } by }, _) when by != sale.MadeBy => 202,
            (StockCommand.TakeBack back, _) => TakeBack(back, sale),
            (StockCommand.LeaveAgain again, _) => LeaveAgain(again, sale),
            (_, { Status: "Ended" }) => 204,
            (StockCommand.Commit commit, _) => Commit(commit, sale),
            (StockCommand.Consume, { Status: not "Committed" }) => 205,
            (StockCommand.Consume consume, _) => Consume(consume, sale),
            (StockCommand.Release release, _) => Release(release, sale),
            (StockCommand.HandOver, { Status: "Expired" }) => 216,
            (StockCommand.HandOver over, _) => HandOver(over, sale),
            _ => throw new InvalidOperationException(),
        };
    }

    private int Reserve(StockCommand.Reserve command, Sale? before, Instant now)
    {
        if (before is { WasCommitted: true })
        {
            return before.Status == "Ended" ? 204 : 203;
        }

        if (command.Lines.Any(line => !Shelves.ContainsKey(line.Sku.Value)))
        {
            return 208;
        }

        var held = before is { Status: "Pending" } ? before.Lines : [];
        int Free(string sku) => Shelves[sku].FreeBeside(held.Where(line => line.Sku == sku && !line.Endless).Sum(line => line.Held));
        var fits = command.Lines.GroupBy(line => line.Sku.Value).All(group => group.Sum(line => line.Quantity.Value) <= Free(group.Key));
        if (!fits && command.Policy == ReservePolicy.AllOrNothing)
        {
            return 209;
        }

        if (held.Count > 0)
        {
            Back(before!, line => line.Released += line.Held);
        }

        Sales[command.Order.Value] = new() { MadeBy = command.Id, Until = now + command.Lifetime };
        foreach (var line in command.Lines)
        {
            var shelf = Shelves[line.Sku.Value];
            var taken = Math.Min(line.Quantity.Value, shelf.FreeBeside(0));
            Sales[command.Order.Value].Lines.Add(new()
            {
                Number = line.Number.Value,
                Sku = line.Sku.Value,
                Held = taken,
                Missing = line.Quantity.Value - taken,
                Endless = shelf.Endless,
            });
            shelf.Reserved += shelf.Endless ? 0 : taken;
        }

        return Accepted;
    }

    private int Commit(StockCommand.Commit command, Sale sale)
    {
        if (sale.Status == "Committed")
        {
            return command.Lines.Count == 0 ? Accepted : 203;
        }

        var late = sale.Status == "Expired";
        if (Check(sale, command.Lines, line => late ? line.Lapsed : line.Held) is > 0 and var no)
        {
            return no;
        }

        int Kept(Row line) => command.Lines.Count == 0
            ? late ? line.Lapsed : line.Held
            : command.Lines.Where(units => units.Line == line.Number).Sum(units => units.Quantity.Value);
        if (late && sale.Lines.GroupBy(line => line.Sku).Any(group => group.Sum(Kept) > Shelves[group.Key].FreeBeside(0)))
        {
            return 209;
        }

        foreach (var line in sale.Lines)
        {
            var (kept, shelf) = (Kept(line), Shelves[line.Sku]);
            line.Endless = late && kept > 0 ? shelf.Endless : line.Endless;
            shelf.Reserved += line.Endless ? 0 : late ? kept : kept - line.Held;
            line.Released += (late ? line.Lapsed : line.Held) - kept;
            (line.Held, line.Lapsed) = (kept, 0);
            shelf.Trim();
        }

        (sale.Status, sale.WasCommitted, sale.Retaken) = ("Committed", true, late);
        return Accepted;
    }

    private int Consume(StockCommand.Consume command, Sale sale)
    {
        if (Check(sale, command.Lines, line => line.Held) is > 0 and var no)
        {
            return no;
        }

        int Sum(Row line) => command.Lines.Where(units => units.Line == line.Number).Sum(units => units.Quantity.Value);
        if (sale.Lines.Where(line => !line.Endless).GroupBy(line => line.Sku).Any(group => group.Sum(Sum) > Shelves[group.Key].OnHand))
        {
            return 210;
        }

        foreach (var line in sale.Lines)
        {
            var (units, shelf) = (Sum(line), Shelves[line.Sku]);
            (line.Held, line.Consumed) = (line.Held - units, line.Consumed + units);
            shelf.Reserved -= line.Endless ? 0 : units;
            shelf.Add(line.Endless ? 0 : -units);
        }

        sale.EndIfDone();
        return Accepted;
    }

    private int Release(StockCommand.Release command, Sale sale)
    {
        if (command.Lines.Count == 0)
        {
            Back(sale, line => line.Released += line.Held);
            sale.Status = "Ended";
            return Accepted;
        }

        if (Check(sale, command.Lines, line => line.Held) is > 0 and var no)
        {
            return no;
        }

        foreach (var units in command.Lines)
        {
            var line = sale.Lines.Single(row => row.Number == units.Line.Value);
            (line.Held, line.Released) = (line.Held - units.Quantity.Value, line.Released + units.Quantity.Value);
            Shelves[line.Sku].Reserved -= line.Endless ? 0 : units.Quantity.Value;
            Shelves[line.Sku].Trim();
        }

        sale.EndIfDone();
        return Accepted;
    }

    private int HandOver(StockCommand.HandOver command, Sale sale)
    {
        if (Check(sale, command.Lines, line => line.Held) is > 0 and var no)
        {
            return no;
        }

        if (Sales.GetValueOrDefault(command.To.Value) is { } other && (other.WasCommitted || other.Status is "Pending" or "Committed"))
        {
            return 215;
        }

        var whole = command.Lines.Count == 0;
        var fresh = new Sale { MadeBy = command.Id, Until = sale.Until };
        (fresh.Status, fresh.WasCommitted, fresh.Retaken) = (sale.Status, sale.WasCommitted, sale.Retaken);
        foreach (var line in sale.Lines.ToList())
        {
            var units = whole ? line.Held : command.Lines.Where(one => one.Line == line.Number).Sum(one => one.Quantity.Value);
            var missing = whole ? line.Missing : 0;
            (line.Held, line.Missing) = (line.Held - units, line.Missing - missing);
            if (units + missing > 0)
            {
                fresh.Lines.Add(new() { Number = line.Number, Sku = line.Sku, Held = units, Missing = missing, Endless = line.Endless });
            }

            if (line.Missing + line.Units == 0)
            {
                sale.Lines.Remove(line);
            }
        }

        Sales[command.To.Value] = fresh;
        sale.EndIfDone();
        return Accepted;
    }

    private static int Check(Sale sale, ValueList<LocatedQuantity> wishes, Func<Row, int> has) =>
        wishes.Any(units => sale.Lines.All(line => line.Number != units.Line.Value)) ? 206
        : sale.Lines.Any(line => wishes.Where(units => units.Line == line.Number).Sum(units => units.Quantity.Value) > has(line)) ? 207
        : 0;

    private void Back(Sale sale, Action<Row> note)
    {
        foreach (var line in sale.Lines)
        {
            note(line);
            Shelves[line.Sku].Reserved -= line.Endless ? 0 : line.Held;
            Shelves[line.Sku].Trim();
            line.Held = 0;
        }
    }

    internal sealed class Row
    {
        internal int Number, Missing, Held, Consumed, Returned, Released, Lapsed;
        internal bool Endless;

        internal int Units => Held + Consumed + Returned + Released + Lapsed;

        internal required string Sku { get; init; }
    }

    internal sealed class Sale
    {
        internal string Status = "Pending";
        internal bool WasCommitted, Retaken;

        internal required CommandId MadeBy { get; init; }

        internal required Instant Until { get; init; }

        internal List<Row> Lines { get; } = [];

        internal void EndIfDone() => Status = Lines.All(line => line.Held + line.Missing + line.Lapsed == 0) ? "Ended" : Status;
    }
}
