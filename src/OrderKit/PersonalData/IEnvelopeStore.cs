namespace OrderKit.PersonalData;

/// <summary>Reads envelopes back. An order store that keeps envelopes implements it too.</summary>
public interface IEnvelopeStore
{
    /// <summary>Loads the envelope that was last stored with an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The envelope; null when the order has none.</returns>
    ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken);
}
