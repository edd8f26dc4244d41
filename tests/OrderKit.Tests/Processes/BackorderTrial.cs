using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Checkout;
using OrderKit.Drift;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Checkout;

namespace OrderKit.Tests.Processes;

/// <summary>A shop in which customers wait for mugs. What the service calls may fail or be met at a barrier.</summary>
internal sealed class BackorderTrial
{
    internal static readonly Sku Mug = new("MUG");
    internal static readonly LocationId Lager = new("LAGER");
    internal static readonly LocalDate Today = new(2026, 5, 4);

    private int serial;

    internal BackorderTrial(BackorderTerms? terms = null, Faults? faults = null)
    {
        Terms = terms ?? new BackorderTerms();
        Stock = new(Clock);
        Supply = new(Stock);
        Orders = new(Store, OrderRules.Default, Clock);
        Promises = new(Waiting, Supply, Terms, Clock, PreOrders);
        Checkout = new(Stock, Store, Orders, new(new MemoryPersonalDataKeys(), Store), Duration.FromMinutes(20), backorders: Promises);
        Service = Serving(faults ?? new());
        Rounds = new(Service, Promises, Waiting, Terms, Clock);
        Availability = new(Supply, Waiting, Terms, Clock, [], preOrders: PreOrders);
        Runner = new(Store, Store, Stock, Orders, backorders: Service);
        Warehouse = new(Stock, Store, Orders, Clock, Service);
        Assert.True(Stock.HandleAsync(new StockCommand.Receive(new("empty"), Mug, Lager, 0)).AsTask().Result.IsAccepted);
    }

    internal SetClock Clock { get; } = new();

    internal MemoryStock Stock { get; }

    internal MemoryOrderStore Store { get; } = new();

    internal MemoryBackorderStore Waiting { get; } = new();

    internal BackorderTerms Terms { get; }

    internal MemorySupply Supply { get; }

    internal MemoryPreOrders PreOrders { get; } = new();

    internal OrderService Orders { get; }

    internal BackorderPromises Promises { get; }

    internal CheckoutService Checkout { get; }

    internal BackorderService Service { get; }

    internal BackorderRounds Rounds { get; }

    internal AvailabilityService Availability { get; }

    internal ProcessRunner Runner { get; }

    internal WarehouseService Warehouse { get; }

    /// <summary>A service whose every call to a port goes through the faults.</summary>
    internal BackorderService Serving(Faults faults, IOrderStore? store = null)
    {
        var (shop, waiting) = (new SpoiledStore(store ?? Store, faults), new SpoiledWaiting(Waiting, faults));
        return new(
            new(waiting, Supply, Terms, Clock, PreOrders), waiting, shop, new(shop, OrderRules.Default, Clock),
            new SpoiledKeeper(Stock, faults), Terms, Clock);
    }

    /// <summary>A checkout whose every call to a port goes through the faults.</summary>
    internal CheckoutService Buying(Faults faults, IBackorderStore? waiting = null)
    {
        var shop = new SpoiledStore(Store, faults);
        return new(
            new SpoiledStock(Stock, faults), shop, new(shop, OrderRules.Default, Clock), new(new MemoryPersonalDataKeys(), Store),
            Duration.FromMinutes(20),
            backorders: new(new SpoiledWaiting(waiting ?? Waiting, faults), Supply, Terms, Clock, PreOrders));
    }

    /// <summary>How many units stand on the list.</summary>
    internal async Task<int> ListedAsync() => (await Waiting.LoadAsync(Mug)).Lines.Sum(line => line.Units.Value);

    internal async Task CancelAsync(string order, ValueList<LineQuantity>? lines = null) =>
        Assert.True((await Orders.HandleAsync(new OrderCommand.Cancel(new(order), Next(), "changed-mind", lines ?? []))).IsAccepted);

    internal CommandId Next() => new(FormattableString.Invariant($"trial-{++serial}"));

    internal Task<Decision<PurchaseReceipt>> TryBuyAsync(string order, int units) => Checkout.PurchaseAsync(
        Trial.Buy(order, $"click-{order}", Trial.Line(1, units)) with { Policy = ReservePolicy.BestEffort });

