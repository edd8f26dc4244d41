namespace OrderKit.Availability;

/// <summary>What a batch of commands came to: an answer to each, and everything a store writes, all of it or none.</summary>
/// <param name="Answers">One answer per command, in the order of the batch. A refused command left no trace in the rest.</param>
/// <param name="Positions">Every position that changed, as it is after the batch, with its new version.</param>
/// <param name="Reservations">Every reservation that changed, as it is after the batch, with its new version.</param>
/// <param name="Entries">The ledger entries, in the order they were decided.</param>
/// <param name="Accepted">The commands on positions to be remembered; those on orders are remembered in the reservation.</param>
public sealed record StockDecisions(
    ValueList<Decision<StockAnswer>> Answers,
    ValueList<StockPosition> Positions,
    ValueList<Reservation> Reservations,
    ValueList<StockEntry> Entries,
    ValueList<StockCommand.Accepted> Accepted);
