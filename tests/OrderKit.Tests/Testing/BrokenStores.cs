using OrderKit.Testing;

namespace OrderKit.Tests.Testing;

/// <summary>A store with one fault, and the case that must find it.</summary>
/// <param name="Name">The fault.</param>
/// <param name="Case">The case.</param>
/// <param name="Seen">What the case must say it saw, in part.</param>
/// <param name="Open">Opens the store.</param>
internal sealed record BrokenStore(string Name, string Case, string Seen, KitFactory Open);

/// <summary>Stores as people write them on a bad day.</summary>
internal static class BrokenStores
{
    internal static readonly IReadOnlyList<BrokenStore> All =
    [
        Orders("no version check", OrderFault.NoVersionCheck, "orders: the version is checked", "that is not there was appended to"),
        Orders("check, then append", OrderFault.CheckThenAppend, "orders: of callers at once exactly one wins", "Winners of 8 appends"),
        Orders("early acknowledgement", OrderFault.EarlyAcknowledgement, "orders: they survive a restart", "is not there"),
        Orders("stale read", OrderFault.StaleRead, "orders: what was appended loads", "The order"),
        Orders("envelope before the check", OrderFault.EnvelopeFirst, "orders: a refused append leaves no trace", "The envelope"),
        Orders("half a step", OrderFault.HalfSteps, "feed: every event comes once, in order per order", "The events of order"),
        Orders("later kinds dropped", OrderFault.LaterKindsDropped, "orders: kinds of a later version are kept", "a kind to come"),
        Orders("sequence-gap poller", OrderFault.SequenceGap, "feed: nothing is passed over while a write is open", "The events of order"),
        Orders("queue that deletes", OrderFault.Queue, "feed: what was read is read again", "The events read before"),
        Orders("ties skipped", OrderFault.TiesSkipped, "queries: pages show every order once", "The orders in pages of"),
        Stock("check-then-append reservation", new() { CheckThenAppend = new() }, "stock: the last unit goes to one of many",
            "Buyers of the last unit: expected 1, was"),
        Stock("double expiry", new() { DoubleExpiry = new() }, "stock: a reservation expires once", "Orders that expired in six sweeps"),
        Stock("unordered locks", new() { UnorderedLocks = new() },
            "stock: orders that name articles in other order do not block each other", "Not done within 2 s."),
        Stock("lost release", new() { LostRelease = true }, "stock: what is released is free again", "Free after one of four came back"),
        Stock("expiry only in memory", new() { ExpiryInMemory = true }, "stock: expiry survives a restart", "after a restart and the time"),
        Stock("forgotten commands", new() { Forgetful = true }, "stock: a command said twice counts once", "the second time"),
        Stock("line by line", new() { LineByLine = true }, "stock: a whole order or nothing", "Free after an order was refused"),
        Stock("silent releases", new() { SilentReleases = true }, "stock: the ledger adds up to the shelf", "ledger"),
        Other("erased key kept", "keys: erased stays erased", "There is a key of SO-1",
            store => store with { Keys = new BrokenKeys(false) }),
        Other("new key after an erasure", "keys: erased stays erased", "A new key for an erased order was let through",
            store => store with { Keys = new BrokenKeys(true) }),
        Other("claims without a lock", "timers: hosts at once take each timer once", "Timers taken by six hosts",
            store => store with { Timers = new BrokenTimers { Gap = new() } }),
        Other("tokens that come again", "timers: a claim that was lost changes nothing", "A claim that was lost was",
            store => store with { Timers = new BrokenTimers { HasTokensOfItsOwn = true } }),
        Other("end of the old timer ends the new", "timers: a timer set anew while it is worked on stays", "A claim that was lost was",
            store => store with { Timers = new BrokenTimers { FinishesAnything = true } }),
        Other("no fence", "subscriptions: the former owner writes nothing", "An owner that was overtaken could save",
            store => store with { Subscriptions = new BrokenSubscriptions() }),
        Other("documents written over", "documents: a document never changes", "Another document was kept under a used id",
            store => store with { Documents = new BrokenDocuments() }),
        Other("shipments without a version check", "shipments: the version is checked", "was accepted",
            store => store with { Shipments = new BrokenShipments() }),
        Other("retention shortened", "retention: the one kept longer stays", "The mark",
            store => store with { Retention = new BrokenRetention() }),
    ];

    internal static KitFactory Of(Func<KitStore, KitClock, KitStore> spoil) => async (clock, cancellationToken) =>
        spoil(await MemoryKit.OpenLastingAsync(clock, cancellationToken), clock);

    internal static KitStore Plain(KitClock clock, StockFaults faults) => Plain(clock, new(), faults);

    private static KitStore Plain(KitClock clock, PlainShelves shelves, StockFaults faults)
    {
        var stock = new PlainStock(clock, shelves, faults);
        return new() { Stock = stock, Ledger = stock, Reopen = _ => new(Plain(clock, shelves, faults)) };
    }

    private static BrokenStore Stock(string name, StockFaults faults, string caught, string seen) =>
        new(name, caught, seen, (clock, _) => new(Plain(clock, faults)));

    private static BrokenStore Other(string name, string caught, string seen, Func<KitStore, KitStore> spoil) =>
        new(name, caught, seen, Of((store, _) => spoil(store)));

    private static BrokenStore Orders(string name, OrderFault fault, string caught, string seen) =>
        new(name, caught, seen, (_, _) => new(Orders(fault, new())));

    private static KitStore Orders(OrderFault fault, BrokenOrders.Disk disk)
    {
        var store = new BrokenOrders(fault, disk);
        return new()
        {
            Orders = store,
            Envelopes = store,
            Feed = store,
            Queries = store,
            AppendSlowly = store.AppendSlowlyAsync,
            Reopen = _ => new(Orders(fault, disk)),
        };
    }
}
