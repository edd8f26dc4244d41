namespace OrderKit.Orders;

/// <summary>What an accepted command did: the events to store and the order after them.</summary>
/// <param name="Order">The order after the events.</param>
/// <param name="Events">The events, to be stored in one append; empty when the command said nothing new.</param>
public sealed record OrderStep(Order Order, ValueList<RecordedEvent> Events)
{
    /// <summary>The order's version after the first time this very command was accepted; null when it was not sent before.</summary>
    public long? RepeatOf { get; init; }

    /// <summary>Whether nothing happened because the order knew it already: the same command again, or news already told.</summary>
    public bool IsRepeat => Events.Count == 0;
}
