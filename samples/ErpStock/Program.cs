using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OrderKit;
using OrderKit.Availability;
using OrderKit.Checkout;
using Reserved = System.Threading.Tasks.ValueTask<OrderKit.Decision<OrderKit.Availability.StockAnswer.Reserved>>;

// The ERP and its own figures: of three mugs one is booked by a clerk. The shop sees that, and the clerk sees what the shop books.
var erp = new ConcurrentDictionary<Sku, (int OnHand, int Booked)> { [new("MUG")] = (3, 1) };
await using var services = new ServiceCollection().AddSingleton(erp).AddOrderKit().UseStock<ErpStock>().Services.BuildServiceProvider();
foreach (var order in new[] { "SO-1", "SO-2" })
{
    var bought = await services.GetRequiredService<CheckoutService>().PurchaseAsync(
        new(new(order), new("click"), "SEK", [new(1, new("MUG"), 2, LinePrice.Of(new(129.50m, "SEK"), 2))]));
    Console.WriteLine($"{order}: {bought.Refusal?.Detail ?? $"{bought.Value.Order.Status}."} The ERP has {erp[new("MUG")]}.");
}

internal sealed class ErpStock(ConcurrentDictionary<Sku, (int OnHand, int Booked)> erp, NodaTime.IClock clock) : IStock
{
    private readonly Lock gate = new();   // The ERP's transaction.
    private readonly Dictionary<OrderId, Reservation> bookings = [];   // A table of the ERP, or one beside it.
    private Dictionary<Sku, ValueList<StockPosition>> Shelves => erp.ToDictionary(
        e => e.Key, e => ValueList.Create([StockPosition.Of(e.Key, new("HUB"), e.Value.OnHand, e.Value.Booked)]));
    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
        new(skus.Select(sku => SkuAvailability.Of(sku, Shelves.GetValueOrDefault(sku, []))).ToValueList());
    public Reserved ReserveAsync(StockCommand.Reserve command, CancellationToken cancellationToken = default) => Book(command);
    public Reserved CommitAsync(StockCommand.Commit command, CancellationToken cancellationToken = default) => Book(command);
    public Reserved ConsumeAsync(StockCommand.Consume command, CancellationToken cancellationToken = default) => Book(command);
    public Reserved ReleaseAsync(StockCommand.Release command, CancellationToken cancellationToken = default) => Book(command);
    #region book
    private Reserved Book(StockCommand.ForOrder command)
    {
        using var transaction = gate.EnterScope();
        var (answer, toWrite) = StockDecider.Decide(StockRules.Default, new(Shelves, bookings), command, clock.GetCurrentInstant());
        foreach (var shelf in toWrite.Positions) erp[shelf.Sku] = (shelf.OnHand.Value, shelf.Reserved.Value);
        foreach (var booking in toWrite.Reservations) bookings[booking.Order] = booking;
        return new(answer);
    }
    #endregion
}
