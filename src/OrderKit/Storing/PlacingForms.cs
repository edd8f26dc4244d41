using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.PersonalData;

namespace OrderKit.Storing;

/// <summary>How the purchase is stored.</summary>
internal static class PlacingForms
{
    internal static readonly EventForm[] All =
    [
        EventForm.Of<OrderEvent.Placed>(
            "placed",
            (json, e) =>
            {
                json.Text("currency", e.Currency.Code);
                json.List("lines", e.Lines, Write);
                json.Object("delivery", e.Delivery, Write);
                json.Text("envelope", e.Envelope?.KeyedHash);
                json.Word(PaymentForms.Policy, e.Payment);
            },
            from =>
            {
                var currency = from.Made("currency", code => new Currency(code));
                return new(from.List("lines", Terms), currency, from.Object("delivery", Delivery), from.Envelope())
                {
                    Payment = from.WordOrNull<PaymentPolicy>(PaymentForms.Policy),
                };
            }),
    ];

    internal static void Write(Utf8JsonWriter json, LineTerms terms)
    {
        json.Whole("line", terms.Number.Value);
        json.Text("sku", terms.Sku.Value);
        json.Whole("units", terms.Quantity.Value);
        json.Whole("backordered", terms.Backordered.Value);
        json.Date("backorderedUntil", terms.BackorderedUntil);
        json.Flag("notShipped", !terms.NeedsShipping);
        json.Flag("notStocked", !terms.IsStocked);
        json.Object("price", terms.Price, Write);
        json.Object("product", terms.Product, ProductForm.Write);
        json.Object("tailoring", terms.Tailoring, TailoringForm.Write);
    }

    internal static LineTerms Terms(StoredObject from)
    {
        var number = from.Line();
        var sku = from.Made("sku", text => new Sku(text));
        var units = from.Units(0);
        var (backordered, notShipped, notStocked) =
            (from.WholeOrNull("backordered", 0, units.Value) ?? 0, from.Flag("notShipped"), from.Flag("notStocked"));
        return new LineTerms(number, sku, units, from.Required("price", Price))
        {
            Backordered = (int)backordered,
            BackorderedUntil = from.DateOrNull("backorderedUntil"),
            NeedsShipping = !notShipped,
            IsStocked = !notStocked,
            Product = from.Object("product", ProductForm.Read),
            Tailoring = from.Object("tailoring", TailoringForm.Read),
        };
    }

    internal static void Write(Utf8JsonWriter json, DeliveryChoice choice)
    {
        json.Text("option", choice.Option.Value);
        json.Text("carrier", choice.Carrier?.Value);
        json.Date("from", choice.PromisedFrom);
        json.Date("by", choice.PromisedBy);
        json.Money("price", choice.Price);
        json.Text("servicePoint", choice.ServicePoint);
        json.Text("service", choice.Service);
    }

    internal static DeliveryChoice Delivery(StoredObject from) => new(
        from.Code("option"),
        from.CodeOrNull("carrier"),
        from.DateOrNull("from"),
        from.DateOrNull("by"),
        from.MoneyOrNull("price"),
        from.TextOrNull("servicePoint"),
        from.TextOrNull("service"));

    internal static EnvelopeReference? Envelope(this StoredObject from, string name = "envelope") =>
        from.TextOrNull(name) is { } hash ? new(hash) : null;

    internal static void Write(Utf8JsonWriter json, LinePrice price)
    {
        json.Money("unit", price.Unit);
        json.Money("net", price.Net);
        json.Money("tax", price.Tax);
        json.Money("gross", price.Gross);
        json.Number("rate", price.TaxRate);
        json.Money("discount", price.Discount);
    }

    internal static LinePrice Price(StoredObject from) => new(
        from.Money("unit"), from.Money("net"), from.Money("tax"), from.Money("gross"), from.DecimalOrNull("rate"), from.Money("discount"));
}
