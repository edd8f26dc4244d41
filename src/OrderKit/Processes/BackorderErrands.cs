using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>Carries out what a run of backorders decided. Every step is named after the run: taking it twice takes it once.</summary>
internal sealed class BackorderErrands(IBackorderStore waiting, IOrderStore store, OrderService orders, IStockKeeper stock)
{
    private static readonly Code GivenUp = new("backorder-too-late");

    /// <summary>Whether an outcome is more than a line that waits on as before.</summary>
    internal static bool IsToDo(LineOutcome outcome) => !outcome.Filled.IsZero || !outcome.Cancelled.IsZero || IsTold(outcome);

    /// <summary>Does what is left of a run, and takes it off the list.</summary>
    /// <returns>The outcomes that could not be carried out, for somebody else took the units meanwhile or the order refused: their lines
    /// wait on as before.</returns>
    internal async Task<ValueList<LineOutcome>> FinishAsync(WaitingList list, CancellationToken cancellationToken)
    {
        List<LineOutcome> undone = [];
        List<WaitingLine> back = [];
        foreach (var errand in list.Errands)
        {
            if (await DoAsync(errand, cancellationToken).ConfigureAwait(false) is { } waitsOn)
            {
                undone.Add(errand.Outcome);
                back.Add(waitsOn);
            }
        }

        // Somebody may have begun to wait meanwhile; if the errands are others by now, another caller has finished these.
        for (var current = list; current.Errands == list.Errands;)
        {
            var lines = current.Lines.Where(line => !undone.Exists(outcome => IsOf(outcome, line)))
                .Concat(back);
            if (await waiting.TrySaveAsync(current.After(lines.ToValueList(), []), cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            current = await waiting.LoadAsync(list.Sku, cancellationToken).ConfigureAwait(false);
        }

        return undone.ToValueList();
    }

    // The line as it waits on, when what was decided could not be done; null when it was.
    private async Task<WaitingLine?> DoAsync(WaitingList.Errand errand, CancellationToken cancellationToken)
    {
        var outcome = errand.Outcome;
        if (!outcome.Filled.IsZero && !await FillAsync(errand, cancellationToken).ConfigureAwait(false))
        {
            return outcome.Line;
        }

        if (!outcome.Cancelled.IsZero && !await CancelAsync(errand, cancellationToken).ConfigureAwait(false))
        {
            // What left now left; the rest waits, the customer is asked, and no run tries to call it off again.
            await AskAsync(errand, cancellationToken).ConfigureAwait(false);
            return outcome.Line with { Units = outcome.Cancelled, IsAsked = true };
        }

        if (IsTold(outcome) && outcome.Next is { } next)
        {
            var promise = new OrderCommand.ReportBackorderPromise(
                next.Order, Id("promise", errand), new(next.Line, next.Units), outcome.Promise?.Date, Word(outcome.Cause), errand.At)
            {
                IsAsked = outcome.Step == LineStep.Asked,
            };
            await orders.HandleAsync(promise, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<bool> FillAsync(WaitingList.Errand errand, CancellationToken cancellationToken)
    {
        var (line, units) = (errand.Outcome.Line, errand.Outcome.Filled);
        var fill = new StockCommand.Fill(Id("fill", errand), line.Order, [new(line.Line, line.Sku, units)]) { Seen = errand.Seen };
        if (!(await stock.HandleAsync(fill, cancellationToken).ConfigureAwait(false)).IsAccepted)
        {
            return false;
        }

        var restocked = new OrderCommand.ReportRestocked(line.Order, Id("restocked", errand), [new(line.Line, units)], errand.At);
        await orders.HandleAsync(restocked, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // False when the order refused and units of the line wait on.
    private async Task<bool> CancelAsync(WaitingList.Errand errand, CancellationToken cancellationToken)
    {
        var (line, id) = (errand.Outcome.Line, Id("give-up", errand));
        var waits = await LeftToCancelAsync(errand, id, cancellationToken).ConfigureAwait(false);
        return waits == 0
            || (await orders.HandleAsync(new OrderCommand.Cancel(line.Order, id, GivenUp, [new(line.Line, waits)]), cancellationToken)
                .ConfigureAwait(false)).IsAccepted
            || await LeftToCancelAsync(errand, id, cancellationToken).ConfigureAwait(false) == 0;
    }

    // Of units that wait only: those that have got stock since are no longer late.
    private async Task<int> LeftToCancelAsync(WaitingList.Errand errand, CommandId id, CancellationToken cancellationToken)
    {
        var (line, units) = (errand.Outcome.Line, errand.Outcome.Cancelled);
        var order = await store.LoadAsync(line.Order, cancellationToken).ConfigureAwait(false);
        return order is null || order.Commands.Any(command => command.Id == id)
            ? 0
            : Math.Min(units.Value, order.Line(line.Line)?.Units.Backordered ?? 0);
    }

    private async Task AskAsync(WaitingList.Errand errand, CancellationToken cancellationToken)
    {
        var (line, waits) = (errand.Outcome.Line, errand.Outcome.Cancelled);
        var ask = new OrderCommand.ReportBackorderPromise(
            line.Order, Id("asked", errand), new(line.Line, waits), line.PromisedFor, Word(errand.Outcome.Cause), errand.At)
        {
            IsAsked = true,
        };
        await orders.HandleAsync(ask, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsTold(LineOutcome outcome) =>
        outcome.Step is LineStep.Promised or LineStep.Improved or LineStep.Slipped or LineStep.Lost or LineStep.Asked;

    private static bool IsOf(LineOutcome outcome, WaitingLine line) =>
        outcome.Line.Order == line.Order && outcome.Line.Line == line.Line;

    private static CommandId Id(string what, WaitingList.Errand errand) => CommandId.Derived(
        what, errand.Outcome.Line.Sku.Value, errand.Outcome.Line.Order.Value,
        FormattableString.Invariant($"{errand.Outcome.Line.Line}"), FormattableString.Invariant($"{errand.Plan}"));

    private static Code Word(PromiseCause cause) => new(cause switch
    {
        PromiseCause.FirstPromise => "first-promise",
        PromiseCause.Earlier => "earlier",
        PromiseCause.ReceiptLate => "receipt-late",
        PromiseCause.ReceiptShort => "receipt-short",
        PromiseCause.ReceiptGone => "receipt-gone",
        PromiseCause.StockShort => "stock-short",
        PromiseCause.MadeLate => "made-late",
        PromiseCause.OtherDemand => "other-demand",
        PromiseCause.KnockOn => "knock-on",
        PromiseCause.Outranked => "outranked",
        _ => "not-covered",
    });
}
