using OrderKit.Orders;
using OrderKit.PostgreSql;

namespace OrderKit.Load.PostgreSql;

/// <summary>The life by OrderKit's front doors.</summary>
/// <remarks>With a cached snapshot the host keeps the order between two commands, has each decided without loading it, and stores it
/// under the version it knows.</remarks>
internal sealed class OrderKitLife : ILife
{
    private readonly bool isCached;
    private readonly PostgreSqlDatabase database;
    private readonly PostgreSqlStock stock;
    private readonly PostgreSqlOrderStore store;
    private readonly OrderService orders;

    internal OrderKitLife(string connectionString, bool isCached)
    {
        this.isCached = isCached;
        database = new(connectionString, new() { ConnectionsMax = 40 });
        stock = new(database, SystemClock.Instance);
        store = new(database);
        orders = new(store, OrderRules.Default, SystemClock.Instance);
    }

    public void Dispose() => database.Dispose();

    public async Task LiveAsync(LifeOrder order)
    {
        Require((await stock.ReserveAsync(order.Reserve)).IsAccepted);
        var placed = await HandleAsync(null, order.Place);
        Require((await stock.CommitAsync(order.Commit)).IsAccepted);
        var confirmed = await HandleAsync(placed, order.Confirm);
        var shipped = await HandleAsync(confirmed, order.Shipped(SystemClock.Instance.GetCurrentInstant()));
        Require((await stock.ConsumeAsync(order.Consume)).IsAccepted);
        await HandleAsync(shipped, order.Delivered(SystemClock.Instance.GetCurrentInstant()));
    }

    private async Task<Order> HandleAsync(Order? known, OrderCommand command)
    {
        if (!isCached)
        {
            return (await orders.HandleAsync(command)).Value.Order;
        }

        var step = OrderDecider.Decide(OrderRules.Default, known, command, SystemClock.Instance.GetCurrentInstant()).Value;
        Require(await store.TryAppendAsync(step, null, known?.Version ?? 0, default));
        return step.Order;
    }

    private static void Require(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("A step of the life was refused.");
        }
    }
}
