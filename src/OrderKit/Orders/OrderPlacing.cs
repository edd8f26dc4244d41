using OrderKit.Payments;
using OrderKit.PersonalData;

namespace OrderKit.Orders;

/// <content>The purchase.</content>
public abstract partial record OrderCommand
{
    /// <summary>The customer clicked on purchase.</summary>
    /// <remarks>Checkout sends it once stock is reserved; a host without OrderKit's stock sends it itself.</remarks>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Currency">The currency of all amounts.</param>
    /// <param name="Lines">What was bought, 1 to <see cref="LinesMax"/> lines.</param>
    /// <param name="Delivery">How and when the customer wants it; null when nothing was chosen.</param>
    /// <param name="Envelope">Where the personal data lie; null when there are none.</param>
    public sealed record Place(
        OrderId OrderId,
        CommandId Id,
        Currency Currency,
        ValueList<LineTerms> Lines,
        DeliveryChoice? Delivery = null,
        EnvelopeReference? Envelope = null) : OrderCommand(OrderId, Id)
    {
        /// <summary>The most lines an order has, 10,000.</summary>
        public const int LinesMax = 10_000;

        /// <summary>When goods may leave and when money is asked for.</summary>
        /// <value>Null: the host sees to the money itself; nothing is asked and nothing waits.</value>
        public PaymentPolicy? Payment { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Place;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("currency", Currency.Code).Field("envelope", Envelope?.KeyedHash);
            if (Payment is { } policy)
            {
                writer.Field("payment", (long)policy);
            }

            foreach (var line in Lines.AsSpan())
            {
                Write(writer, line);
            }

            if (Delivery is { } delivery)
            {
                Write(writer, delivery);
            }
        }
    }
}
