namespace OrderKit.Processes;

/// <summary>Reads the events of all orders in the order in which they were stored. An order store may implement it.</summary>
public interface IOrderFeed
{
    /// <summary>Reads on from a position.</summary>
    /// <param name="after">The last position read; 0 for the beginning.</param>
    /// <param name="most">The most events to read, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The events after the position, without gaps within an order; empty when there are none yet.</returns>
    ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken);
}
