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
/// <param name="preOrders">What is sold before its release; null when nothing is.</param>
public sealed class BackorderPromises(
    IBackorderStore store, ISupply supply, BackorderTerms terms, IClock clock, IPreOrders? preOrders = null)
{
    private const int AttemptsMax = 100;

    // A purchase takes its place on the list before its order is placed. If the order never comes, so long the place is kept.
    private static readonly Duration PlacingTime = Duration.FromHours(1);

    /// <summary>Whether a line whose order does not exist may still be a purchase about to be placed.</summary>
    internal bool IsBeingPlaced(WaitingLine line) => clock.GetCurrentInstant() < line.Since + PlacingTime;

    /// <summary>What those who wait for an article are promised from now.</summary>
    internal async ValueTask<KnownSupply> SupplyAsync(Sku sku, CancellationToken cancellationToken) =>
        await PreOrderAsync(sku, cancellationToken).ConfigureAwait(false) is { } unreleased
            ? new(sku, [], unreleased)
            : new(sku, await supply.OfAsync(sku, cancellationToken).ConfigureAwait(false), null);

    /// <summary>Which of the articles are not released yet: no unit of them is taken from a shelf.</summary>
    internal async Task<ValueList<Sku>> UnreleasedAsync(IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        List<Sku> unreleased = [];
        foreach (var sku in skus.Distinct())
        {
            if (await PreOrderAsync(sku, cancellationToken).ConfigureAwait(false) is not null)
            {
                unreleased.Add(sku);
            }
        }

        return unreleased.ToValueList();
    }

    /// <summary>Takes places on the lists for what a purchase lacks, and gives the day of each line, null where none is known; or why the
    /// shop does not sell it so, and then what was taken by then is for the caller to give back.</summary>
    /// <remarks>Who waits already keeps his turn, as the strategy says. Judged and taken in one step: no limit is passed by buyers at
    /// once.</remarks>
    internal async Task<Decision<ValueList<LinePromise>>> TakePlacesAsync(
        OrderId order, ValueList<WaitingLine> lacking, CancellationToken cancellationToken)
    {
        List<LinePromise> promised = [];
        foreach (var lines in lacking.GroupBy(line => line.Sku))
        {
            var taken = await TakePlacesAsync(order, lines.Key, lines.ToValueList(), cancellationToken).ConfigureAwait(false);
            if (!taken.IsAccepted)
            {
                return taken.Refusal;
            }

            promised.AddRange(taken.Value);
        }

        return Decision.Accept(promised.ToValueList());
    }

    /// <summary>Gives the places of an order back that was not placed.</summary>
    internal async Task GiveBackAsync(OrderId order, IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        foreach (var sku in skus.Distinct())
        {
            await SaveAsync(
                order, sku, list => list.Lines.Where(line => line.Order != order).ToValueList(), cancellationToken).ConfigureAwait(false);
        }
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

    // A line that stands on the list and waits with more units by now, as after a change, stands with them.
    private Task NoteAsync(Order order, Sku sku, List<OrderLine> lines, CancellationToken cancellationToken) =>
        SaveAsync(order.Id, sku, list => lines.Aggregate(list.Lines, (all, line) => Noted(all, order, line)), cancellationToken);

    private ValueList<WaitingLine> Noted(ValueList<WaitingLine> all, Order order, OrderLine line)
    {
        var at = Enumerable.Range(0, all.Count).FirstOrDefault(i => IsOf(all[i], order.Id, line.Number), -1);
        return at < 0 ? all.Add(Fresh(order, line))
            : all[at].Units.Value < line.Units.Backordered ? all.With(at, all[at] with { Units = line.Units.Backordered })
            : all;
    }

    private async Task<Decision<ValueList<LinePromise>>> TakePlacesAsync(
        OrderId order, Sku sku, ValueList<WaitingLine> lines, CancellationToken cancellationToken)
    {
        Decision<ValueList<LinePromise>> judged = Decision.Accept<ValueList<LinePromise>>([]);
        await SaveAsync(
            order,
            sku,
            async list =>
            {
                var others = list.Lines.Where(line => line.Order != order).ToValueList();
                var known = await SupplyAsync(sku, cancellationToken).ConfigureAwait(false);
                judged = Judge(known, others, lines, clock.GetCurrentInstant());
                return judged.IsAccepted
                    ? [.. others, .. Places(order, list, lines, judged.Value)]
                    : list.Lines;
            },
            cancellationToken).ConfigureAwait(false);
        return judged;
    }

    private Decision<ValueList<LinePromise>> Judge(
        KnownSupply known, ValueList<WaitingLine> others, ValueList<WaitingLine> lines, Instant now)
    {
        if (known.PreOrder is { } unreleased)
        {
            var taken = KnownSupply.Counted(unreleased, others).Take(Sum(lines));
            return taken.IsAccepted
                ? Decision.Accept(lines.Select(line => new LinePromise(line.Line, unreleased.Release)).ToValueList())
                : taken.Refusal;
        }

        var outcomes = BackorderRun.Decide(terms.Rules, known.Schedule(terms, now), [.. others, .. lines], now).Skip(others.Count);
        var days = outcomes.Select(outcome => new LinePromise(outcome.Line.Line, DayOf(outcome, now))).ToList();
        var last = days.TrueForAll(day => day.Date is not null) ? days.Max(day => day.Date) : null;
        var judged = terms.Acceptance.Judge(Sum(lines), Sum(others), last);
        return judged.IsAccepted ? Decision.Accept(days.ToValueList()) : judged.Refusal;
    }

    // Two attempts to place one order may differ, and either may be the one that does: the place is kept for the larger.
    private static IEnumerable<WaitingLine> Places(
        OrderId order, WaitingList list, ValueList<WaitingLine> lines, ValueList<LinePromise> promised)
    {
        var before = list.Lines.Where(line => line.Order == order).ToList();
        foreach (var line in lines)
        {
            var units = before.Where(other => other.Line == line.Line).Select(other => other.Units.Value).DefaultIfEmpty(0).Max();
            var date = promised.First(promise => promise.Line == line.Line).Date;
            yield return Promised(line with { Units = Math.Max(units, line.Units.Value) }, date, line.Since);
        }

        foreach (var line in before.Where(other => lines.All(one => one.Line != other.Line)))
        {
            yield return line;
        }
    }

    private async Task SaveAsync(
        OrderId order, Sku sku, Func<WaitingList, ValueTask<ValueList<WaitingLine>>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var list = await store.LoadAsync(sku, cancellationToken).ConfigureAwait(false);
            var lines = await change(list).ConfigureAwait(false);
            if (lines == list.Lines
                || await store.TrySaveAsync(list.After(lines, list.Errands), cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new OrderConcurrencyException(order, AttemptsMax);
    }

    private Task SaveAsync(
        OrderId order, Sku sku, Func<WaitingList, ValueList<WaitingLine>> change, CancellationToken cancellationToken) =>
        SaveAsync(order, sku, list => new ValueTask<ValueList<WaitingLine>>(change(list)), cancellationToken);

    private async ValueTask<PreOrder?> PreOrderAsync(Sku sku, CancellationToken cancellationToken) =>
        preOrders is not null
            && await preOrders.OfAsync(sku, cancellationToken).ConfigureAwait(false) is { } terms
            && Today(clock.GetCurrentInstant()) < terms.Release ? terms : null;

    private static bool IsOf(WaitingLine line, OrderId order, LineNumber number) => line.Order == order && line.Line == number;

    private WaitingLine Fresh(Order order, OrderLine line) => Promised(
        Waiting(order.Id, line.Number, line.Sku, line.Units.Backordered, order.PlacedAt), line.PromisedFor, order.PlacedAt);

    private static WaitingLine Promised(WaitingLine line, LocalDate? date, Instant at) =>
        date is { } day ? line with { Promises = [new(day, [], PromiseCause.FirstPromise, at)] } : line;

    private LocalDate? DayOf(LineOutcome outcome, Instant now) =>
        outcome.Step == LineStep.Filled ? Today(now) : outcome.Promise?.Date;

    private LocalDate Today(Instant now) => now.InZone(terms.Zone).Date;

    private static Quantity Sum(IEnumerable<WaitingLine> lines) =>
        (int)Math.Min(Quantity.Max, lines.Sum(line => (long)line.Units.Value));

    /// <summary>The day promised for what a line lacks.</summary>
    internal readonly record struct LinePromise(LineNumber Line, LocalDate? Date);
}