    internal async Task<PurchaseReceipt.Line> BuyAsync(string order, int units)
    {
        Clock.Now += Duration.FromMinutes(1);
        return (await TryBuyAsync(order, units)).Value.Lines[0];
    }

    /// <summary>Goods come in past the warehouse's door, so that nobody is served yet.</summary>
    internal async Task ReceiveAsync(int units) =>
        Assert.True((await Stock.HandleAsync(new StockCommand.Receive(Next(), Mug, Lager, units))).IsAccepted);

    internal void Expect(string receipt, int day, int units) =>
        Supply.Expect(Mug, Lager, new(new(receipt), Today.PlusDays(day), units));

    internal async Task<Order> OrderAsync(string order) => (await Store.LoadAsync(new(order), default))!;

    /// <summary>Where the units of line 1 are.</summary>
    internal async Task<(int Open, int Waiting)> UnitsAsync(string order) =>
        (await OrderAsync(order)).Line(1)!.Units is var units ? (units.Open, units.Backordered) : default;

    internal async Task<int> HeldAsync(string order) => (await Stock.FindAsync(new(order)))?.Find(1)?.Held.Value ?? 0;

    internal StockPosition Shelf => Assert.Single(Stock.PositionsOf(Mug));

    internal async Task<List<OrderEvent.BackorderPromised>> PromisedAsync(string order) =>
        [.. (await Store.ReadAsync(0, int.MaxValue, default)).Select(e => e.Event).Where(e => e.OrderId.Value == order)
            .Select(e => e.Event).OfType<OrderEvent.BackorderPromised>()];

    /// <summary>Everything as it stands, to compare two shops.</summary>
    internal async Task<string> EverythingAsync(params string[] orders)
    {
        List<string> all =
        [
            $"{Shelf with { Version = 0 }}",
            .. (await Waiting.LoadAsync(Mug)).Lines.Select(line =>
                $"{line.Order} waits for {line.Units}: "
                + string.Join(", ", line.Promises.Select(one => $"{one.Date} {one.Cause} {one.Parts}"))),
        ];
        foreach (var order in orders)
        {
            all.Add($"{order} {(await OrderAsync(order)).Line(1)!.Units} {(await OrderAsync(order)).Line(1)!.PromisedFor} "
                + $"held {await HeldAsync(order)}");
        }

        return string.Join('\n', all);
    }

    /// <summary>Stock and orders agree, as the drift check has it.</summary>
    internal async Task AgreesAsync(params string[] orders)
    {
        List<Reservation> reservations = [];
        List<StockPicture.Expected> says = [];
        foreach (var order in orders)
        {
            reservations.AddRange(await Stock.FindAsync(new(order)) is { } one ? [one] : []);
            says.Add(StockProcess.ExpectedOf(await OrderAsync(order)));
        }

        Assert.Empty(DriftCheck.Find(new(
            Stock.PositionsOf(Mug), Stock.LedgerOf(Mug), reservations.ToValueList(), says.ToValueList())));
    }
}

/// <summary>A stock of OrderKit's whose calls may fail.</summary>
internal sealed class SpoiledKeeper(IStockKeeper stock, Faults faults) : IStockKeeper
{
    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
        stock.CheckAsync(skus, cancellationToken);

    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(StockCommand.Reserve command, CancellationToken token = default) =>
        stock.ReserveAsync(command, token);

    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(StockCommand.Commit command, CancellationToken token = default) =>
        stock.CommitAsync(command, token);

    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(StockCommand.Consume command, CancellationToken token = default) =>
        stock.ConsumeAsync(command, token);

    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(StockCommand.Release command, CancellationToken token = default) =>
        stock.ReleaseAsync(command, token);

    public ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.HandleAsync(command, cancellationToken));

    public ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default) =>
        stock.ExpireDueAsync(max, cancellationToken);

    public ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => stock.FindAsync(order, cancellationToken));
}

/// <summary>A store of waiting lists whose calls may fail.</summary>
internal sealed class SpoiledWaiting(IBackorderStore store, Faults faults) : IBackorderStore
{
    public ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => store.LoadAsync(sku, cancellationToken));

    public ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken = default) =>
        faults.CallAsync(() => store.TrySaveAsync(list, cancellationToken));

    public ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken = default) => store.SkusAsync(cancellationToken);
}
