using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;

namespace OrderKit.Crash;

/// <summary>An order store with a point of death before and after each call.</summary>
internal sealed class CrashingOrders(IOrderStore orders, CrashPoints points) : IOrderStore, IOrderFeed, IEnvelopeStore
{
    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) => orders.LoadAsync(id, cancellationToken);

    public ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken) =>
        points.AroundAsync(() => orders.TryAppendAsync(step, envelope, expectedVersion, cancellationToken));

    public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken) =>
        ((IEnvelopeStore)orders).LoadEnvelopeAsync(order, cancellationToken);

    public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken) =>
        ((IOrderFeed)orders).ReadAsync(after, most, cancellationToken);

    public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(OrderId order, long after, int most, CancellationToken cancellationToken) =>
        ((IOrderFeed)orders).ReadOrderAsync(order, after, most, cancellationToken);

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) =>
        ((IOrderFeed)orders).LastPositionAsync(cancellationToken);
}

/// <summary>A stock with a point of death before and after each command.</summary>
internal sealed class CrashingStock(IStockKeeper stock, CrashPoints points) : IStockKeeper
{
    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken) =>
        stock.CheckAsync(skus, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(StockCommand.Reserve command, CancellationToken cancellationToken) =>
        points.AroundAsync(() => stock.ReserveAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(StockCommand.Commit command, CancellationToken cancellationToken) =>
        points.AroundAsync(() => stock.CommitAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(StockCommand.Consume command, CancellationToken cancellationToken) =>
        points.AroundAsync(() => stock.ConsumeAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(StockCommand.Release command, CancellationToken cancellationToken) =>
        points.AroundAsync(() => stock.ReleaseAsync(command, cancellationToken));

    public ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken) =>
        points.AroundAsync(() => stock.HandleAsync(command, cancellationToken));

    public ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken) =>
        points.AroundAsync(() => stock.ExpireDueAsync(max, cancellationToken));

    public ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
        stock.FindAsync(order, cancellationToken);
}

/// <summary>A shipment store with a point of death before and after each append.</summary>
internal sealed class CrashingShipments(IShipmentStore shipments, CrashPoints points) : IShipmentStore
{
    public Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken) =>
        shipments.LoadAsync(id, cancellationToken);

    public Task<bool> TryAppendAsync(
        ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken) => points
        .AroundAsync(() => new ValueTask<bool>(shipments.TryAppendAsync(id, records, expectedVersion, cancellationToken))).AsTask();
}
