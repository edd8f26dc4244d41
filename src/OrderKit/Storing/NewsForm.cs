using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>What a stored shipment reported to its order, a word for each kind.</summary>
internal static class NewsForm
{
    internal static void Write(Utf8JsonWriter json, ShipmentNews news)
    {
        json.Text("news", Kind(news));
        json.Wholes("parcels", news.Parcels);
        json.Lines("lines", news.Lines);
        json.Word("end", (news as ShipmentNews.Retracted)?.End);
        json.Time("at", news.At);
    }

    internal static ShipmentEvent.NewsArisen Arisen(StoredObject from)
    {
        var (kind, parcels, lines) = (from.Text("news"), from.Wholes("parcels"), from.Lines("lines"));
        return new(kind switch
        {
            "handed-over" => new ShipmentNews.HandedOver(parcels, lines, from.InstantOrNull("at")),
            "delivered" => new ShipmentNews.Delivered(parcels, lines, from.InstantOrNull("at")),
            "returned" => new ShipmentNews.Returned(parcels, lines, from.InstantOrNull("at")),
            "lost" => new ShipmentNews.Lost(parcels, lines, from.InstantOrNull("at")),
            "retracted" => new ShipmentNews.Retracted(
                parcels, lines, from.KnownWord<TrackingStatus>("end"), from.InstantOrNull("at")),
            _ => throw from.Fault("news", "is a word this version does not know"),
        });
    }

    private static void Wholes(this Utf8JsonWriter json, string name, ValueList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers.AsSpan())
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static ValueList<int> Wholes(this StoredObject from, string name) =>
        from.Elements(name).Select(element => element.GetInt32()).ToValueList();

    private static string Kind(ShipmentNews news) => news switch
    {
        ShipmentNews.HandedOver => "handed-over",
        ShipmentNews.Delivered => "delivered",
        ShipmentNews.Returned => "returned",
        ShipmentNews.Lost => "lost",
        ShipmentNews.Retracted => "retracted",
        _ => throw new ArgumentException($"{news.GetType().Name} has no stored form.", nameof(news)),
    };
}
