using System.Text.Json;
using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>How one kind of event is stored: its name, and its members out and in.</summary>
/// <param name="Kind">The name in the stored form; never changes.</param>
/// <param name="Type">The kind.</param>
/// <param name="Write">Writes its members, in a fixed order, defaults left out; null for a kind without members.</param>
/// <param name="Read">Reads them.</param>
internal sealed record EventForm(string Kind, Type Type, Action<Utf8JsonWriter, OrderEvent>? Write, Func<StoredObject, OrderEvent> Read)
{
    internal static EventForm Of<T>(string kind, Action<Utf8JsonWriter, T> write, Func<StoredObject, T> read)
        where T : OrderEvent =>
        new(kind, typeof(T), (json, happened) => write(json, (T)happened), read);

    internal static EventForm Bare<T>(string kind, T happened)
        where T : OrderEvent =>
        new(kind, typeof(T), null, _ => happened);
}
