using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OrderKit.Storing;

/// <summary>One reading of a stored text: whose it is, as far as known, and what was not understood.</summary>
/// <param name="what">What is read, as the faults call it.</param>
internal sealed class StoredReading(string what)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    internal OrderId? Order { get; set; }

    internal ShipmentId? Shipment { get; set; }

    internal long? Version { get; set; }

    /// <summary>Whether there were members that this version does not know.</summary>
    internal bool HasUnknownMembers { get; set; }

    /// <summary>Whether a known member had a word that this version does not know.</summary>
    internal bool HasUnknownWords { get; set; }

    /// <summary>Reads, and turns every way in which a text can be wrong into the one exception for it.</summary>
    internal static T Guarded<T>(string what, ReadOnlyMemory<byte> json, Func<StoredReading, JsonElement, T> read)
    {
        var reading = new StoredReading(what);
        if (!Utf8.IsValid(json.Span))
        {
            throw reading.Fault("is not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(reading, document.RootElement);
        }
        catch (JsonException fault)
        {
            reading.NameWhatIsThere(json.Span);
            throw reading.Fault($"is not the JSON it should be, from byte {fault.BytePositionInLine ?? 0} of line {fault.LineNumber ?? 0}");
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw reading.Fault("holds a text or number that cannot be");
        }
    }

    /// <summary>Says what is wrong, never with the content: nobody knows what a spoiled text holds.</summary>
    internal InvalidOrderDataException Fault(string fault)
    {
        var subject = new StringBuilder(what);
        if (Order is { } order)
        {
            subject.Append(" of order ").Append(order);
        }

        if (Shipment is { } shipment)
        {
            subject.Append(" of shipment ").Append(shipment);
        }

        if (Version is { } version)
        {
            subject.Append(", version ").Append(version);
        }

        return new($"{subject}: it {fault}.");
    }

    // The first members are order and version: in a text that breaks off later they can still be read.
    private void NameWhatIsThere(ReadOnlySpan<byte> json)
    {
        var text = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            while (text.Read() && text.CurrentDepth <= 1)
            {
                if (text.TokenType == JsonTokenType.PropertyName && text.ValueTextEquals("order"u8) && text.Read())
                {
                    Order = new(text.GetString()!);
                }
                else if (text.TokenType == JsonTokenType.PropertyName && text.ValueTextEquals("shipment"u8) && text.Read())
                {
                    Shipment = new(text.GetString()!);
                }
                else if (text.TokenType == JsonTokenType.PropertyName && text.ValueTextEquals("version"u8) && text.Read())
                {
                    Version = text.GetInt64();
                    return;
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            return;
        }
    }
}
