namespace OrderKit.Processes;

/// <summary>Reads the events of all orders in the order in which they were stored. An order store may implement it.</summary>
/// <remarks>A position that can be read will not change, and nothing appears later at or before it: a store gives positions only when no
/// open transaction can still write behind them. So a reader that goes on from its last position misses nothing. An event may become
/// readable some time after it was stored.</remarks>
public interface IOrderFeed
{
    /// <summary>Reads on from a position.</summary>
    /// <param name="after">The last position read; 0 for the beginning.</param>
    /// <param name="most">The most events to read, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The events after the position, without gaps within an order; empty when there are none yet.</returns>
    ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken);

    /// <summary>Reads on in one order, so that a reader that set it aside can catch up.</summary>
    /// <param name="order">The order.</param>
    /// <param name="after">The last position read; 0 for the beginning.</param>
    /// <param name="most">The most events to read, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The order's events after the position, at the positions at which <see cref="ReadAsync"/> shows them; empty when there are
    /// none yet.</returns>
    ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(OrderId order, long after, int most, CancellationToken cancellationToken);

    /// <summary>How far the feed reaches, by which a reader knows how far it is behind.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The position of the last event that can be read; 0 when there is none.</returns>
    ValueTask<long> LastPositionAsync(CancellationToken cancellationToken);
}
