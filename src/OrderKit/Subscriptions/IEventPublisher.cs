using OrderKit.Processes;

namespace OrderKit.Subscriptions;

/// <summary>Publishes events where other systems hear them: a message broker, a webhook. A host implements it over its broker.</summary>
/// <remarks>Events carry no personal data. <see cref="Storing.StoredEvent"/> gives the text to send; the event's order and version make a
/// message id by which receivers know a repeat.</remarks>
public interface IEventPublisher
{
    /// <summary>Publishes one event.</summary>
    /// <param name="happened">The event. The same one may come again.</param>
    /// <param name="cancellationToken">Gives up; the event will come again.</param>
    /// <returns>When the broker has confirmed that it has the message, not before.</returns>
    ValueTask PublishAsync(FeedEvent happened, CancellationToken cancellationToken);
}
