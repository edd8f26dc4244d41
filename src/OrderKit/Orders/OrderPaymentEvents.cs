using NodaTime;
using OrderKit.Payments;

namespace OrderKit.Orders;

/// <content>Money: what the payment provider told, and what it is asked to do.</content>
public abstract partial record OrderEvent
{
    /// <summary>An event by which the payment provider tells of money.</summary>
    public abstract record PaymentReported : OrderEvent
    {
        private protected PaymentReported(Money amount) => Amount = amount;

        /// <summary>How much, in the order's currency.</summary>
        public Money Amount { get; init; }

        /// <summary>The provider's name for the transaction; null when it gave none.</summary>
        public PaymentReference? Reference { get; init; }
    }

    /// <summary>The payment provider authorised money.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record Authorised(Money Amount) : PaymentReported(Amount)
    {
        /// <summary>When the hold ends by itself; null when the provider did not say.</summary>
        public Instant? Until { get; init; }
    }

    /// <summary>Money came from the customer.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record Captured(Money Amount) : PaymentReported(Amount)
    {
        /// <summary>The number of what was asked; null when the provider did not say.</summary>
        public int? Due { get; init; }
    }

    /// <summary>The shop let go of held money.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record Voided(Money Amount) : PaymentReported(Amount)
    {
        /// <summary>The authorisation; null when the provider did not say.</summary>
        public PaymentReference? Authorisation { get; init; }
    }

    /// <summary>The time of held money ran out.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record Expired(Money Amount) : PaymentReported(Amount)
    {
        /// <summary>The authorisation; null when the provider did not say.</summary>
        public PaymentReference? Authorisation { get; init; }
    }

    /// <summary>The payment provider could not do what it was asked.</summary>
    /// <param name="Amount">How much was tried.</param>
    /// <param name="Reason">Why.</param>
    public sealed record PaymentFailed(Money Amount, Code Reason) : PaymentReported(Amount)
    {
        /// <summary>The number of what was asked; null when an authorisation failed.</summary>
        public int? Due { get; init; }
    }

    /// <summary>Money went back to the customer.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record Refunded(Money Amount) : PaymentReported(Amount)
    {
        /// <summary>The number of what was asked; null when the provider did not say.</summary>
        public int? Due { get; init; }
    }

    /// <summary>The customer disputes a payment, or the bank has decided.</summary>
    /// <param name="Amount">How much.</param>
    /// <param name="IsWon">Null while undecided; true when the shop keeps the money; false when the customer has it back.</param>
    public sealed record Disputed(Money Amount, bool? IsWon) : PaymentReported(Amount);

    /// <summary>The shop lets the customer off part of what is owed.</summary>
    /// <param name="Amount">How much.</param>
    /// <param name="Reason">Why.</param>
    public sealed record RefundGranted(Money Amount, Code Reason) : OrderEvent;

    /// <summary>Money has become due from the customer: the host's provider is to capture it.</summary>
    /// <param name="Number">Its number in the order, to be named in the answer.</param>
    /// <param name="Amount">How much, more than 0.</param>
    /// <param name="Shipment">The shipment it is for; null when it follows from something else.</param>
    public sealed record CaptureDue(int Number, Money Amount, ShipmentId? Shipment) : OrderEvent;

    /// <summary>Money has become due to the customer: the host's provider is to refund it.</summary>
    /// <param name="Number">Its number in the order, to be named in the answer.</param>
    /// <param name="Amount">How much, more than 0.</param>
    /// <param name="Shipment">The shipment whose return it is for; null when it follows from something else.</param>
    public sealed record RefundDue(int Number, Money Amount, ShipmentId? Shipment) : OrderEvent;

    /// <summary>What was asked is no longer due, in all or in part. If it was moved all the same, the answer that names it says so, and
    /// what is wrong then is asked the other way.</summary>
    /// <param name="Number">The number of what was asked.</param>
    /// <param name="Amount">How much is no longer asked for.</param>
    public sealed record DueWithdrawn(int Number, Money Amount) : OrderEvent;
}
