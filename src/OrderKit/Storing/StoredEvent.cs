using System.Text;
using System.Text.Json;
using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>The form in which an event with its stamp is stored: one JSON object in UTF-8, for any database.</summary>
/// <remarks>Every version reads what earlier ones wrote. Members and kinds are only added, never renamed; what a later version added is
/// kept and written back.</remarks>
public static class StoredEvent
{
    /// <summary>Writes an event.</summary>
    /// <param name="recorded">The event with its stamp.</param>
    /// <returns>One JSON object in UTF-8: the same bytes for the same event, and the bytes it was read from where something in them was not
    /// understood.</returns>
    /// <exception cref="ArgumentException">It cannot be stored: an unknown event that was changed or was never stored, or a text with half
    /// a surrogate pair.</exception>
    public static byte[] Write(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return recorded.AsStored is { } text ? Kept(recorded, text) : StoredWriting.Written(recorded, Write);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="json">What <see cref="Write(RecordedEvent)"/> of this or any other version gave.</param>
    /// <returns>The event. A kind that only a later version knows is <see cref="OrderEvent.Unknown"/>, and so is a known kind with a word
    /// that only a later version knows.</returns>
    /// <exception cref="InvalidOrderDataException">It is no event, or the order could not be right without what is not understood: a
    /// status, a place of units, or a whole form of a later version. The message names order and version where they could be read, and
    /// tells nothing of the content.</exception>
    public static RecordedEvent Read(ReadOnlyMemory<byte> json) => Read(json, Upcasting.Events);

    internal static RecordedEvent Read(ReadOnlyMemory<byte> json, Upcasting upcasting)
    {
        var (recorded, isUnderstood) = StoredReading.Guarded("A stored event", json,
            (reading, stored) => (Stamped(reading, upcasting.ToCurrent(reading, stored)), !reading.HasUnknownMembers));
        return isUnderstood && recorded.Event is not OrderEvent.Unknown
            ? recorded
            : recorded with { AsStored = Encoding.UTF8.GetString(json.Span) };
    }

    private static byte[] Kept(RecordedEvent recorded, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Read(bytes) == recorded
            ? bytes
            : throw new ArgumentException($"Event {recorded.Version} of order {recorded.OrderId} is not what its stored text says.",
                nameof(recorded));
    }

    private static void Write(Utf8JsonWriter json, RecordedEvent recorded)
    {
        var form = EventForms.Of(recorded.Event);
        json.Text("order", recorded.OrderId.Value);
        json.Whole("version", recorded.Version);
        json.Text("kind", form.Kind);
        json.Object("data", form.Write is null ? null : recorded.Event, form.Write!);
        json.Word<OrderStatus>("status", recorded.Status);
        json.Time("recorded", recorded.RecordedAt);
        json.Occurred(recorded.RecordedAt, recorded.OccurredAt);
        json.Text("command", recorded.CommandId.Value);
        json.Text("content", recorded.Content.ToString());
    }

    private static RecordedEvent Stamped(StoredReading reading, JsonElement stored)
    {
        var from = new StoredObject(reading, stored, "");
        from.WholeOrNull("form", 1, int.MaxValue);
        var order = from.Made("order", text => new OrderId(text));
        reading.Order = order;
        var version = from.Version();
        reading.Version = version;
        var happened = Happened(from);
        var status = from.KnownWord<OrderStatus>("status");
        var recordedAt = from.Instant("recorded");
        var occurredAt = from.Occurred(recordedAt);
        var recorded = new RecordedEvent(order, version, from.Command(), from.Content(), recordedAt, occurredAt, status, happened);
        from.Close();
        return recorded;
    }

    private static OrderEvent Happened(StoredObject from)
    {
        var kind = from.Code("kind");
        if (EventForms.Find(kind.Value) is not { } form)
        {
            var data = from.Find("data");
            var moves = data is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty("moves", out _);
            return new OrderEvent.Unknown(kind) { IsNeeded = moves };
        }

        var happened = from.Object("data", form.Read) ?? (form.Write is null ? form.Read(from) : throw from.Missing("data"));
        return from.Reading.HasUnknownWords
            ? new OrderEvent.Unknown(kind) { IsNeeded = IsNeeded(happened) }
            : happened;
    }

    // What was bought, and what is to become of it, is known whole or not at all.
    private static bool IsNeeded(OrderEvent happened) =>
        happened is OrderEvent.UnitsMoved { Moves.Count: > 0 } or OrderEvent.Placed or OrderEvent.ChangeProposed
            or OrderEvent.ChangeApplied;
}
