using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PersonalData;

namespace OrderKit.Tests.Checkout;

/// <summary>The process ended here.</summary>
internal sealed class CrashException() : Exception("the process ended here");

/// <summary>Counts the calls to ports and ends the process at one of them, before or after its effect.</summary>
internal sealed class Faults
{
    private int calls;

    /// <summary>The call that fails, 1 for the first; 0 for none.</summary>
    internal int At { get; set; }

    internal bool IsAfterEffect { get; init; }

    internal int Calls => calls;

    internal async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> effect)
    {
        var isSpoiled = Interlocked.Increment(ref calls) == At;
        if (isSpoiled && !IsAfterEffect)
        {
            throw new CrashException();
        }

        var answer = await effect();
        return isSpoiled ? throw new CrashException() : answer;
    }
}

/// <summary>A stock whose calls may fail.</summary>
internal sealed class SpoiledStock(IStock stock, Faults faults) : IStock
{
    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.CheckAsync(skus, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
        StockCommand.Reserve command, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.ReserveAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
        StockCommand.Commit command, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.CommitAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
        StockCommand.Consume command, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.ConsumeAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
        StockCommand.Release command, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.ReleaseAsync(command, cancellationToken));
}

/// <summary>An order store whose calls may fail.</summary>
internal sealed class SpoiledStore(IOrderStore store, Faults faults) : IOrderStore
{
    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) =>
        faults.CallAsync(() => store.LoadAsync(id, cancellationToken));

    public ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken) =>
        faults.CallAsync(() => store.TryAppendAsync(step, envelope, expectedVersion, cancellationToken));
}

/// <summary>An order store that crashes on the next append, before or after storing, and is well again.</summary>
internal sealed class CrashingStore(IOrderStore store, bool afterStoring) : IOrderStore
{
    private bool isSpent;

    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) => store.LoadAsync(id, cancellationToken);

    public async ValueTask<bool> TryAppendAsync(
        OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        if (isSpent)
        {
            return await store.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
        }

        isSpent = true;
        if (afterStoring)
        {
            await store.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
        }

        throw new CrashException();
    }
}

/// <summary>A stock as a careless checkout would use it: it forgets to commit, or whose units it gives back.</summary>
internal sealed class CarelessStock(IStock stock, bool forgetsCommit = false, bool forgetsMadeBy = false) : IStock
{
    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
        stock.CheckAsync(skus, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
        StockCommand.Reserve command, CancellationToken cancellationToken = default) =>
        stock.ReserveAsync(command, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
        StockCommand.Commit command, CancellationToken cancellationToken = default) =>
        forgetsCommit
            ? new(Decision.Accept(new StockAnswer.Reserved(new(command.Order, command.Id, ReservationStatus.Committed, default, []))))
            : stock.CommitAsync(command with { MadeBy = forgetsMadeBy ? null : command.MadeBy }, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
        StockCommand.Consume command, CancellationToken cancellationToken = default) =>
        stock.ConsumeAsync(command, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
        StockCommand.Release command, CancellationToken cancellationToken = default) =>
        stock.ReleaseAsync(command with { MadeBy = forgetsMadeBy ? null : command.MadeBy }, cancellationToken);
}
