using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Products;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Checkout;

/// <summary>A shop in memory whose checkout reaches its stock and its orders through ports that a test may spoil.</summary>
internal sealed class Trial
{
    internal static readonly LocationId Warehouse = new("LAGER");

    private int received;

    internal Trial(Func<IStock, IStock>? stock = null, Func<IOrderStore, IOrderStore>? store = null, IProductFacts? products = null)
    {
        (Stock, Products) = (new(Clock), products);
        var (shelf, shop) = (stock?.Invoke(Stock) ?? Stock, store?.Invoke(Store) ?? Store);
        Orders = new(shop, OrderRules.Default, Clock);
        Vault = new(Keys, Store);
        Checkout = new(shelf, shop, Orders, Vault, Duration.FromMinutes(20), products);
        Runner = new(Store, shop, shelf, Orders);
        NewRunner = () => new(Store, shop, shelf, Orders);
    }

    internal SetClock Clock { get; } = new();

    internal MemoryStock Stock { get; }

    internal MemoryOrderStore Store { get; } = new();

    internal MemoryPersonalDataKeys Keys { get; } = new();

    internal IProductFacts? Products { get; }

    internal OrderService Orders { get; }

    internal PersonalDataVault Vault { get; }

    internal CheckoutService Checkout { get; }

    /// <summary>A runner that begins at the first event, as after a restart.</summary>
    internal Func<ProcessRunner> NewRunner { get; }

    private ProcessRunner Runner { get; }

    internal static LineTerms Line(int number, int units, string sku = "MUG") => Sample.Line(number, units, sku);

    internal static LineTerms Charge(int number) => Sample.Line(number, 1, "GIFT-WRAP", ships: false) with { IsStocked = false };

    internal static Purchase Buy(string order, string click, params LineTerms[] lines) =>
        new(new(order), new(click), Sample.Sek, [.. lines]);

    internal Trial With(string sku, int units)
    {
        var id = FormattableString.Invariant($"receipt-{++received}");
        Assert.True(Stock.HandleAsync(new StockCommand.Receive(new(id), new(sku), Warehouse, units)).AsTask().Result.IsAccepted);
        return this;
    }

    internal Task<Decision<PurchaseReceipt>> PurchaseAsync(string order, string click, params LineTerms[] lines) =>
        Checkout.PurchaseAsync(Buy(order, click, lines));

    internal Task<Decision<PurchaseReceipt>> BestEffortAsync(string order, string click, params LineTerms[] lines) =>
        Checkout.PurchaseAsync(Buy(order, click, lines) with { Policy = ReservePolicy.BestEffort });

    internal async Task<Order> AskAsync(OrderCommand command) => (await Orders.HandleAsync(command)).Value.Order;

    internal async Task<Order?> OrderAsync(string order) => await Store.LoadAsync(new(order), default);

    internal async Task<Reservation?> ReservationAsync(string order) => await Stock.FindAsync(new(order));

    internal Task<ValueList<Refusal>> RunAsync() => Runner.RunAsync();

    internal async Task ExpireAsync()
    {
        Clock.Now += Duration.FromHours(1);
        await Stock.ExpireDueAsync(1000);
    }

    internal async Task<int> HeldAsync(string order) => (await ReservationAsync(order))?.Lines.Sum(l => l.Held.Value) ?? 0;

    /// <summary>On hand, reserved and free of a SKU.</summary>
    internal (int OnHand, int Reserved, int Free) Shelf(string sku) =>
        Assert.Single(Stock.PositionsOf(new(sku))) is var at ? (at.OnHand.Value, at.Reserved.Value, at.Available.Value) : default;

    internal async Task<ValueList<RecordedEvent>> HistoryAsync(string order) =>
        (await Store.ReadAsync(0, int.MaxValue, default)).Select(e => e.Event).Where(e => e.OrderId.Value == order).ToValueList();
}
