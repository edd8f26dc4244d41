namespace OrderKit.Availability;

/// <summary>Turns what a position is short into backorders of the orders the policy names.</summary>
internal static class Shortfall
{
    internal static Decision<StockAnswer> Decide(StockBatch batch, StockCommand.Backorder command)
    {
        List<StockAnswer.Cut> cuts = [];
        if (batch.Rules.Shortfall.Compare is { } compare)
        {
            foreach (var order in Losers(batch, command, compare))
            {
                Cut(batch, command, order, cuts);
            }
        }

        var position = batch.FindOrNew(command.Sku, command.Location);
        return Decision.Accept<StockAnswer>(new StockAnswer.Moved(position) { Cuts = cuts.ToValueList() });
    }

    private static List<OrderId> Losers(StockBatch batch, StockCommand.Backorder command, Comparison<Reservation> compare) =>
        command.Orders.Distinct().Select(batch.Find).OfType<Reservation>()
            .OrderByDescending(reservation => reservation.Order.Value, StringComparer.Ordinal)
            .Order(Comparer<Reservation>.Create(compare))
            .Select(reservation => reservation.Order)
            .ToList();

    private static void Cut(StockBatch batch, StockCommand.Backorder command, OrderId order, List<StockAnswer.Cut> cuts)
    {
        var before = batch.Find(order)!;
        var lines = before.Lines.ToArray();
        for (var index = lines.Length - 1; index >= 0; index--)
        {
            var held = HeldAt(lines[index], command);
            var units = Quantity.Min(held, batch.FindOrNew(command.Sku, command.Location).Shortage);
            if (!units.IsZero)
            {
                var cause = new StockCause(command.Verb, command.Id, order);
                lines[index] = Units.GiveBack(batch, lines[index], units, Units.Cut, cause, command.Location);
                cuts.Add(new(order, lines[index].Line, units));
            }
        }

        if (cuts.Exists(cut => cut.Order == order))
        {
            batch.Put(before with { Lines = new(lines) });
        }
    }

    private static Quantity HeldAt(ReservationLine line, StockCommand.Backorder command) =>
        line.Sku == command.Sku && line.Parts.FirstOrDefault(part => part.Location == command.Location) is { IsUnlimited: false } part
            ? part.Held
            : 0;
}
