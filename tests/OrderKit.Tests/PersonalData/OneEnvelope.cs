using OrderKit.PersonalData;

namespace OrderKit.Tests.PersonalData;

/// <summary>Holds the last envelope of each order.</summary>
internal sealed class OneEnvelope : IEnvelopeStore
{
    private readonly Dictionary<OrderId, Envelope> envelopes = [];

    internal void Put(Envelope envelope) => envelopes[envelope.OrderId] = envelope;

    public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken) =>
        new(envelopes.GetValueOrDefault(order));
}
