using OrderKit.Availability;
using OrderKit.InMemory;

namespace OrderKit.Tests.Availability;

/// <summary>A clock that the test sets.</summary>
internal sealed class SetClock : IClock
{
    internal Instant Now { get; set; } = Instant.FromUtc(2026, 5, 4, 9, 0);

    public Instant GetCurrentInstant() => Now;
}

/// <summary>A memory stock with short words for the tests.</summary>
internal sealed class Shop
{
    private int ids;

    internal Shop(StockRules? rules = null) => Stock = new(Clock, rules ?? Keeping);

    /// <summary>The rules most tests play by: what is short stays short, so that it can be looked at.</summary>
    internal static StockRules Keeping { get; } = new() { Shortfall = ShortfallPolicy.Keep };

    internal SetClock Clock { get; } = new();

    internal MemoryStock Stock { get; }

    internal static Duration Lifetime { get; } = Duration.FromMinutes(20);

    internal static StockCommand.Line Line(int number, string sku, int quantity) => new(number, new(sku), quantity);

    internal static LocatedQuantity Take(int line, int quantity, string? at = null) =>
        new(line, quantity) { At = at is null ? null : new LocationId(at) };

    internal static StockCommand.Reserve Reserving(string id, string order, params StockCommand.Line[] lines) =>
        new(new(id), new(order), [.. lines], Lifetime);

    internal CommandId NewId() => new($"n{++ids}");

    internal Decision<StockAnswer> Do(StockCommand command) => Stock.HandleAsync(command).AsTask().GetAwaiter().GetResult();

    internal Reservation Done(StockCommand command) => ((StockAnswer.Reserved)Do(command).Value).Reservation;

    internal Shop With(string sku, int onHand, string location = "LAGER")
    {
        Do(new StockCommand.Receive(NewId(), new(sku), new(location), onHand));
        return this;
    }

    internal Reservation Reserve(string order, params StockCommand.Line[] lines) => Done(Reserving($"buy-{order}", order, lines));

    internal Reservation Commit(string order, params LocatedQuantity[] lines) =>
        Done(new StockCommand.Commit(new($"buy-{order}"), new(order)) { Lines = [.. lines] });

    internal Decision<StockAnswer> TryReserve(string order, params StockCommand.Line[] lines) =>
        Do(Reserving($"buy-{order}", order, lines));

    internal StockPosition At(string sku, string location = "LAGER") =>
        Stock.PositionsOf(new(sku)).Single(position => position.Location.Value == location);

    internal (int OnHand, int Reserved, int Shortage, int Available) Numbers(string sku, string location = "LAGER") =>
        At(sku, location) is var at ? (at.OnHand.Value, at.Reserved.Value, at.Shortage.Value, at.Available.Value) : default;

    internal ValueList<OrderId> ExpireDue() => Stock.ExpireDueAsync(100).AsTask().GetAwaiter().GetResult();

    internal ValueList<SkuAvailability> Check(ValueList<Sku> skus) => Stock.CheckAsync(skus).AsTask().GetAwaiter().GetResult();

    internal Reservation? Find(string order) => Stock.FindAsync(new(order)).AsTask().GetAwaiter().GetResult();
}
