using NodaTime;
using OrderKit.Payments;

namespace OrderKit.Orders;

/// <content>Money: what the payment provider tells, and the one thing a shop asks by itself.</content>
public abstract partial record OrderCommand
{
    /// <summary>News from the payment provider. OrderKit moves no money; the host passes on what its provider says.</summary>
    /// <remarks>A transaction told twice under one <see cref="Reference"/> counts once, whatever the command ids.</remarks>
    public abstract record PaymentReport : Report
    {
        /// <summary>The largest amount a report may tell of, in whole units of any currency: a thousand million million.</summary>
        public const long AmountMax = 1_000_000_000_000_000;

        private protected PaymentReport(OrderId orderId, CommandId id, Money amount, Instant? occurredAt)
            : base(orderId, id, occurredAt) => Amount = amount;

        /// <summary>How much, in the order's currency, more than 0 (0 or more for an authorisation) and at most
        /// <see cref="AmountMax"/>, no finer than the currency's smallest unit.</summary>
        public Money Amount { get; init; }

        /// <summary>The provider's name for the transaction.</summary>
        /// <value>Null: then only the command's id tells a repeat from a second transaction.</value>
        public PaymentReference? Reference { get; init; }

        /// <summary>What happened.</summary>
        public abstract PaymentFactKind Kind { get; }

        private protected override void Write(ContentWriter writer) =>
            writer.Field("amount", Amount).Field("occurred", OccurredAt).Field("reference", Reference?.Value);
    }

    /// <summary>Asks that money be given back as a goodwill: nothing was returned or called off.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much, more than 0 and at most what the customer owes for the order as it stands. What has come goes back;
    /// what has not is not asked for.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refund(OrderId OrderId, CommandId Id, Money Amount, Code Reason) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Refund;

        private protected override void Write(ContentWriter writer) => writer.Field("amount", Amount).Field("reason", Reason.Value);
    }

    /// <summary>The payment provider holds money for the shop.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">The amount, in the order's currency, 0 or more.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportAuthorised(OrderId OrderId, CommandId Id, Money Amount, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <summary>When the hold ends by itself; null when the provider did not say.</summary>
        public Instant? Until { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportAuthorised;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => PaymentFactKind.Authorised;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("until", Until);
        }
    }

    /// <summary>Money came from the customer: all that was asked, or part of it.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much came with this transaction.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportCaptured(OrderId OrderId, CommandId Id, Money Amount, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <summary>The number of what was asked, as in <see cref="OrderEvent.CaptureDue"/>.</summary>
        /// <value>Null: it is counted against what was asked first.</value>
        public int? Due { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportCaptured;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => PaymentFactKind.Captured;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            if (Due is { } due)
            {
                writer.Field("due", due);
            }
        }
    }

    /// <summary>The shop let go of held money.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much is no longer held.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportVoided(OrderId OrderId, CommandId Id, Money Amount, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <summary>The authorisation that was let go of, in all or in part.</summary>
        /// <value>Null: those told of first.</value>
        public PaymentReference? Authorisation { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportVoided;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => PaymentFactKind.Voided;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("authorisation", Authorisation?.Value);
        }
    }

    /// <summary>The time of held money ran out.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much is no longer held.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportExpired(OrderId OrderId, CommandId Id, Money Amount, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <summary>The authorisation that ran out.</summary>
        /// <value>Null: those told of first.</value>
        public PaymentReference? Authorisation { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportExpired;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => PaymentFactKind.Expired;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("authorisation", Authorisation?.Value);
        }
    }

    /// <summary>The payment provider could not authorise, capture or refund. No money moved; what was asked stays asked.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much was tried.</param>
    /// <param name="Reason">Why, in a word of the host's.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportPaymentFailed(OrderId OrderId, CommandId Id, Money Amount, Code Reason, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <summary>The number of what was asked; null when an authorisation failed.</summary>
        public int? Due { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportPaymentFailed;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => PaymentFactKind.Failed;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("reason", Reason.Value);
            if (Due is { } due)
            {
                writer.Field("due", due);
            }
        }
    }

    /// <summary>Money went back to the customer.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much went back with this transaction.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportRefunded(OrderId OrderId, CommandId Id, Money Amount, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <summary>The number of what was asked, as in <see cref="OrderEvent.RefundDue"/>.</summary>
        /// <value>Null: it is counted against what was asked first.</value>
        public int? Due { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportRefunded;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => PaymentFactKind.Refunded;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            if (Due is { } due)
            {
                writer.Field("due", due);
            }
        }
    }

    /// <summary>A customer disputes a payment at the bank, or the bank has decided.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Amount">How much is in dispute, or was decided on.</param>
    /// <param name="IsWon">Null while the bank has not decided; true when the shop keeps the money; false when the customer has it
    /// back.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportDisputed(OrderId OrderId, CommandId Id, Money Amount, bool? IsWon, Instant? OccurredAt)
        : PaymentReport(OrderId, Id, Amount, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportDisputed;

        /// <inheritdoc/>
        public override PaymentFactKind Kind => IsWon switch
        {
            null => PaymentFactKind.Disputed,
            true => PaymentFactKind.DisputeWon,
            false => PaymentFactKind.DisputeLost,
        };

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("kind", (long)Kind);
        }
    }
}
