using NodaTime;
using OrderKit.PersonalData;

namespace OrderKit.Orders;

/// <content>Changing an order after the purchase: propose, look, apply or withdraw.</content>
public abstract partial record OrderCommand
{
    /// <summary>Opens a change document. Nothing changes until it is applied.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Changes">What is to be changed, each line and each subject once.</param>
    /// <param name="ValidFor">How long it may be applied, more than 0 and at most <see cref="ValidForMax"/>.</param>
    /// <param name="Envelope">Where the personal data lie once the proposed ones are beside them; null when the change has none.</param>
    public sealed record ProposeChange(
        OrderId OrderId,
        CommandId Id,
        ValueList<OrderChange> Changes,
        Duration ValidFor,
        EnvelopeReference? Envelope = null) : OrderCommand(OrderId, Id)
    {
        /// <summary>The longest a document stays open, 90 days.</summary>
        public static readonly Duration ValidForMax = Duration.FromDays(90);

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ProposeChange;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("seconds", (long)ValidFor.TotalSeconds);
            foreach (var change in Changes.AsSpan())
            {
                change.Write(writer);
            }
        }
    }

    /// <summary>Applies the open document wholly, or not at all when anything stands against it.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Number">The document.</param>
    /// <param name="Version">The version of the order that its preview was made for: what the customer was shown is what is done.</param>
    /// <param name="Waiting">Of the units that come in, those for which there is no stock.</param>
    /// <param name="Envelope">Where the personal data lie once the proposed ones are in force; null when the document has none.</param>
    public sealed record ApplyChange(
        OrderId OrderId,
        CommandId Id,
        int Number,
        long Version,
        ValueList<LineQuantity> Waiting,
        EnvelopeReference? Envelope = null) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ApplyChange;

        // What waits and where the data lie is found out on the way; the same wish may find it otherwise the second time.
        private protected override void Write(ContentWriter writer) => writer.Field("number", Number).Field("version", Version);
    }

    /// <summary>Gives up the open document.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Number">The document.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Envelope">Where the personal data lie without the proposed ones; null when the document has none.</param>
    public sealed record WithdrawChange(OrderId OrderId, CommandId Id, int Number, Code Reason, EnvelopeReference? Envelope = null)
        : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.WithdrawChange;

        private protected override void Write(ContentWriter writer) =>
            writer.Field("number", Number).Field("reason", Reason.Value);
    }
}
