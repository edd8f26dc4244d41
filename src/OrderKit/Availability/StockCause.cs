namespace OrderKit.Availability;

/// <summary>Why a position changes, as the ledger will say it.</summary>
internal readonly record struct StockCause(StockVerb Verb, CommandId? Command, OrderId? Order)
{
    internal Code? Reason { get; init; }

    internal static StockCause Of(StockCommand.ForOrder command) => new(command.Verb, command.Id, command.Order);
}
