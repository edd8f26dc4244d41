// Published to native code by build/aot.sh, which compares the output with expected.txt.
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OrderKit;
using OrderKit.AotSmoke;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Storing;
using OrderKit.Tailoring;

OrderId number = new("SO-1");
Quantity ordered = 3;
Money price = new(129.50m, "SEK");
ValueList<Sku> skus = [new("mug-blue"), new("mug-red")];

Console.WriteLine($"{number}: {ordered} units, {(price * ordered).Rounded()}");
Console.WriteLine($"{skus}, equal to a copy: {skus.Equals(skus.With(0, skus[0]))}");
Console.WriteLine(Decision.Accept(ordered - 1));

var clock = new HandClock(Instant.FromUtc(2026, 3, 2, 9, 0));
var host = new ServiceCollection().AddSingleton<IClock>(clock);
host.AddOrderKit(o => o.HoldTypes.Add(new("fraud-review", [OrderVerb.Ship]))).AddCarrier(new SimulatedCarrier("sim"));
await using var services = host.BuildServiceProvider();

LocationId warehouse = new("boras");
await services.GetRequiredService<IStockKeeper>().HandleAsync(new StockCommand.Receive(new("receipt"), skus[0], warehouse, 3));
var bought = await services.GetRequiredService<CheckoutService>().PurchaseAsync(
    new(number, new("click"), "SEK", [new(1, skus[0], ordered, LinePrice.Of(price, ordered))])
    {
        Recipient = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE")),
        Delivery = new("home", "sim", Service: "sim-home"),
    });
Console.WriteLine($"{bought.Value.Order.Status}: {bought.Value.Lines[0].InStock} in stock");

var orders = services.GetRequiredService<OrderService>();
await orders.HandleAsync(new OrderCommand.Confirm(number, new("paid")));
await orders.HandleAsync(new OrderCommand.Pack(number, new("packed"), []));
var dispatch = new Dispatch(number, new("ship"), new("SO-1-1"), warehouse, [new(1, 950, [])]);
var shipped = await services.GetRequiredService<ShippingService>().ShipAsync(dispatch);
Console.WriteLine($"label for {shipped.Value.Shipment.Parcels[0].TrackingNumber}");

foreach (var hours in (int[])[6, 30])
{
    clock.Turn(Duration.FromHours(hours));
    await services.GetRequiredService<OrderTracking>().UpdateAsync(new($"look-{hours}"), new("SO-1-1"));
    var refused = await services.GetRequiredService<ProcessRunner>().RunAsync();
    var order = await services.GetRequiredService<IOrderStore>().LoadAsync(number, default);
    Console.WriteLine($"{order?.Status}, {refused.Count} disagreements");
}

var reservation = await services.GetRequiredService<IStockKeeper>().FindAsync(number);
Console.WriteLine($"reservation {reservation?.Status}, {reservation?.Lines[0].Consumed} units left the shelf");
var vault = services.GetRequiredService<PersonalDataVault>();
var name = (await vault.OpenAsync(number))?.Recipient?.Name;
var erased = await vault.EraseAsync(number);
Console.WriteLine($"for {name}; erased: {erased}, after that: {(await vault.OpenAsync(number))?.Recipient?.Name ?? "nobody"}");

// The stored form, with everything in it that has words and kinds.
LineTerms engraved = new(1, skus[0], 2, LinePrice.Of(price, 2))
{
    Tailoring = new(new("engraving", 1, [new TailoringField.Text("words", "Words", 12)]), "fingerprint"),
};
var place = new OrderCommand.Place(new("SO-2"), new("click"), "SEK", [engraved]) { Payment = PaymentPolicy.WhenAuthorised };
var placed = OrderDecider.Decide(OrderRules.Default, null, place, clock.GetCurrentInstant()).Value;
var (row, snapshot) = (StoredEvent.Write(placed.Events[0]), StoredOrder.Write(placed.Order));
Console.WriteLine($"stored event reads as it was: {StoredEvent.Read(row) == placed.Events[0]}");
Console.WriteLine($"stored order reads as it was: {StoredOrder.Read(snapshot).Order == placed.Order}");
