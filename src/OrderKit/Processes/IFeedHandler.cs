namespace OrderKit.Processes;

/// <summary>Works on the events of orders, one after the other: what stands behind a subscription.</summary>
/// <remarks>Every event comes at least once and may come again, after a crash for instance: a handler does the same thing twice without
/// harm, by ids that follow from the event or by an inbox. Events of one order come in their order; events of different orders may
/// not.</remarks>
public interface IFeedHandler
{
    /// <summary>Works on one event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="cancellationToken">Gives up; the event will come again.</param>
    /// <returns>What was refused on the way and would be refused again, for a person to look at; empty otherwise.</returns>
    /// <exception cref="Exception">The event could not be worked on now. It is tried again later, and until then no later event of the
    /// same order comes.</exception>
    ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken);
}
