using NodaTime;
using NodaTime.Text;
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

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Place;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("currency", Currency.Code).Field("envelope", Envelope?.KeyedHash);
            foreach (var line in Lines.AsSpan())
            {
                Write(writer, line);
            }

            if (Delivery is { } delivery)
            {
                Write(writer, delivery);
            }
        }

        private static void Write(ContentWriter writer, LineTerms line)
        {
            writer.Field("line", line.Number.Value).Field("sku", line.Sku.Value).Field("quantity", line.Quantity.Value)
                .Field("backordered", line.Backordered.Value).Field("shipping", line.NeedsShipping).Field("stock",
                    line.IsStocked ? null : "none")
                .Field("unit", line.Price.Unit).Field("net", line.Price.Net).Field("tax", line.Price.Tax)
                .Field("gross", line.Price.Gross).Field("discount", line.Price.Discount);
            if (line.Price.TaxRate is { } rate)
            {
                writer.Field("rate", rate);
            }

            WriteProduct(writer, line);
        }

        private static void Write(ContentWriter writer, DeliveryChoice delivery)
        {
            writer.Field("option", delivery.Option.Value).Field("carrier", delivery.Carrier?.Value)
                .Field("from", Iso(delivery.PromisedFrom)).Field("by", Iso(delivery.PromisedBy)).Field("point", delivery.ServicePoint)
                .Field("service", delivery.Service);
            if (delivery.Price is { } price)
            {
                writer.Field("price", price);
            }
        }

        private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
    }
}
