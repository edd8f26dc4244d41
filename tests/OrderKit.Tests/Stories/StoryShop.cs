using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Carriers;
using OrderKit.Checkout;
using OrderKit.Delivery;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Promising;
using OrderKit.Shipments;
using OrderKit.Tests.Availability;
using OrderKit.Units;

namespace OrderKit.Tests.Stories;

/// <summary>A shop over one of the <see cref="StoryStores"/>, with the words in which stories are told. Everything goes through the front
/// doors: a story knows no store.</summary>
internal sealed partial class StoryShop : IAsyncDisposable
{
    internal static readonly OrderId Number = new("SO-1");
    internal static readonly ShipmentId First = new("SO-1-1");
    internal static readonly Sku Mug = new("MUG");
    internal static readonly LocationId Warehouse = new("BORAS");
    internal static readonly Recipient Elsa = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000");
    internal static readonly DeliveryChoice Home = new("home", "simpost", Service: "sim-home");
    internal static readonly DeliveryChoice ServicePoint = new("service-point", "simpost", ServicePoint: "sim-1", Service: "sim-point");

    private readonly SetClock clock = new();
    private readonly ServiceProvider services;
    private int serial;

    internal StoryShop(string store, BackorderTerms? terms = null)
    {
        var host = new ServiceCollection().AddSingleton<IClock>(clock).AddSingleton(terms ?? BackorderTerms.Default);
        StoryStores.Use(store, host.AddOrderKit().AddCarrier(Carrier));
        services = host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    internal SimulatedCarrier Carrier { get; } = new("simpost");

    internal CheckoutService Checkout => Door<CheckoutService>();

    internal ChangeService Changes => Door<ChangeService>();

    internal OrderService Orders => Door<OrderService>();

    internal ShippingService Shipping => Door<ShippingService>();

    internal ShipmentService Shipments => Door<ShipmentService>();

    internal BookingService Booking => Door<BookingService>();

    internal OrderTracking Tracking => Door<OrderTracking>();

    internal ProcessRunner Runner => Door<ProcessRunner>();

    internal MemorySupply Supply => (MemorySupply)Door<ISupply>();

    internal IStockKeeper Stock => Door<IStockKeeper>();

    internal PersonalDataVault Vault => Door<PersonalDataVault>();

    internal Instant Now => clock.Now;

    /// <summary>Units that came in, less what a count did not find: on the shelf or gone to customers.</summary>
    internal int GoodsIn { get; private set; }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    internal CommandId Next() => new(FormattableString.Invariant($"story-{++serial}"));

    internal async Task TimePassesAsync(Duration time)
    {
        clock.Now += time;
        await Stock.ExpireDueAsync(1000);
    }

    internal async Task WarehouseReceivesAsync(int units)
    {
        GoodsIn += units;
        Assert.True((await Stock.HandleAsync(new StockCommand.Receive(Next(), Mug, Warehouse, units))).IsAccepted);
    }

    /// <summary>Goods that come in by the warehouse's own door, so that those who wait are served at once.</summary>
    internal async Task WarehouseTellsOfGoodsAsync(string receipt, int units)
    {
        GoodsIn += units;
        Supply.Expect(Mug, Warehouse, new(new(receipt), default, 0));
        Assert.True((await Door<WarehouseService>().TellAsync(new StockCommand.Receive(new(receipt), Mug, Warehouse, units))).IsAccepted);
    }

    /// <summary>The supplier says when how many come.</summary>
    internal async Task SupplierPromisesAsync(string receipt, LocalDate due, int units)
    {
        Supply.Expect(Mug, Warehouse, new(new(receipt), due, units));
        await Door<BackorderService>().RunAsync(Mug);
    }

    internal Task<ValueList<LineOutcome>> ADayBeginsAsync() => Door<BackorderService>().RunAllAsync();

    internal async Task<StockPosition> WarehouseCountsAsync(int units)
    {
        var answer = await Door<WarehouseService>().TellAsync(new StockCommand.Count(Next(), Mug, Warehouse, units));
        GoodsIn = units;
        return ((StockAnswer.Moved)answer.Value).Position;
    }

    /// <summary>Elsa is offered ways of delivery and takes the first that comes home.</summary>
    internal async Task<DeliveryChoice> ElsaChoosesAsync()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
        var question = new DeliveryQuestion("SE", "111 22", [new(Mug, 2, 400)], Now, Now.InZone(zone).Date, new(zone, new(15, 0)));
        var planner = Door<DeliveryPlanner>();
        var offer = await planner.FindOptionsAsync(question);
        return (await planner.ChooseAsync(offer.Options.First(o => o.Kind == DeliveryKind.Home), question)).Value;
    }

