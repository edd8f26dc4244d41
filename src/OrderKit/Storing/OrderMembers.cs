using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace OrderKit.Storing;

/// <summary>Members that stand in many kinds of event and in the order itself.</summary>
internal static class OrderMembers
{
    internal static Code Code(this StoredObject from, string name) => from.Made(name, text => new Code(text));

    internal static Code? CodeOrNull(this StoredObject from, string name) => from.MadeOrNull(name, text => new Code(text));

    internal static ShipmentId Shipment(this StoredObject from) => from.Made("shipment", text => new ShipmentId(text));

    internal static ShipmentId? ShipmentOrNull(this StoredObject from) => from.MadeOrNull("shipment", text => new ShipmentId(text));

    internal static CommandId Command(this StoredObject from) => from.Made("command", text => new CommandId(text));

    internal static LineNumber Line(this StoredObject from) => new((int)from.Whole("line", 1, int.MaxValue));

    internal static LineNumber? LineOrNull(this StoredObject from) =>
        from.WholeOrNull("line", 1, int.MaxValue) is { } number ? new((int)number) : null;

    internal static Quantity Units(this StoredObject from, int min) =>
        min == 0 ? from.UnitsOrZero() : (int)from.Whole("units", min, Quantity.Max);

    internal static Quantity UnitsOrZero(this StoredObject from) => (int)(from.WholeOrNull("units", 0, Quantity.Max) ?? 0);

    internal static long Version(this StoredObject from) => from.Whole("version", 1, StoredMembers.WholeMax);

    internal static ContentHash Content(this StoredObject from) => from.Made("content", ToHash);

    internal static Instant? Occurred(this StoredObject from, Instant recordedAt) =>
        from.Find("occurred") is { ValueKind: JsonValueKind.String } element && element.ValueEquals("unknown")
            ? null
            : from.InstantOrNull("occurred") ?? recordedAt;

    internal static void Lines(this Utf8JsonWriter json, string name, ValueList<LineQuantity> lines) => json.List(name, lines, Write);

    internal static ValueList<LineQuantity> Lines(this StoredObject from, string name) =>
        from.List(name, line => new LineQuantity(line.Line(), line.Units(0)));

    private static void Write(Utf8JsonWriter json, LineQuantity line)
    {
        json.Whole("line", line.Line.Value);
        json.Whole("units", line.Quantity.Value);
    }

    private static ContentHash ToHash(string text) =>
        text.Length == 32 && text.All(char.IsAsciiHexDigitLower)
            ? new(Half(text.AsSpan(0, 16)), Half(text.AsSpan(16)))
            : throw new FormatException();

    private static ulong Half(ReadOnlySpan<char> digits) =>
        ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
