using OrderKit.Availability;

namespace OrderKit.Tests.Testing;

/// <summary>What may be wrong with a <see cref="PlainStock"/>.</summary>
internal sealed record StockFaults
{
    /// <summary>Reservations are decided on what was read before a gap, and written without looking again.</summary>
    internal Meeting? CheckThenAppend { get; init; }

    /// <summary>Sweeps give back what they read before a gap, whether or not another sweep did.</summary>
    internal Meeting? DoubleExpiry { get; init; }

    /// <summary>Articles are locked in the order in which a command names them.</summary>
    internal Meeting? UnorderedLocks { get; init; }

    /// <summary>Releases are noted and the shelf is not told.</summary>
    internal bool LostRelease { get; init; }

    /// <summary>Only reservations made since the start are swept.</summary>
    internal bool ExpiryInMemory { get; init; }

    /// <summary>Commands are not remembered.</summary>
    internal bool Forgetful { get; init; }

    /// <summary>Lines are decided one by one.</summary>
    internal bool LineByLine { get; init; }

    /// <summary>Counts are not written in the ledger.</summary>
    internal bool SilentReleases { get; init; }
}

/// <summary>A stock over the decider that does nothing but load, ask and write; it sweeps when it is told to. The base of the broken
/// ones.</summary>
internal sealed class PlainStock(IClock clock, PlainShelves shelves, StockFaults faults) : IStockKeeper, IStockLedger
{
    private readonly HashSet<OrderId> made = [];

    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
        new(skus.Select(sku => SkuAvailability.Of(sku, shelves.PositionsOf(sku))).ToValueList());

    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
        StockCommand.Reserve command, CancellationToken cancellationToken = default) => OnOrderAsync(command);

    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
        StockCommand.Commit command, CancellationToken cancellationToken = default) => OnOrderAsync(command);

    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
        StockCommand.Consume command, CancellationToken cancellationToken = default) => OnOrderAsync(command);

    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
        StockCommand.Release command, CancellationToken cancellationToken = default) => OnOrderAsync(command);

    public async ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken = default)
    {
        if (command is StockCommand.Reserve reserve)
        {
            lock (made)
            {
                made.Add(reserve.Order);
            }

            return await ReservedAsync(reserve);
        }

        return shelves.Handle(command, clock.GetCurrentInstant(), faults);
    }

    public async ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default)
    {
        var now = clock.GetCurrentInstant();
        var due = shelves.Due(now).Where(order => !faults.ExpiryInMemory || made.Contains(order)).Take(max).ToValueList();
        if (faults.DoubleExpiry is { } meeting && due.Count > 0)
        {
            var view = shelves.View();
            await meeting.ArriveAsync();
            shelves.Subtract(StockDecider.Decide(StockRules.Default, view, [new StockCommand.ExpireDue(due)], now));
            return due;
        }

        return shelves.Sweep(due, now);
    }

    public ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default) => new(shelves.Find(order));

    public ValueTask<ValueList<StockPosition>> PositionsAsync(Sku sku, CancellationToken cancellationToken = default) =>
        new(shelves.PositionsOf(sku));

    public ValueTask<ValueList<StockEntry>> ReadLedgerAsync(
        Sku sku, LocationId location, long after, int most, CancellationToken cancellationToken = default) =>
        new(shelves.Ledger(sku, location).Where(entry => entry.Sequence > after).Take(most).ToValueList());

    private async ValueTask<Decision<StockAnswer>> ReservedAsync(StockCommand.Reserve reserve)
    {
        if (faults.UnorderedLocks is { } crossing && reserve.Lines.Count > 1)
        {
            await shelves.LockOf(reserve.Lines[0].Sku).WaitAsync();
            await crossing.ArriveAsync();
            await shelves.LockOf(reserve.Lines[1].Sku).WaitAsync();
        }

        if (faults.CheckThenAppend is { } gap)
        {
            var view = shelves.View();
            await gap.ArriveAsync();
            return shelves.Write(StockDecider.Decide(StockRules.Default, view, [reserve], clock.GetCurrentInstant()), faults);
        }

        if (faults.LineByLine)
        {
            var first = new StockCommand.Reserve(new($"{reserve.Id}-1"), reserve.Order, [reserve.Lines[0]], reserve.Lifetime);
            shelves.Handle(first, clock.GetCurrentInstant(), faults);
        }

        return shelves.Handle(reserve, clock.GetCurrentInstant(), faults);
    }

    private async ValueTask<Decision<StockAnswer.Reserved>> OnOrderAsync(StockCommand.ForOrder command)
    {
        var answer = await HandleAsync(command);
        return answer.IsAccepted ? Decision.Accept((StockAnswer.Reserved)answer.Value) : answer.Refusal;
    }
}
