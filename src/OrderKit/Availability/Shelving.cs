using System.Diagnostics;

namespace OrderKit.Availability;

/// <summary>Decides what the warehouse does and sets: goods in, counts, safety, quarantine.</summary>
internal static class Shelving
{
    internal static Decision<StockPosition> Decide(StockPosition position, StockCommand.ForPosition command) => command switch
    {
        StockCommand.Receive receive => Receive(position, receive),
        StockCommand.Count count => Decision.Accept(position.Counted(count.OnHand)),
        StockCommand.SetSafety set => Decision.Accept(position with { Safety = set.Safety }),
        StockCommand.SetQuarantined set => Decision.Accept(position with { Quarantined = set.Quarantined }),
        StockCommand.SetUnlimited set => Decision.Accept(position with { IsUnlimited = set.IsUnlimited }),
        _ => throw new UnreachableException($"No decision for {command.Verb}."),
    };

    private static Decision<StockPosition> Receive(StockPosition position, StockCommand.Receive receive) =>
        receive.Quantity.Value > Quantity.Max - position.OnHand.Value
            ? StockRefusals.TooMany(position, receive.Quantity)
            : Decision.Accept(position.Moved(receive.Quantity.Value, 0));
}
