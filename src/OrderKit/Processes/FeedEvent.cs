using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>An event with its place in the feed.</summary>
/// <param name="Position">The place, growing; a reader keeps the last one it has worked on.</param>
/// <param name="Event">The event.</param>
public sealed record FeedEvent(long Position, RecordedEvent Event);
