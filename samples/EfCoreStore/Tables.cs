using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>An order as people and reports look it up. What happened to it is in <see cref="EventRow"/>; that is the truth.</summary>
internal sealed record OrderRow(
    string Id, long Version, OrderStatus Status, Instant PlacedAt, int Units, decimal Owed, string Currency, byte[]? Sealed);

/// <summary>One thing that happened to an order. The position is given after the commit.</summary>
internal sealed record EventRow(OrderId Order, long Version, string Kind, Instant At, RecordedEvent Body)
{
    public long Number { get; init; }

    public long? Position { get; set; }
}

/// <summary>What is to be done for an order at a moment, and until when a host has it.</summary>
internal sealed record TimerRow(Code Kind, OrderId Order)
{
    public Instant Due { get; set; }

    public long Token { get; set; }

    public int Attempts { get; set; }

    public Instant? HeldUntil { get; set; }
}

/// <summary>What an order has spoken for. Shelves and ledger need no rows of their own: there OrderKit's records are the rows.</summary>
internal sealed record ReservationRow(OrderId Order, long Version, ReservationStatus Status, Instant ExpiresAt, Reservation Body);

/// <summary>A command on a shelf that was accepted, by which its repeat is known.</summary>
internal sealed record StockCommandRow(StockVerb Verb, CommandId Id, ContentHash Content);

/// <summary>The last number given of a kind that must never come twice.</summary>
internal sealed record CounterRow(string Name)
{
    public const string Feed = "feed";

    public const string Claims = "claims";

    public long Last { get; set; }
}
