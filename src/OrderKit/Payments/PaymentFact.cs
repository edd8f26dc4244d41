namespace OrderKit.Payments;

/// <summary>One transaction the provider has told of, kept so that telling it again moves nothing.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Reference">The provider's name for the transaction.</param>
/// <param name="Amount">How much.</param>
public sealed record PaymentFact(PaymentFactKind Kind, PaymentReference Reference, Money Amount);
