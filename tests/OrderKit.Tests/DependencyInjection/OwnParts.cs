using OrderKit.Availability;
using OrderKit.Carriers;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Timers;

namespace OrderKit.Tests.DependencyInjection;

/// <summary>A host's order store with the two required methods and nothing else.</summary>
internal sealed class OwnStore : IOrderStore
{
    private readonly MemoryOrderStore orders = new();

    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) => orders.LoadAsync(id, cancellationToken);

    public ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken) =>
        orders.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
}

/// <summary>A host's stock that OrderKit cannot keep shelves for, as one in an ERP.</summary>
internal sealed class OwnStock(IClock clock) : IStock
{
    private readonly MemoryStock stock = new(clock);

    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
        stock.CheckAsync(skus, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
        StockCommand.Reserve command, CancellationToken cancellationToken = default) =>
        stock.ReserveAsync(command, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
        StockCommand.Commit command, CancellationToken cancellationToken = default) =>
        stock.CommitAsync(command, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
        StockCommand.Consume command, CancellationToken cancellationToken = default) =>
        stock.ConsumeAsync(command, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
        StockCommand.Release command, CancellationToken cancellationToken = default) =>
        stock.ReleaseAsync(command, cancellationToken);
}

/// <summary>A host's key store.</summary>
internal sealed class OwnKeys : IPersonalDataKeys
{
    private readonly MemoryPersonalDataKeys keys = new();

    public ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken) =>
        keys.GetOrCreateAsync(order, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
        keys.FindAsync(order, cancellationToken);

    public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken) => keys.EraseAsync(order, cancellationToken);
}

/// <summary>A carrier that can do nothing but be there.</summary>
internal sealed class OwnCarrier : ICarrier
{
    public Code Code => "own";

    public string Name => "Own vans";
}

/// <summary>What a host does at a time of its own.</summary>
internal sealed class OwnTimerHandler : ITimerHandler
{
    public Code Kind => "ask-for-review";

    public ValueTask<TimerAnswer> HandleAsync(OrderTimer timer, CancellationToken cancellationToken) => new(new TimerAnswer(null));
}
