using System.Diagnostics;
using NodaTime;

namespace OrderKit.Availability;

/// <summary>Decides every stock command; memory, SQLite and PostgreSQL only load, ask here and write.</summary>
public static class StockDecider
{
    /// <summary>Decides a batch, one command after the other, each on what those before it left.</summary>
    /// <remarks>Pure: the same view, commands and time give the same result, and nothing given is changed. A refused command leaves no
    /// trace; the others of the batch stand.</remarks>
    /// <param name="rules">The host's rules.</param>
    /// <param name="view">The part of the stock the commands look at.</param>
    /// <param name="commands">The commands, in the order they are to count.</param>
    /// <param name="now">The time to judge expiry by.</param>
    /// <returns>The answers, and what a store has to write.</returns>
    /// <exception cref="StockInvariantException">A bug or a broken view; write nothing.</exception>
    public static StockDecisions Decide(StockRules rules, StockView view, ValueList<StockCommand> commands, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(commands);
        var batch = new StockBatch(rules, view, now);
        var answers = new Decision<StockAnswer>[commands.Count];
        for (var index = 0; index < answers.Length; index++)
        {
            batch.Mark();
            answers[index] = Decide(batch, commands[index]);
            if (!answers[index].IsAccepted)
            {
                batch.RollBack();
            }
        }

        return batch.ToDecisions(new(answers));
    }

    /// <summary>Decides one command on an order's reservation, after expiring what is due of the view: all that a stock over a host's
    /// own rows needs.</summary>
    /// <param name="rules">The host's rules.</param>
    /// <param name="view">The stock to look at; reservations in it that are due expire first.</param>
    /// <param name="command">The command.</param>
    /// <param name="now">The time to judge expiry by.</param>
    /// <returns>The answer, and what to write in one transaction, refused or not: reservations may have expired.</returns>
    /// <exception cref="StockInvariantException">A bug or a broken view; write nothing.</exception>
    public static (Decision<StockAnswer.Reserved> Answer, StockDecisions ToWrite) Decide(
        StockRules rules, StockView view, StockCommand.ForOrder command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(command);
        var due = view.Reservations.Values.Where(r => r.IsDue(now)).Select(r => r.Order).ToValueList();
        var decided = Decide(rules, view, [new StockCommand.ExpireDue(due), command], now);
        var answer = decided.Answers[^1];
        return (answer.IsAccepted ? Decision.Accept((StockAnswer.Reserved)answer.Value) : answer.Refusal, decided);
    }

    /// <summary>Decides one command; when it is refused there is nothing to write, and so nothing to roll back.</summary>
    internal static StockDecisions Decide(StockRules rules, StockView view, StockCommand command, Instant now)
    {
        var batch = new StockBatch(rules, view, now);
        var answer = Decide(batch, command);
        return answer.IsAccepted ? batch.ToDecisions([answer]) : new([answer], [], [], [], []);
    }

    private static Decision<StockAnswer> Decide(StockBatch batch, StockCommand command) => command switch
    {
        StockCommand.ForOrder order => ForOrder(batch, order),
        StockCommand.ForPosition position => ForPosition(batch, position, StockContent.Hash(position)),
        StockCommand.ExpireDue sweep => Expiry.Sweep(batch, sweep),
        _ => throw new UnreachableException($"No decision for {command.Verb}."),
    };

    private static Decision<StockAnswer> ForOrder(StockBatch batch, StockCommand.ForOrder command)
    {
        var before = batch.Find(command.Order);
        foreach (var accepted in (before?.Commands ?? []).AsSpan())
        {
            if (accepted.Verb == command.Verb && accepted.Id == command.Id)
            {
                return accepted.Content == StockContent.Hash(command)
                    ? Decision.Accept<StockAnswer>(new StockAnswer.Reserved(before!) { IsRepeat = true })
                    : StockRefusals.Reused(command.Id, command.Verb);
            }
        }

        var decision = ForOrder(batch, command, before);
        return decision.IsAccepted
            ? Decision.Accept<StockAnswer>(new StockAnswer.Reserved(batch.Put(decision.Value, new(command))))
            : decision.Refusal;
    }

    private static Decision<Reservation> ForOrder(StockBatch batch, StockCommand.ForOrder command, Reservation? before) =>
        (command, before) switch
        {
            (StockCommand.Reserve reserve, _) => Reserving.Decide(batch, reserve, before),
            (StockCommand.Commit { With: { } with } join, _) => Joining.Decide(batch, join, with, before),
            (StockCommand.Fill fill, _) => Filling.Decide(batch, fill, before),
            (StockCommand.ConsumeUnheld unheld, _) => ConsumingUnheld.Decide(batch, unheld, before),
            (_, null) => StockRefusals.Unknown(command),
            (StockCommand.Commit commit, _) => Committing.Decide(batch, commit, before),
            (StockCommand.Consume consume, _) => Consuming.Decide(batch, consume, before),
            (StockCommand.Release release, _) => Releasing.Decide(batch, release, before),
            (StockCommand.MoveReserved move, _) => Moving.Decide(batch, move, before),
            (StockCommand.HandOver over, _) => HandingOver.Decide(batch, over, before),
            (StockCommand.TakeBack back, _) => TakingBack.Decide(batch, back, before),
            (StockCommand.LeaveAgain again, _) => TakingBack.Decide(batch, again, before),
            _ => throw new UnreachableException($"No decision for {command.Verb}."),
        };

    private static Decision<StockAnswer> ForPosition(StockBatch batch, StockCommand.ForPosition command, ContentHash content)
    {
        if (batch.FirstContent(command) is { } first)
        {
            return first == content
                ? Decision.Accept<StockAnswer>(new StockAnswer.Moved(batch.FindOrNew(command.Sku, command.Location)) { IsRepeat = true })
                : StockRefusals.Reused(command.Id, command.Verb);
        }

        var decision = OnShelf(batch, command);
        if (decision.IsAccepted)
        {
            batch.Remember(new(command.Verb, command.Id, content));
        }

        return decision;
    }

    private static Decision<StockAnswer> OnShelf(StockBatch batch, StockCommand.ForPosition command)
    {
        switch (command)
        {
            case StockCommand.Transfer transfer: return Shelving.Carry(batch, transfer);
            case StockCommand.Backorder backorder: return Shortfall.Decide(batch, backorder);
            default:
                var decision = Shelving.Decide(batch.FindOrNew(command.Sku, command.Location), command);
                var reason = (command as StockCommand.Adjust)?.Reason;
                var cause = new StockCause(Shelving.VerbOf(command), command.Id, null) { Reason = reason };
                return decision.IsAccepted
                    ? Decision.Accept<StockAnswer>(new StockAnswer.Moved(batch.Change(decision.Value, cause)))
                    : decision.Refusal;
        }
    }
}
