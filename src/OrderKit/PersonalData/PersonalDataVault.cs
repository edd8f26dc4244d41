using OrderKit.Tailoring;

namespace OrderKit.PersonalData;

/// <summary>Puts personal data into an order's envelope and takes it out again; erases it for good.</summary>
/// <param name="keys">Where the keys live.</param>
/// <param name="envelopes">Where the envelopes lie.</param>
public sealed class PersonalDataVault(IPersonalDataKeys keys, IEnvelopeStore envelopes)
{
    /// <summary>Seals personal content for an order. The caller stores the envelope together with the events that refer to it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="content">The content in the clear.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The envelope, and the reference that events carry instead of the content.</returns>
    public async ValueTask<(Envelope Envelope, EnvelopeReference Reference)> SealAsync(
        OrderId order, PersonalContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var key = await keys.GetOrCreateAsync(order, cancellationToken).ConfigureAwait(false);
        var clear = PersonalDataJson.Write(content);
        return (new(order, EnvelopeCipher.Seal(key.Span, order.Value, clear)), new(EnvelopeCipher.KeyedHash(key.Span, clear)));
    }

    /// <summary>The reference the content would have, so that it can be compared with what is stored. Makes no key.</summary>
    /// <returns>The reference; null when the order has no key: nothing was sealed, or it was erased.</returns>
    internal async ValueTask<EnvelopeReference?> FindReferenceAsync(
        OrderId order, PersonalContent content, CancellationToken cancellationToken) =>
        await keys.FindAsync(order, cancellationToken).ConfigureAwait(false) is { } key
            ? new(EnvelopeCipher.KeyedHash(key.Span, PersonalDataJson.Write(content)))
            : null;

    /// <summary>The fingerprint of instructions under the order's own key, by which a line knows its instructions. Makes no key.</summary>
    /// <remarks>Under a key of its own by HKDF, so that it tells nothing about the envelope's reference.</remarks>
    /// <param name="order">The order.</param>
    /// <param name="instructions">The instructions, in any order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>32 hexadecimal digits; null when the order has no key: nothing was sealed, or it was erased.</returns>
    public async ValueTask<string?> FingerprintAsync(
        OrderId order, ValueList<Instruction> instructions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        return await keys.FindAsync(order, cancellationToken).ConfigureAwait(false) is { } key
            ? EnvelopeCipher.KeyedHash(key.Span, CanonicalInstructions.Write(instructions).ToBytes(), "instructions")
            : null;
    }

    /// <summary>The fingerprint of a receiver under the order's own key, by which a change names one. Makes no key.</summary>
    internal async ValueTask<string?> FingerprintAsync(OrderId order, Recipient recipient, CancellationToken cancellationToken) =>
        await keys.FindAsync(order, cancellationToken).ConfigureAwait(false) is { } key
            ? EnvelopeCipher.KeyedHash(key.Span, PersonalDataJson.Write(new(recipient)), "recipient")
            : null;

    /// <summary>Takes the personal content of an order out of its envelope.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The content; null when the order has none or it was erased.</returns>
    /// <exception cref="InvalidOrderDataException">The envelope was changed or belongs to another order.</exception>
    public async ValueTask<PersonalContent?> OpenAsync(OrderId order, CancellationToken cancellationToken = default) =>
        await OpenClearAsync(order, cancellationToken).ConfigureAwait(false) is { } clear ? PersonalDataJson.Read(clear) : null;

    /// <summary>Takes the content out in the form in which it was sealed.</summary>
    internal async ValueTask<byte[]?> OpenClearAsync(OrderId order, CancellationToken cancellationToken)
    {
        var envelope = await envelopes.LoadEnvelopeAsync(order, cancellationToken).ConfigureAwait(false);
        return envelope is not null && await keys.FindAsync(order, cancellationToken).ConfigureAwait(false) is { } key
            ? EnvelopeCipher.Open(key.Span, order.Value, envelope.Sealed.Span)
            : null;
    }

    /// <summary>Erases the personal data of an order for good, backups included. The order and its history stay readable.</summary>
    /// <remarks>What the law wants kept was put apart by <see cref="LegalRetention"/> under another key, and stays.</remarks>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True when there was something to erase.</returns>
    public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken = default) =>
        keys.EraseAsync(order, cancellationToken);
}
