using NodaTime;

namespace OrderKit.Subscriptions;

/// <summary>An order that a reader of the feed has set aside, because one of its events could not be worked on. All other orders go
/// on.</summary>
/// <param name="Order">The order.</param>
/// <param name="From">From this position on the order waits: that of the event that failed, or just behind the last that was worked
/// on.</param>
/// <param name="Attempts">How often the event it waits for was tried; 0 when it was not yet.</param>
/// <param name="RetryAt">When it is tried again; null when no attempt is left and a person is asked to look.</param>
/// <param name="Fault">What went wrong the last time, as a word, for a message may name a person: <c>timeout</c>,
/// <c>invalid-order-data</c>.</param>
public sealed record ParkedOrder(OrderId Order, long From, int Attempts, Instant? RetryAt, Code Fault);
