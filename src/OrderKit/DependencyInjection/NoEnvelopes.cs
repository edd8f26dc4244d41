using OrderKit.PersonalData;

namespace OrderKit;

/// <summary>Stands in for an order store that cannot read envelopes back, which only matters once somebody opens one.</summary>
internal sealed class NoEnvelopes(string store) : IEnvelopeStore
{
    public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(
            $"{store} does not implement {nameof(IEnvelopeStore)}, so personal data cannot be opened; "
            + "implement it there, or register one.");
}
