namespace OrderKit.Availability;

/// <summary>Whether a reservation has the units a command names.</summary>
internal static class Wishes
{
    // Units that name a location are served before those that do not, so that these cannot take what only the others may have.
    internal static IEnumerable<LocatedQuantity> InOrder(ValueList<LocatedQuantity> wishes) => wishes.OrderBy(units => units.At is null);

    internal static Refusal? Check(Reservation reservation, ValueList<LocatedQuantity> wishes) =>
        UnknownLine(reservation, wishes) ?? TooMuch(reservation, wishes);

    private static Refusal? UnknownLine(Reservation reservation, ValueList<LocatedQuantity> wishes) =>
        wishes.FirstOrDefault(units => reservation.Find(units.Line) is null) is { } unknown
            ? StockRefusals.LineUnknown(reservation, unknown.Line)
            : null;

    private static Refusal? TooMuch(Reservation reservation, ValueList<LocatedQuantity> wishes)
    {
        foreach (var group in wishes.GroupBy(units => units.Line))
        {
            var line = reservation.Find(group.Key)!;
            var asked = group.Sum(units => (long)units.Quantity.Value);
            if (asked > line.Held.Value)
            {
                return StockRefusals.MoreThanReserved(reservation, line.Line, null, line.Held, asked);
            }

            foreach (var place in group.Where(units => units.At is not null).GroupBy(units => units.At!.Value))
            {
                var held = line.Parts.FirstOrDefault(part => part.Location == place.Key)?.Held ?? Quantity.Zero;
                var there = place.Sum(units => (long)units.Quantity.Value);
                if (there > held.Value)
                {
                    return StockRefusals.MoreThanReserved(reservation, line.Line, place.Key, held, there);
                }
            }
        }

        return null;
    }
}
