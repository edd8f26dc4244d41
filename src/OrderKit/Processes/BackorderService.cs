using NodaTime;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Checkout;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>Serves those who wait: runs the backorders of an article when its supply has moved, and carries out what is decided.</summary>
/// <remarks>Run it when goods came in, were counted or given back, when a receipt has another day or quantity, and once a day;
/// <see cref="BackorderRounds"/> does. What a run decides is stored before anything is done of it, and everything done is named after it:
/// calling again after a crash goes on where it stopped, and callers at once fill no unit twice. Safe to share between threads.</remarks>
/// <param name="promises">Writes down who waits.</param>
/// <param name="waiting">Who waits for what.</param>
/// <param name="store">Where the orders lie.</param>
/// <param name="orders">The front door of the orders.</param>
/// <param name="stock">The stock.</param>
/// <param name="terms">The shop's terms.</param>
/// <param name="clock">The clock.</param>
public sealed class BackorderService(
    BackorderPromises promises, IBackorderStore waiting, IOrderStore store, OrderService orders, IStockKeeper stock,
    BackorderTerms terms, IClock clock)
{
    private const int AttemptsMax = 20;
    private const int TriesMax = 3;

    private readonly BackorderErrands errands = new(waiting, store, orders, stock);
    private readonly MovedSupply moved = new();

    internal BackorderPromises Promises => promises;

    /// <summary>How many articles have moved and were not run yet.</summary>
    internal int Waiting => moved.Count;

    /// <summary>Writes down the lines of an order that wait; those that stand on the list already stay as they are.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting; calling again is safe.</param>
    /// <returns>When it is written down.</returns>
    /// <exception cref="OrderConcurrencyException">Others were faster a hundred times.</exception>
    public Task NoteAsync(Order order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        return promises.NoteAsync(order, cancellationToken);
    }

    /// <summary>Runs the backorders of all articles that somebody waits for, as when a day has passed.</summary>
    /// <param name="cancellationToken">Stops between two articles.</param>
    /// <returns>What was decided and done, article by article.</returns>
    public async Task<ValueList<LineOutcome>> RunAllAsync(CancellationToken cancellationToken = default)
    {
        List<LineOutcome> all = [];
        foreach (var sku in await waiting.SkusAsync(cancellationToken).ConfigureAwait(false))
        {
            all.AddRange(await RunAsync(sku, cancellationToken).ConfigureAwait(false));
        }

        return all.ToValueList();
    }

    /// <summary>Sweeps reservations whose time is out, and serves those who wait for what they held.</summary>
    /// <remarks>A crash between the two loses nothing: the next of <see cref="BackorderRounds"/> finds the units free.</remarks>
    /// <param name="max">How many reservations at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting; calling again is safe.</param>
    /// <returns>The orders whose reservations expired now; fewer than <paramref name="max"/> when no more are due.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is below 1.</exception>
    public async Task<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default)
    {
        var expired = await stock.ExpireDueAsync(max, cancellationToken).ConfigureAwait(false);
        foreach (var order in expired)
        {
            var reservation = await stock.FindAsync(order, cancellationToken).ConfigureAwait(false);
            moved.Add(reservation?.Lines.Where(line => !line.Lapsed.IsZero).Select(line => line.Sku) ?? []);
        }

        await RunMovedAsync(cancellationToken).ConfigureAwait(false);
        return expired;
    }

    /// <summary>Runs the backorders of one article: fills, promises anew, asks or cancels.</summary>
    /// <remarks>Units that somebody else took meanwhile are decided anew; a line whose fill is refused three times waits on as before and
    /// is left out of the answer.</remarks>
    /// <param name="sku">The article.</param>
    /// <param name="cancellationToken">Gives up waiting; calling again goes on where it stopped.</param>
    /// <returns>What was decided and done, one outcome a line.</returns>
    /// <exception cref="OrderConcurrencyException">Others changed an order at every attempt.</exception>
    /// <exception cref="InvalidOperationException">Others ran the same article at every one of twenty attempts.</exception>
    public async Task<ValueList<LineOutcome>> RunAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        List<LineOutcome> done = [];
        for (var (attempt, tries) = (0, 0); attempt < AttemptsMax; attempt++)
        {
            var list = await waiting.LoadAsync(sku, cancellationToken).ConfigureAwait(false);
            if (list.Errands.Count > 0)
            {
                await errands.FinishAsync(list, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var run = await DecideAsync(list, cancellationToken).ConfigureAwait(false);
            if (run.Plan.Lines == list.Lines && run.Plan.Errands.Count == 0)
            {
                return [.. done, .. run.Outcomes];
            }

            if (await waiting.TrySaveAsync(run.Plan, cancellationToken).ConfigureAwait(false))
            {
                var undone = await errands.FinishAsync(run.Plan, cancellationToken).ConfigureAwait(false);
                done.AddRange(run.Outcomes.Where(outcome => !undone.Contains(outcome)));
                if (undone.Count == 0 || ++tries == TriesMax)
                {
                    return done.ToValueList();
                }
            }
        }

        throw new InvalidOperationException($"Others ran the backorders of {sku} at every one of {AttemptsMax} attempts.");
    }

    /// <summary>Says that units of articles came or went: they are served at the next round.</summary>
    internal void SupplyMoved(params IEnumerable<Sku> skus) => moved.Add(skus);

    /// <summary>Runs what was said to have moved.</summary>
    /// <returns>How many articles were run.</returns>
    internal async Task<int> RunMovedAsync(CancellationToken cancellationToken)
    {
        var due = moved.Count;
        for (var at = 0; at < due; at++)
        {
            await RunNextAsync(cancellationToken).ConfigureAwait(false);
        }

        return due;
    }

    /// <summary>Runs the article that was said first to have moved. If that fails, it goes to the end of those.</summary>
    /// <returns>False when none has moved.</returns>
    internal async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (!moved.TryTake(out var sku))
        {
            return false;
        }

        try
        {
            await RunAsync(sku, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch
        {
            moved.Add([sku]);
            throw;
        }
    }

    private async Task<(WaitingList Plan, ValueList<LineOutcome> Outcomes)> DecideAsync(
        WaitingList list, CancellationToken cancellationToken)
    {
        List<WaitingLine> served = [], resting = [];
        Dictionary<OrderId, long> seen = [];
        foreach (var line in list.Lines)
        {
            // The reservation first: whoever fills meanwhile changes its version.
            var reservation = await stock.FindAsync(line.Order, cancellationToken).ConfigureAwait(false);
            var order = await store.LoadAsync(line.Order, cancellationToken).ConfigureAwait(false);
            var units = order?.Line(line.Line)?.Units.Backordered ?? 0;
            var unfilled = units - Untold(reservation, order, line.Line);
            seen[line.Order] = reservation?.Version ?? 0;
            if (order is null && promises.IsBeingPlaced(line))
            {
                resting.Add(line);
            }
            else if (units > 0)
            {
                (unfilled > 0 ? served : resting).Add(unfilled > 0 ? line with { Units = unfilled } : line);
            }
        }

        if (served.Count == 0)
        {
            return (list.After(resting.ToValueList(), []), []);
        }

        var now = clock.GetCurrentInstant();
        var known = await promises.SupplyAsync(list.Sku, cancellationToken).ConfigureAwait(false);
        var outcomes = BackorderRun.Decide(terms.Rules, known.Schedule(terms, now), served.ToValueList(), now);
        var next = outcomes.Select(outcome => outcome.Next).OfType<WaitingLine>().Concat(resting).ToValueList();
        return (list.After(next, Errands(list.Version + 1, outcomes, seen, now)), outcomes);
    }

    // Each fill of an order changes its reservation, so the next one of the same run looks at one version more.
    private static ValueList<WaitingList.Errand> Errands(
        long plan, ValueList<LineOutcome> outcomes, Dictionary<OrderId, long> seen, Instant now)
    {
        List<WaitingList.Errand> errands = [];
        foreach (var outcome in outcomes.Where(BackorderErrands.IsToDo))
        {
            errands.Add(new(outcome, plan, now, seen[outcome.Line.Order]));
            seen[outcome.Line.Order] += outcome.Filled.IsZero ? 0 : 1;
        }

        return errands.ToValueList();
    }

    // Units the stock holds beyond what the order believes reserved: a fill of which it has not heard.
    private static int Untold(Reservation? reservation, Order? order, LineNumber number) =>
        reservation is { CommittedAt: not null } && order?.Line(number) is { } line
            ? Math.Max(0, (reservation.Find(number)?.Held.Value ?? 0) - (line.Units.Inside - line.Units.Backordered))
            : 0;
}
