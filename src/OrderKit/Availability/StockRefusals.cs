namespace OrderKit.Availability;

/// <summary>The sentences of this room's refusals.</summary>
internal static class StockRefusals
{
    internal static Refusal Reused(CommandId id, StockVerb verb) => new(
        RefusalReason.StockCommandReused, $"Id {id} was used for {verb}", "other content came under it", "Possible: a new id");

    internal static Refusal Unknown(StockCommand.ForOrder command) => new(
        RefusalReason.ReservationUnknown, $"Order {command.Order} has no reservation", $"{command.Verb} was asked", "Possible: Reserve")
    {
        Unlocks = [new(nameof(StockVerb.Reserve), "")],
    };

    internal static Refusal Replaced(Reservation reservation, CommandId attempt) => new(
        RefusalReason.ReservationReplaced,
        $"The reservation of order {reservation.Order} was made by {reservation.MadeBy}",
        $"that made by {attempt} was meant",
        $"Possible: nothing, {attempt} holds no unit any more");

    internal static Refusal Committed(Reservation reservation, StockVerb verb) => new(
        RefusalReason.ReservationCommitted,
        $"The reservation of order {reservation.Order} is Committed",
        $"{verb} was asked",
        "Possible: Consume, Release");

    internal static Refusal Ended(Reservation reservation, StockVerb verb) => new(
        RefusalReason.ReservationEnded,
        $"The reservation of order {reservation.Order} has ended",
        $"{verb} was asked",
        reservation.CommittedAt is null ? "Possible: Reserve" : "Possible: nothing, every unit was consumed or released")
    {
        Unlocks = reservation.CommittedAt is null ? [new(nameof(StockVerb.Reserve), "")] : [],
    };

    internal static Refusal Expired(Reservation reservation, StockVerb verb) => new(
        RefusalReason.ReservationExpired,
        $"The reservation of order {reservation.Order} has expired",
        $"{verb} was asked",
        "Possible: Commit, Reserve")
    {
        Unlocks = [new(nameof(StockVerb.Commit), ""), new(nameof(StockVerb.Reserve), "")],
    };

    internal static Refusal WouldBeTorn(Reservation reservation, Code together) => new(
        RefusalReason.NoWayToSend,
        $"The lines {together} of order {reservation.Order} are kept together",
        "some of their units were to be held elsewhere",
        "Possible: moving all of them");

    internal static Refusal NotCommitted(Reservation reservation, StockVerb verb) => new(
        RefusalReason.ReservationNotCommitted,
        $"The reservation of order {reservation.Order} is {reservation.Status}",
        $"{verb} was asked",
        "Possible: Commit, Release")
    {
        Unlocks = [new(nameof(StockVerb.Commit), "")],
    };

    internal static Refusal LineUnknown(Reservation reservation, LineNumber line) => new(
        RefusalReason.ReservationLineUnknown,
        $"The reservation of order {reservation.Order} has the lines "
        + string.Join(", ", reservation.Lines.Select(known => known.Line.Value)),
        $"line {line.Value} was named",
        "Possible: one of these");

    internal static Refusal MoreThanReserved(Reservation reservation, LineNumber line, LocationId? at, Quantity held, long asked) => new(
        RefusalReason.MoreThanReserved,
        $"Line {line.Value} of order {reservation.Order} holds {held}{(at is { } place ? $" at {place}" : "")}",
        $"{asked} were named",
        $"Possible: up to {held}");

    internal static Refusal OtherSku(ReservationLine line, Sku asked) => new(
        RefusalReason.LineOfOtherSku,
        $"Line {line.Line.Value} is of {line.Sku}",
        $"units of {asked} were asked for it",
        $"Possible: units of {line.Sku}, or another line");

    internal static Refusal MoreThanSent(
        Reservation reservation, LineNumber line, LocationId? at, StockVerb verb, Quantity has, long asked) =>
        new(
            RefusalReason.MoreThanSent,
            $"Of line {line.Value} of order {reservation.Order}, {has} {(verb == StockVerb.TakeBack ? "left" : "came back")}"
            + (at is { } place ? $" at {place}" : ""),
            $"{asked} were to {(verb == StockVerb.TakeBack ? "come back" : "leave again")}",
            $"Possible: up to {has}");

    internal static Refusal Changed(OrderId order, long version, long looked) => new(
        RefusalReason.ReservationChanged,
        $"The reservation of order {order} has version {version}",
        $"it was looked at in version {looked}",
        "Possible: look again");

