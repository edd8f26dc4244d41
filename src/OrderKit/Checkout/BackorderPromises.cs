using NodaTime;
using OrderKit.Backorders;
using OrderKit.Orders;
using OrderKit.Promising;

namespace OrderKit.Checkout;

/// <summary>Promises what a purchase lacks against known supply, and writes down who waits.</summary>
/// <param name="store">Who waits for what.</param>
/// <param name="supply">What is there and what is expected.</param>
/// <param name="terms">The shop's terms.</param>
/// <param name="clock">The clock.</param>
public sealed class BackorderPromises(IBackorderStore store, ISupply supply, BackorderTerms terms, IClock clock)
{
    private const int AttemptsMax = 20;

    /// <summary>The day for each line that lacks units, null where none is known; or why the shop does not sell them so.</summary>
    /// <remarks>Those who wait already keep their turn, as the strategy says.</remarks>
    internal async Task<Decision<ValueList<LinePromise>>> PromiseAsync(
        OrderId order, ValueList<WaitingLine> lacking, CancellationToken cancellationToken)
    {
        List<LinePromise> promised = [];
        foreach (var lines in lacking.GroupBy(line => line.Sku))
        {
            var list = await store.LoadAsync(lines.Key, cancellationToken).ConfigureAwait(false);
            var others = list.Lines.Where(line => line.Order != order).ToList();
            var pictures = await supply.OfAsync(lines.Key, cancellationToken).ConfigureAwait(false);
            var now = clock.GetCurrentInstant();
            var outcomes = BackorderRun.Decide(
                terms.Rules, terms.ScheduleOf(lines.Key, pictures, now), others.Concat(lines).ToValueList(), now).Skip(others.Count);
            var days = outcomes.Select(outcome => new LinePromise(outcome.Line.Line, DayOf(outcome, now))).ToList();
            var last = days.TrueForAll(day => day.Date is not null) ? days.Max(day => day.Date) : null;
            var judged = terms.Acceptance.Judge(Sum(lines), Sum(others), last);
            if (!judged.IsAccepted)
            {
                return judged.Refusal;
            }

            promised.AddRange(days);
        }

        return Decision.Accept(promised.ToValueList());
    }

    /// <summary>A line that begins to wait.</summary>
    internal WaitingLine Waiting(OrderId order, LineNumber line, Sku sku, Quantity units, Instant? since = null) =>
        new(order, line, sku, units, since ?? clock.GetCurrentInstant())
    {
        Priority = terms.Priority(order, line),
        MaySplit = terms.MaySplit(order, line),
    };

    /// <summary>Writes down the lines of an order that wait and stand on no list yet.</summary>
    internal async Task NoteAsync(Order order, CancellationToken cancellationToken)
    {
        var waiting = order.Lines.Where(line => line.Terms.IsStocked && line.Units.Backordered > 0);
        foreach (var lines in waiting.GroupBy(line => line.Sku))
        {
            await NoteAsync(order, lines.Key, [.. lines], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task NoteAsync(Order order, Sku sku, List<OrderLine> lines, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var list = await store.LoadAsync(sku, cancellationToken).ConfigureAwait(false);
            var fresh = lines.Where(line => !Stands(list, order.Id, line.Number)).Select(line => Fresh(order, line)).ToList();
            if (fresh.Count == 0
                || await store.TrySaveAsync(list.After([.. list.Lines, .. fresh], list.Errands), cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new OrderConcurrencyException(order.Id, AttemptsMax);
    }

    private static bool Stands(WaitingList list, OrderId order, LineNumber line) =>
        list.Lines.Any(one => one.Order == order && one.Line == line);

    private WaitingLine Fresh(Order order, OrderLine line)
    {
        var waiting = Waiting(order.Id, line.Number, line.Sku, line.Units.Backordered, order.PlacedAt);
        return line.PromisedFor is { } day
            ? waiting with { Promises = [new(day, [], PromiseCause.FirstPromise, order.PlacedAt)] }
            : waiting;
    }

    private LocalDate? DayOf(LineOutcome outcome, Instant now) =>
        outcome.Step == LineStep.Filled ? now.InZone(terms.Zone).Date : outcome.Promise?.Date;

    private static Quantity Sum(IEnumerable<WaitingLine> lines) =>
        (int)Math.Min(Quantity.Max, lines.Sum(line => (long)line.Units.Value));

    /// <summary>The day promised for what a line lacks.</summary>
    internal readonly record struct LinePromise(LineNumber Line, LocalDate? Date);
}
