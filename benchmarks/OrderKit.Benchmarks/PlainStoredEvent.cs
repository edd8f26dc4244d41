using System.Text.Json;
using System.Text.Json.Serialization;
using OrderKit.Orders;

namespace OrderKit.Benchmarks;

/// <summary>The members of a stored event in one plain class for the platform's own generated serialiser: no checks, no words, nothing
/// kept for a later version.</summary>
internal sealed class PlainStoredEvent
{
    public string Order { get; set; } = "";

    public long Version { get; set; }

    public string Kind { get; set; } = "";

    public string Status { get; set; } = "";

    public DateTimeOffset Recorded { get; set; }

    public string Command { get; set; } = "";

    public string Content { get; set; } = "";

    public string? Currency { get; set; }

    public string? Shipment { get; set; }

    public List<PlainStoredLine>? Lines { get; set; }

    public List<PlainStoredMove>? Moves { get; set; }

    internal static PlainStoredEvent Of(RecordedEvent recorded) => new()
    {
        Order = recorded.OrderId.Value,
        Version = recorded.Version,
        Kind = recorded.Event.GetType().Name,
        Status = recorded.Status.ToString(),
        Recorded = recorded.RecordedAt.ToDateTimeOffset(),
        Command = recorded.CommandId.Value,
        Content = recorded.Content.ToString(),
        Currency = (recorded.Event as OrderEvent.Placed)?.Currency.Code,
        Shipment = (recorded.Event as OrderEvent.ShipmentReported)?.Shipment.Value
            ?? (recorded.Event as OrderEvent.ShipRequested)?.Shipment.Value,
        Lines = LinesOf(recorded.Event),
        Moves = (recorded.Event as OrderEvent.UnitsMoved)?.Moves.Select(PlainStoredMove.Of).ToList(),
    };

    private static List<PlainStoredLine>? LinesOf(OrderEvent happened) => happened switch
    {
        OrderEvent.Placed placed => [.. placed.Lines.Select(PlainStoredLine.Of)],
        OrderEvent.ShipRequested asked => [.. asked.Lines.Select(PlainStoredLine.Of)],
        OrderEvent.ShipmentReported report => [.. report.Reported.Select(PlainStoredLine.Of)],
        _ => null,
    };
}

/// <summary>A line of a plain stored event.</summary>
internal sealed class PlainStoredLine
{
    public int Line { get; set; }

    public int Units { get; set; }

    public string? Sku { get; set; }

    public decimal? Unit { get; set; }

    public decimal? Net { get; set; }

    public decimal? Tax { get; set; }

    public decimal? Gross { get; set; }

    public decimal? Discount { get; set; }

    internal static PlainStoredLine Of(LineTerms terms) => new()
    {
        Line = terms.Number.Value,
        Units = terms.Quantity.Value,
        Sku = terms.Sku.Value,
        Unit = terms.Price.Unit.Amount,
        Net = terms.Price.Net.Amount,
        Tax = terms.Price.Tax.Amount,
        Gross = terms.Price.Gross.Amount,
        Discount = terms.Price.Discount.Amount,
    };

    internal static PlainStoredLine Of(LineQuantity line) => new() { Line = line.Line.Value, Units = line.Quantity.Value };
}

/// <summary>A move of a plain stored event.</summary>
internal sealed class PlainStoredMove
{
    public int Line { get; set; }

    public int Units { get; set; }

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string? Shipment { get; set; }

    internal static PlainStoredMove Of(Units.UnitMove move) => new()
    {
        Line = move.Line.Value,
        Units = move.Quantity.Value,
        From = move.From.ToString(),
        To = move.To.ToString(),
        Shipment = move.Shipment?.Value,
    };
}

/// <summary>The platform's generated serialiser for plain stored events.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainStoredEvent))]
internal sealed partial class PlainStoredJson : JsonSerializerContext
{
    internal static byte[] Write(PlainStoredEvent stored) => JsonSerializer.SerializeToUtf8Bytes(stored, Default.PlainStoredEvent);

    internal static PlainStoredEvent Read(byte[] json) => JsonSerializer.Deserialize(json, Default.PlainStoredEvent)!;
}
