using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <content>What an order gets after its purchase, and what comes back from it, by counting.</content>
internal sealed partial class StockModel
{
    // Where units go that came back is not part of the news, only whether they never left.
    private static StockCommand Said(StockCommand command) => command switch
    {
        StockCommand.TakeBack { Goes: StockCommand.Homecoming.SetAside } back =>
            back with { Goes = StockCommand.Homecoming.Shelf, To = null },
        StockCommand.TakeBack back => back with { To = null },
        _ => command,
    };

    private int Fill(StockCommand.Fill command, Sale? sale)
    {
        if (Settled(command.Lines, sale) is > 0 and var no)
        {
            return no;
        }

        var taken = Taken(command);
        if (taken is null)
        {
            return 209;
        }

        var rows = sale is { WasCommitted: true } ? sale.Lines : [];
        if (command.Lines.Zip(taken).Any(one => one.Second > 0 && rows.Any(line => line.Number == one.First.Number && line.Units > 0
            && line.Endless != Shelves[line.Sku].Endless)))
        {
            return 209;
        }

        var filled = Begin(command, sale);
        foreach (var (one, units) in command.Lines.Zip(taken))
        {
            Add(filled, one, units);
        }

        return End(command, filled);
    }

    private int ConsumeUnheld(StockCommand.ConsumeUnheld command, Sale? sale)
    {
        if (Settled(command.Lines, sale) is > 0 and var no)
        {
            return no;
        }

        var told = Begin(command, sale);
        foreach (var one in command.Lines)
        {
            var (shelf, units) = (Shelves[one.Sku.Value], one.Quantity.Value);
            if (told.Lines.Find(line => line.Number == one.Number.Value) is not { } row)
            {
                told.Lines.Add(row = new() { Number = one.Number.Value, Sku = one.Sku.Value });
            }

            row.Endless = row.Units > 0 ? row.Endless : shelf.Endless;
            var missing = Math.Min(units, row.Missing);
            var released = Math.Min(units - missing, row.Released);
            var held = Math.Min(units - missing - released, row.Held);
            (row.Missing, row.Released, row.Held) = (row.Missing - missing, row.Released - released, row.Held - held);
            row.Consumed += units;
            shelf.Add(row.Endless ? 0 : -units);
            shelf.Reserved -= row.Endless ? 0 : held;
            shelf.Trim(!row.Endless);
        }

        told.EndIfDone();
        return End(command, told);
    }

    private int Settled(ValueList<StockCommand.Line> lines, Sale? sale) =>
        sale is { WasCommitted: false, Status: not "Ended" } && sale.Lines.Any(line => line.Held + line.Lapsed > 0) ? 205
        : sale is not null && lines.Any(one => sale.Lines.Any(line => line.Number == one.Number && line.Sku != one.Sku.Value)) ? 225
        : lines.Any(line => !Shelves.ContainsKey(line.Sku.Value)) ? 208
        : Accepted;

    private static Sale Begin(StockCommand.ForOrder command, Sale? sale)
    {
        var by = sale is { WasCommitted: true } or { Status: "Pending" } ? sale.MadeBy : command.Id;
        var begun = new Sale { MadeBy = by, Until = sale?.Until ?? default };
        (begun.Status, begun.WasCommitted, begun.Retaken) = ("Committed", true, sale?.Retaken ?? false);
        begun.Lines.AddRange(sale is { WasCommitted: true } ? sale.Lines : []);
        return begun;
    }

    private int End(StockCommand.ForOrder command, Sale sale)
    {
        sale.Lines.Sort((one, other) => one.Number.CompareTo(other.Number));
        Sales[command.Order.Value] = sale;
        return Accepted;
    }

    // Line by line what is left of the shelf; null when all was wanted and is not there.
    private List<int>? Taken(StockCommand.Fill command)
    {
        var free = command.Lines.Select(line => line.Sku.Value).Distinct().ToDictionary(sku => sku, sku => Shelves[sku].FreeBeside(0));
        List<int> taken = [];
        foreach (var line in command.Lines)
        {
            taken.Add(Math.Min(line.Quantity.Value, free[line.Sku.Value]));
            free[line.Sku.Value] -= taken[^1];
        }

        return command.Policy == ReservePolicy.BestEffort || taken.Sum() == command.Lines.Sum(line => line.Quantity.Value) ? taken : null;
    }

    private void Add(Sale sale, StockCommand.Line one, int units)
    {
        var shelf = Shelves[one.Sku.Value];
        if (sale.Lines.Find(line => line.Number == one.Number.Value) is not { } row)
        {
            sale.Lines.Add(row = new() { Number = one.Number.Value, Sku = one.Sku.Value });
        }

        row.Endless = units > 0 ? shelf.Endless : row.Endless;
        row.Missing = Math.Max(row.Missing, one.Quantity.Value) - units;
        row.Held += units;
        shelf.Reserved += shelf.Endless ? 0 : units;
    }

    private int TakeBack(StockCommand.TakeBack command, Sale sale)
    {
        if (CheckSent(sale, command.Lines, line => line.Consumed) is > 0 and var no)
        {
            return no;
        }

        var isHeld = command.Goes == StockCommand.Homecoming.Held;
        var rows = command.Lines.Select(one => (Row: sale.Lines.Single(line => line.Number == one.Line.Value), Units: one.Quantity.Value));
        if (isHeld && rows.Any(one => !one.Row.Endless && Shelves[one.Row.Sku].Swallows))
        {
            return 209;
        }

        foreach (var (row, units) in rows)
        {
            var (shelf, moved) = (Shelves[row.Sku], row.Endless ? 0 : units);
            row.Consumed -= units;
            switch (command.Goes)
            {
                case StockCommand.Homecoming.Held: row.Held += units; break;
                case StockCommand.Homecoming.Released: row.Released += units; break;
                default: row.Returned += units; break;
            }

            shelf.Add(moved);
            shelf.Reserved += isHeld ? moved : 0;
            shelf.Aside += command.Goes == StockCommand.Homecoming.SetAside ? moved : 0;
            shelf.Trim();
        }

        sale.Status = isHeld ? "Committed" : sale.Status;
        return Accepted;
    }

    private int LeaveAgain(StockCommand.LeaveAgain command, Sale sale)
    {
        if (CheckSent(sale, command.Lines, line => line.Returned) is > 0 and var no)
        {
            return no;
        }

        var rows = command.Lines.Select(one => (Row: sale.Lines.Single(line => line.Number == one.Line.Value), Units: one.Quantity.Value));
        foreach (var group in rows.Where(one => !one.Row.Endless).GroupBy(one => one.Row.Sku))
        {
            var shelf = Shelves[group.Key];
            if (group.Sum(one => one.Units) > Math.Max(0, shelf.OnHand - shelf.Reserved))
            {
                return 209;
            }
        }

        foreach (var (row, units) in rows)
        {
            var (shelf, moved) = (Shelves[row.Sku], row.Endless ? 0 : units);
            (row.Returned, row.Consumed) = (row.Returned - units, row.Consumed + units);
            shelf.Add(-moved);
            shelf.Aside -= Math.Min(moved, Math.Max(0, shelf.Aside));
            shelf.Trim();
        }

        return Accepted;
    }

    private static int CheckSent(Sale sale, ValueList<LocatedQuantity> wishes, Func<Row, int> has) =>
        Check(sale, wishes, has) switch { 207 => 226, var other => other };
}
