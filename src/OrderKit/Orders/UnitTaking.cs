using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>Takes units of a line from places in a given order.</summary>
internal static class UnitTaking
{
    internal static void Take(OrderLine line, ValueList<UnitPlace> from, UnitPlace to, int quantity, List<UnitMove> moves)
    {
        foreach (var place in from.AsSpan())
        {
            var units = Math.Min(quantity, line.Units.In(place));
            if (units > 0)
            {
                quantity -= units;
                moves.Add(new(line.Number, place, to, units));
            }
        }
    }
}
