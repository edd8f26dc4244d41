using System.Diagnostics;

using OrderKit.Feeds;

namespace OrderKit.Availability;

/// <summary>Decides what the warehouse does and sets: goods in, counts, safety, quarantine.</summary>
internal static class Shelving
{
    internal static Decision<StockPosition> Decide(StockPosition position, StockCommand.ForPosition command) => command switch
    {
        StockCommand.Receive receive => Receive(position, receive),
        StockCommand.Count count => Decision.Accept(position.Counted(count.OnHand)),
        StockCommand.SetSafety set => Decision.Accept(position with { Safety = set.Safety }),
        StockCommand.SetQuarantined set => Decision.Accept(position.SetAside(set.Quarantined)),
        StockCommand.Hear hear => Decision.Accept(position.Heard(hear.Sequence, hear.News)),
        StockCommand.Adjust adjust => Adjust(position, adjust),
        StockCommand.Reconcile reconcile => Reconcile(position, reconcile),
        StockCommand.SetUnlimited set => Decision.Accept(position with { IsUnlimited = set.IsUnlimited }),
        _ => throw new UnreachableException($"No decision for {command.Verb}."),
    };

    /// <summary>What the ledger says was done: of a warehouse's news, what it was about.</summary>
    internal static StockVerb VerbOf(StockCommand.ForPosition command) => (command as StockCommand.Hear)?.News switch
    {
        null => command.Verb,
        WarehouseNews.Counted => StockVerb.Count,
        WarehouseNews.Received => StockVerb.Receive,
        WarehouseNews.Adjusted => StockVerb.Adjust,
        WarehouseNews.SetAside => StockVerb.SetQuarantined,
        _ => StockVerb.Scrap,
    };

    /// <summary>Carries goods: the same number leaves one shelf and comes to the other.</summary>
    internal static Decision<StockAnswer> Carry(StockBatch batch, StockCommand.Transfer command)
    {
        var (from, to) = (batch.FindOrNew(command.Sku, command.Location), batch.FindOrNew(command.Sku, command.To));
        var free = from.IsUnlimited ? Math.Max(0, from.OnHand.Value - from.Reserved.Value) : from.Available.Value;
        if (command.Quantity.Value > free)
        {
            return StockRefusals.NotFreeAt(from, free, command.Quantity);
        }

        if (command.Quantity.Value > Quantity.Max - to.OnHand.Value)
        {
            return StockRefusals.TooMany(to, command.Quantity);
        }

        var cause = new StockCause(command.Verb, command.Id, null);
        var left = batch.Change(from.Moved(-command.Quantity.Value, 0), cause);
        batch.Change(to.Moved(command.Quantity.Value, 0), cause);
        return Decision.Accept<StockAnswer>(new StockAnswer.Moved(left));
    }

    private static Decision<StockPosition> Adjust(StockPosition position, StockCommand.Adjust adjust) =>
        position.OnHand.Value + adjust.Units is >= 0 and <= Quantity.Max
            ? Decision.Accept(position.Adjusted(adjust.Units))
            : StockRefusals.CannotAdjust(position, adjust.Units);

    private static Decision<StockPosition> Reconcile(StockPosition position, StockCommand.Reconcile command) =>
        position.Version == command.Version
            ? Decision.Accept(position with
            {
                Reserved = command.Reserved,
                Shortage = Math.Max(0, command.Reserved.Value - position.OnHand.Value),
            })
            : StockRefusals.Changed(position, command.Version);

    private static Decision<StockPosition> Receive(StockPosition position, StockCommand.Receive receive) =>
        receive.Quantity.Value > Quantity.Max - position.OnHand.Value
            ? StockRefusals.TooMany(position, receive.Quantity)
            : Decision.Accept(position.Moved(receive.Quantity.Value, 0));
}