    internal static Refusal NotStocked(Sku sku) => new(
        RefusalReason.SkuNotStocked, $"{sku} is stocked nowhere", "units of it were asked for", "Possible: Receive, SetUnlimited")
    {
        Unlocks = [new(nameof(StockVerb.Receive), sku.Value), new(nameof(StockVerb.SetUnlimited), sku.Value)],
    };

    internal static Refusal NotEnough(List<SkuDemand> demands)
    {
        var lacking = demands.FindAll(demand => demand.Asked > demand.Free);
        return new(
            RefusalReason.NotEnoughStock,
            $"Free are {string.Join(", ", lacking.Select(demand => $"{demand.Free} of {demand.Sku}"))}",
            $"asked were {string.Join(", ", lacking.Select(demand => $"{demand.Asked} of {demand.Sku}"))}",
            "Possible: what is free, or a best effort")
        {
            Unlocks = lacking.Select(demand => new Unlock(nameof(StockVerb.Reserve), $"{demand.Free} of {demand.Sku}")).ToValueList(),
        };
    }

    internal static Refusal NoWayToSend(List<SkuDemand> demands, List<SkuShare> shares)
    {
        var lacking = demands
            .Select(demand => (demand.Sku, demand.Asked, Taken: shares.FindAll(share => share.Sku == demand.Sku).Sum(share => share.Units)))
            .Where(demand => demand.Taken < demand.Asked).ToList();
        return new(
            RefusalReason.NoWayToSend,
            $"As lines are kept together and apart, {string.Join(", ", lacking.Select(one => $"{one.Taken} of {one.Sku}"))} can go",
            $"asked were {string.Join(", ", lacking.Select(one => $"{one.Asked} of {one.Sku}"))}",
            "Possible: fewer units, splitting lines, or a best effort");
    }

    internal static Refusal NotOnHand(ReservationLine line, LocatedQuantity asked, int missing) => new(
        RefusalReason.NotOnHand,
        $"Of {line.Sku} reserved for line {line.Line.Value}, {asked.Quantity.Value - missing} are on hand",
        $"{asked.Quantity} were to leave",
        $"Possible: {asked.Quantity.Value - missing}, or a Count or Receive first")
    {
        Unlocks = [new(nameof(StockVerb.Count), line.Sku.Value), new(nameof(StockVerb.Receive), line.Sku.Value)],
    };

    internal static Refusal ChannelUnknown(Code channel, StockRules rules) => new(
        RefusalReason.ChannelUnknown,
        $"The channels are {string.Join(", ", rules.Channels.Select(one => one.Name))}",
        $"{channel} was named",
        "Possible: one of these, or none");

    internal static Refusal PlaceNotAllowed(Reservation reservation, LocationId place) => new(
        RefusalReason.LocationNotAllowed,
        $"Order {reservation.Order} may not be taken from {place}",
        "its units were to be held there",
        "Possible: a location it names and its channel sees");

    internal static Refusal HoldsAlready(Reservation other) => new(
        RefusalReason.ReservationExists,
        $"Order {other.Order} has a reservation that is {other.Status}",
        "it was to get another order's units",
        "Possible: an order that holds nothing");

    internal static Refusal NotFreeAt(StockPosition position, int free, Quantity asked) => new(
        RefusalReason.NotEnoughStock,
        $"Free are {free} of {position.Sku} at {position.Location}",
        $"asked were {asked}",
        $"Possible: up to {free}");

    internal static Refusal CannotAdjust(StockPosition position, int units) => new(
        RefusalReason.AdjustedOutOfRange,
        $"{position.Sku} at {position.Location} has {position.OnHand} on hand",
        $"{units} were to be added",
        $"Possible: {-position.OnHand.Value} to {Quantity.Max - position.OnHand.Value}, or a Count");

    internal static Refusal Changed(StockPosition position, long looked) => new(
        RefusalReason.PositionChanged,
        $"{position.Sku} at {position.Location} has version {position.Version}",
        $"it was looked at in version {looked}",
        "Possible: look again");

    internal static Refusal TooMany(StockPosition position, Quantity received) => new(
        RefusalReason.PositionFull,
        $"{position.Sku} at {position.Location} has {position.OnHand} on hand",
        $"{received} more were received",
        $"Possible: up to {Quantity.Max - position.OnHand.Value} more");
}
