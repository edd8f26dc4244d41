using NodaTime;
using NodaTime.Text;

namespace OrderKit.Orders;

/// <content>How the parts of commands go into their fingerprint.</content>
public abstract partial record OrderCommand
{
    internal static void Write(ContentWriter writer, LineTerms line)
    {
        writer.Field("line", line.Number.Value).Field("sku", line.Sku.Value).Field("quantity", line.Quantity.Value)
            .Field("backordered", line.Backordered.Value).Field("shipping", line.NeedsShipping)
            .Field("stock", line.IsStocked ? null : "none").Field("until", Iso(line.BackorderedUntil));
        Write(writer, line.Price);
        WriteProduct(writer, line);
    }

    internal static void Write(ContentWriter writer, LinePrice price)
    {
        writer.Field("unit", price.Unit).Field("net", price.Net).Field("tax", price.Tax)
            .Field("gross", price.Gross).Field("discount", price.Discount);
        if (price.TaxRate is { } rate)
        {
            writer.Field("rate", rate);
        }
    }

    internal static void Write(ContentWriter writer, DeliveryChoice delivery)
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
