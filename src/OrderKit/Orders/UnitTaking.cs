using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>Takes units of a line from places in a given order.</summary>
internal static class UnitTaking
{
    internal static IEnumerable<UnitMove> Take(OrderLine line, ValueList<UnitPlace> from, UnitPlace to, int quantity)
    {
        foreach (var place in from)
        {
            var units = Math.Min(quantity, line.Units.In(place));
            if (units > 0)
            {
                quantity -= units;
                yield return new(line.Number, place, to, units);
            }
        }
    }
}
