using NodaTime;

namespace OrderKit.Orders;

/// <summary>An event with its stamp: to which order, by which command, when, and the status it led to. What a store keeps.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Version">The event's place in the order's history, 1 for the first, without gaps.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="Content">The fingerprint of that command's content.</param>
/// <param name="RecordedAt">When it was recorded; state follows this order.</param>
/// <param name="OccurredAt">When it happened; figures follow this time. Null when a report did not know.</param>
/// <param name="Status">The order's status after it.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(
    OrderId OrderId,
    long Version,
    CommandId CommandId,
    ContentHash Content,
    Instant RecordedAt,
    Instant? OccurredAt,
    OrderStatus Status,
    OrderEvent Event)
{
    /// <summary>The stored text, letter by letter, where a later version wrote something that this one does not understand: it is written
    /// back as it was. Null otherwise.</summary>
    public string? AsStored { get; init; }
}
