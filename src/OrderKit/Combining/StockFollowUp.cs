using NodaTime;
using OrderKit.Availability;

namespace OrderKit.Combining;

/// <summary>Decides a batch together with what follows from it: a shelf that is short turns reservations into backorders in the same
/// step, or neither counts. What every stock that keeps shelves asks.</summary>
public static class StockFollowUp
{
    /// <summary>Decides as <see cref="StockDecider"/> does, and after each command that left a shelf short whose units are
    /// missing.</summary>
    /// <param name="rules">The host's rules.</param>
    /// <param name="view">The stock; it must also know the reservations of the orders that <paramref name="holders"/> names, which may be
    /// added when it is asked.</param>
    /// <param name="commands">The commands, in the order they are to count.</param>
    /// <param name="now">The time to judge expiry by.</param>
    /// <param name="holders">The orders that hold units of an article at a location, as stored before the batch; asked only about a shelf
    /// that is short.</param>
    /// <returns>What to write, with one answer a command: a command that a backorder followed is answered with both.</returns>
    /// <exception cref="StockInvariantException">A bug or a broken view; write nothing.</exception>
    public static StockDecisions Decide(
        StockRules rules, StockView view, ValueList<StockCommand> commands, Instant now,
        Func<Sku, LocationId, IEnumerable<OrderId>> holders)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(holders);
        List<StockCommand> all = [.. commands];
        List<int> answered = [.. Enumerable.Range(0, commands.Count)];
        var decisions = StockDecider.Decide(rules, view, commands, now);
        for (var at = Short(all, decisions, 0); at >= 0; at = Short(all, decisions, at + 2))
        {
            all.Insert(at + 1, Backorder((StockCommand.ForPosition)all[at], Position(decisions.Answers[at])!, all[..at], holders));
            answered = [.. answered.Select(index => index >= at ? index + 1 : index)];
            decisions = StockDecider.Decide(rules, view, [.. all], now);
        }

        return all.Count == commands.Count
            ? decisions
            : decisions with { Answers = answered.Select(index => decisions.Answers[index]).ToValueList() };
    }

    // A repeat changes nothing, so nothing follows from it.
    private static StockPosition? Position(Decision<StockAnswer> answer) =>
        answer is { IsAccepted: true, Value: StockAnswer.Moved { IsRepeat: false, Position: var position } } ? position : null;

    private static int Short(List<StockCommand> all, StockDecisions decisions, int from)
    {
        for (var index = from; index < all.Count; index++)
        {
            if (all[index] is StockCommand.ForPosition && Position(decisions.Answers[index]) is { Shortage.IsZero: false })
            {
                return index;
            }
        }

        return -1;
    }

    // Who reserved earlier in the same batch may hold units there too; the decider passes over those who do not.
    private static StockCommand.Backorder Backorder(
        StockCommand.ForPosition command, StockPosition at, List<StockCommand> before,
        Func<Sku, LocationId, IEnumerable<OrderId>> holders) =>
        new(
            CommandId.Derived("backorder", command.Verb.ToString(), command.Id.Value), at.Sku, at.Location,
            holders(at.Sku, at.Location).Concat(before.SelectMany(Named)).Distinct()
                .OrderBy(order => order.Value, StringComparer.Ordinal).ToValueList());

    private static IEnumerable<OrderId> Named(StockCommand command) => command switch
    {
        StockCommand.HandOver over => [over.Order, over.To],
        StockCommand.ForOrder order => [order.Order],
        _ => [],
    };
}
