using NodaTime;

namespace OrderKit.Payments;

/// <summary>Money that the provider holds for the shop.</summary>
/// <param name="Reference">The provider's name for it; null when it gave none.</param>
/// <param name="Amount">How much it held at first.</param>
/// <param name="Until">When the hold ends by itself; null when the provider did not say.</param>
public sealed record Authorisation(PaymentReference? Reference, Money Amount, Instant? Until)
{
    /// <summary>How much of it was captured.</summary>
    public Money Captured { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>How much of it was voided or expired.</summary>
    public Money Released { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>How much is still held, by what the provider has told.</summary>
    public Money Held => Amount - Captured - Released;

    /// <summary>How much is still held at a moment, by what the provider has told and by its time.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>Nothing from <see cref="Until"/> on.</returns>
    public Money HeldAt(Instant now) => Until <= now ? Money.Zero(Amount.Currency) : Held;
}