    internal static Purchase Purchase(int units, string order = "SO-1", DeliveryChoice? delivery = null) =>
        new(new(order), new($"click-{order}"), "SEK", [new(1, Mug, units, LinePrice.Of(new(129.50m, "SEK"), units))])
        {
            Recipient = Elsa,
            Delivery = delivery ?? Home,
        };

    internal async Task<PurchaseReceipt> ElsaBuysAsync(int units, string order = "SO-1", DeliveryChoice? delivery = null) =>
        (await Checkout.PurchaseAsync(Purchase(units, order, delivery))).Value;

    internal Task<Order> ShopConfirmsAsync(string order = "SO-1") => DoAsync(new OrderCommand.Confirm(new(order), Next()));

    internal Task<Order> WarehousePacksAsync(string order = "SO-1") => DoAsync(new OrderCommand.Pack(new(order), Next(), []));

    internal Task<Decision<BookedShipment>> WarehouseShipsAsync(params Parcel[] parcels) =>
        Shipping.ShipAsync(new(Number, new("ship"), First, Warehouse, parcels is [] ? [new(1, 950, [])] : [.. parcels]));

    /// <summary>Something is asked of the order or told about it, and must be taken.</summary>
    internal async Task<Order> DoAsync(OrderCommand command) => (await Orders.HandleAsync(command)).Value.Order;

    internal async Task<Order> DeliveredAsync(int units)
    {
        await WarehouseReceivesAsync(units);
        await ElsaBuysAsync(units);
        await ShopConfirmsAsync();
        await WarehousePacksAsync();
        await WarehouseShipsAsync();
        await TimePassesAsync(Duration.FromHours(30));
        await CarrierIsAskedAsync();
        return await OrderAsync();
    }

    internal async Task<Shipment> CarrierIsAskedAsync(ShipmentId? shipment = null) =>
        (await Tracking.UpdateAsync(Next(), shipment ?? First)).Value;

    /// <summary>The carrier calls by itself and tells of one parcel, an hour after the last thing that happened.</summary>
    internal async Task<Shipment> CarrierTellsAsync(int parcel, TrackingStatus status)
    {
        clock.Now += Duration.FromHours(1);
        var number = (await Shipments.FindAsync(First))!.Parcels[parcel - 1].TrackingNumber;
        return (await Tracking.ReceiveAsync(Next(), First, [new(number, status.ToString(), status, Now, Now)])).Value;
    }

    internal async Task<Order> OrderAsync(string order = "SO-1") => (await Door<IOrderStore>().LoadAsync(new(order), default))!;

    internal async Task<ValueList<RecordedEvent>> HistoryAsync(string order = "SO-1") =>
        (await Door<IOrderFeed>().ReadAsync(0, int.MaxValue, default))
            .Select(e => e.Event).Where(e => e.OrderId.Value == order).ToValueList();

    internal async Task<int> FreeAsync() => (await Stock.CheckAsync([Mug]))[0].Available.Value;

    /// <summary>Where the units are, as in <c>1 Open, 2 Shipped</c>.</summary>
    internal async Task<string> PlacesAsync(string order = "SO-1")
    {
        var units = (await OrderAsync(order)).Line(1)!.Units;
        return string.Join(", ", Enum.GetValues<UnitPlace>().Where(p => units.In(p) > 0)
            .Select(p => FormattableString.Invariant($"{units.In(p)} {p}")));
    }

    private T Door<T>()
        where T : notnull => services.GetRequiredService<T>();
}
