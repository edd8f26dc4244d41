using System.Text.Json;
using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>The actions of a change document, a word for each kind.</summary>
internal static class ActionForms
{
    internal static void Write(Utf8JsonWriter json, OrderChange change)
    {
        json.Text("action", Kind(change));
        switch (change)
        {
            case OrderChange.AddLine add:
                json.Object("terms", add.Terms, PlacingForms.Write);
                break;
            case OrderChange.SetQuantity set:
                json.Whole("line", set.Line.Value);
                json.Whole("units", set.Quantity.Value);
                json.Object("price", set.Price, PlacingForms.Write);
                break;
            case OrderChange.RemoveLine remove:
                json.Whole("line", remove.Line.Value);
                break;
            case OrderChange.Retailor retailor:
                json.Whole("line", retailor.Line.Value);
                json.Text("fingerprint", retailor.Fingerprint);
                break;
            case OrderChange.SetDelivery set:
                json.Object("delivery", set.Delivery, PlacingForms.Write);
                break;
            case OrderChange.SetRecipient set:
                json.Text("fingerprint", set.Fingerprint);
                break;
        }
    }

    internal static OrderChange Read(StoredObject from)
    {
        switch (from.Code("action").Value)
        {
            case "add-line":
                return new OrderChange.AddLine(from.Required("terms", PlacingForms.Terms));
            case "set-quantity":
                var (line, units) = (from.Line(), from.UnitsOrZero());
                return new OrderChange.SetQuantity(line, units, from.Required("price", PlacingForms.Price));
            case "remove-line":
                return new OrderChange.RemoveLine(from.Line());
            case "retailor":
                return new OrderChange.Retailor(from.Line(), from.Text("fingerprint"));
            case "set-delivery":
                return new OrderChange.SetDelivery(from.Object("delivery", PlacingForms.Delivery));
            case "set-recipient":
                return new OrderChange.SetRecipient(from.Text("fingerprint"));
            default:
                // Of a later version: the document is not known, so that none of it is applied without the rest.
                from.Reading.HasUnknownWords = true;
                return new OrderChange.SetRecipient("");
        }
    }

    private static string Kind(OrderChange change) => change switch
    {
        OrderChange.AddLine => "add-line",
        OrderChange.SetQuantity => "set-quantity",
        OrderChange.RemoveLine => "remove-line",
        OrderChange.Retailor => "retailor",
        OrderChange.SetDelivery => "set-delivery",
        OrderChange.SetRecipient => "set-recipient",
        _ => throw new ArgumentException($"{change.GetType().Name} has no stored form.", nameof(change)),
    };
}
