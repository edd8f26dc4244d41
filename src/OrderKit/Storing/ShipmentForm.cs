using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>How one kind of event of a shipment is stored: its name, and its members out and in.</summary>
/// <param name="Kind">The name in the stored form; never changes.</param>
/// <param name="Type">The kind.</param>
/// <param name="Write">Writes its members, in a fixed order, defaults left out.</param>
/// <param name="Read">Reads them.</param>
internal sealed record ShipmentForm(
    string Kind, Type Type, Action<Utf8JsonWriter, ShipmentEvent> Write, Func<StoredObject, ShipmentEvent> Read)
{
    internal static ShipmentForm Of<T>(string kind, Action<Utf8JsonWriter, T> write, Func<StoredObject, T> read)
        where T : ShipmentEvent =>
        new(kind, typeof(T), (json, happened) => write(json, (T)happened), read);
}
