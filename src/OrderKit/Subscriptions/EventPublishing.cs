using OrderKit.Processes;

namespace OrderKit.Subscriptions;

/// <summary>Hands every event to a publisher: the handler of the subscription that feeds a broker.</summary>
/// <param name="publisher">The host's publisher.</param>
public sealed class EventPublishing(IEventPublisher publisher) : IFeedHandler
{
    /// <inheritdoc/>
    public async ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        await publisher.PublishAsync(happened, cancellationToken).ConfigureAwait(false);
        return [];
    }
}
