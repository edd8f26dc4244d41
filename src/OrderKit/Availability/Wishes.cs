namespace OrderKit.Availability;

/// <summary>Whether a reservation has the units a command names.</summary>
internal static class Wishes
{
    // Units that name a location are served before those that do not, so that these cannot take what only the others may have.
    internal static IEnumerable<LocatedQuantity> InOrder(ValueList<LocatedQuantity> wishes) => wishes.OrderBy(units => units.At is null);

    internal static Refusal? Check(Reservation reservation, ValueList<LocatedQuantity> wishes) =>
        Check(reservation, wishes, part => part.Held, (line, at, has, asked) =>
            StockRefusals.MoreThanReserved(reservation, line, at, has, asked));

    /// <summary>Whether it has the units named among those that left, or that came back.</summary>
    internal static Refusal? Check(
        Reservation reservation, ValueList<LocatedQuantity> wishes, StockVerb verb, Func<ReservationLine.Part, Quantity> has) =>
        Check(reservation, wishes, has, (line, at, there, asked) =>
            StockRefusals.MoreThanSent(reservation, line, at, verb, there, asked));

    private static Refusal? Check(
        Reservation reservation, ValueList<LocatedQuantity> wishes, Func<ReservationLine.Part, Quantity> has,
        Func<LineNumber, LocationId?, Quantity, long, Refusal> tooMany) =>
        UnknownLine(reservation, wishes) ?? TooMuch(reservation, wishes, has, tooMany);

    private static Refusal? UnknownLine(Reservation reservation, ValueList<LocatedQuantity> wishes) =>
        wishes.FirstOrDefault(units => reservation.Find(units.Line) is null) is { } unknown
            ? StockRefusals.LineUnknown(reservation, unknown.Line)
            : null;

    private static Refusal? TooMuch(
        Reservation reservation, ValueList<LocatedQuantity> wishes, Func<ReservationLine.Part, Quantity> has,
        Func<LineNumber, LocationId?, Quantity, long, Refusal> tooMany)
    {
        foreach (var group in wishes.GroupBy(units => units.Line))
        {
            var line = reservation.Find(group.Key)!;
            var (all, asked) = (line.Parts.Sum(part => has(part).Value), group.Sum(units => (long)units.Quantity.Value));
            if (asked > all)
            {
                return tooMany(line.Line, null, all, asked);
            }

            foreach (var place in group.Where(units => units.At is not null).GroupBy(units => units.At!.Value))
            {
                var here = line.Parts.FirstOrDefault(part => part.Location == place.Key) is { } part ? has(part) : Quantity.Zero;
                var there = place.Sum(units => (long)units.Quantity.Value);
                if (there > here.Value)
                {
                    return tooMany(line.Line, place.Key, here, there);
                }
            }
        }

        return null;
    }
}
