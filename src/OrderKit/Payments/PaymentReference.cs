namespace OrderKit.Payments;

/// <summary>The payment provider's own name for one transaction: an authorisation, a capture, a refund, a dispute.</summary>
/// <remarks>The same transaction told twice counts once. 1 to 100 characters without white space or control characters; compared exactly.
/// Never a card number, an account or other personal data.</remarks>
public readonly record struct PaymentReference
{
    /// <summary>Names it by the given text.</summary>
    /// <param name="value">1 to 100 characters without white space or control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a forbidden character.</exception>
    public PaymentReference(string value) => Value = Identifier.Require(value);

    /// <summary>The text of the reference; null only in a default instance.</summary>
    public string Value { get; }

    /// <summary>The text of the reference.</summary>
    /// <returns>The text, or an empty string for a default instance.</returns>
    public override string ToString() => Value ?? "";
}
