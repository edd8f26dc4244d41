using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>The form in which an event of a shipment with its stamp is stored: one JSON object in UTF-8, for any database.</summary>
/// <remarks>Every version reads what earlier ones wrote. Members and kinds are only added, never renamed. Records are appended and never
/// written back, so what a later version added stays where it lies.</remarks>
public static class StoredShipmentRecord
{
    /// <summary>Writes an event.</summary>
    /// <param name="record">The event with its stamp.</param>
    /// <returns>One JSON object in UTF-8; the same bytes for the same event.</returns>
    /// <exception cref="ArgumentException">It cannot be stored: it has a text with half a surrogate pair.</exception>
    public static byte[] Write(ShipmentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return StoredWriting.Written(record, Write);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="json">What <see cref="Write(ShipmentRecord)"/> of this or an earlier version gave; members that a later one added
    /// are passed over.</param>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidOrderDataException">It is no event of a shipment, or one of a kind or with a word that only a later version
    /// knows. The message names shipment and version where they could be read, and tells nothing of the content.</exception>
    public static ShipmentRecord Read(ReadOnlyMemory<byte> json) =>
        StoredReading.Guarded("A stored record", json,
            (reading, stored) => Stamped(reading, Upcasting.ShipmentRecords.ToCurrent(reading, stored)));

    private static void Write(Utf8JsonWriter json, ShipmentRecord record)
    {
        var form = ShipmentForms.Of(record.Event);
        json.Text("shipment", record.Shipment.Value);
        json.Whole("version", record.Version);
        json.Text("kind", form.Kind);
        json.Object("data", record.Event, form.Write);
        json.Time("recorded", record.RecordedAt);
        json.Occurred(record.RecordedAt, record.OccurredAt);
        json.Text("command", record.Command.Value);
        json.Text("content", record.Content.ToString());
    }

    private static ShipmentRecord Stamped(StoredReading reading, JsonElement stored)
    {
        var from = new StoredObject(reading, stored, "");
        var shipment = from.Shipment();
        reading.Shipment = shipment;
        var version = from.Version();
        reading.Version = version;
        var form = ShipmentForms.Find(from.Code("kind").Value) ?? throw from.Fault("kind", "is a word this version does not know");
        var happened = from.Required("data", form.Read);
        var recordedAt = from.Instant("recorded");
        var occurredAt = from.Occurred(recordedAt);
        return new(shipment, version, happened, from.Command(), from.Content(), recordedAt, occurredAt);
    }
}
