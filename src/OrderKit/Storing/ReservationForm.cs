using System.Text.Json;
using OrderKit.Availability;

namespace OrderKit.Storing;

/// <summary>The members of a stored reservation, out and in.</summary>
internal static class ReservationForm
{
    internal static void Write(Utf8JsonWriter json, Reservation reservation)
    {
        json.Text("order", reservation.Order.Value);
        json.Whole("version", reservation.Version);
        json.Text("madeBy", reservation.MadeBy.Value);
        json.Word<ReservationStatus>("status", reservation.Status);
        json.Time("expires", reservation.ExpiresAt);
        json.List("lines", reservation.Lines, Write);
        json.Time("committed", reservation.CommittedAt);
        json.Flag("retaken", reservation.IsRetaken);
        json.Texts("from", reservation.From.Select(location => location.Value).ToValueList());
        json.Text("channel", reservation.Channel?.Value);
        json.Date("promised", reservation.PromisedFor);
        json.List("commands", reservation.Commands, Write);
    }

    internal static Reservation Read(StoredReading reading, JsonElement stored)
    {
        var from = new StoredObject(reading, stored, "");
        from.WholeOrNull("form", 1, int.MaxValue);
        var order = from.Made("order", text => new OrderId(text));
        reading.Order = order;
        var version = from.WholeOrNull("version", 1, StoredMembers.WholeMax) ?? 0;
        reading.Version = version;
        var (madeBy, status) = (from.Made("madeBy", text => new CommandId(text)), from.Word<ReservationStatus>("status"));
        var reservation = new Reservation(order, madeBy, status, from.Instant("expires"), from.List("lines", Line))
        {
            CommittedAt = from.InstantOrNull("committed"),
            IsRetaken = from.Flag("retaken"),
            From = from.Texts("from").Select(text => from.Make("from", text, one => new LocationId(one))).ToValueList(),
            Channel = from.CodeOrNull("channel"),
            PromisedFor = from.DateOrNull("promised"),
            Commands = from.List("commands", Command),
            Version = version,
        };
        from.Close();
        return reservation;
    }

    private static void Write(Utf8JsonWriter json, ReservationLine line)
    {
        json.Whole("line", line.Line.Value);
        json.Text("sku", line.Sku.Value);
        json.Whole("units", line.Asked.Value);
        json.Text("together", line.Together?.Value);
        json.Text("apart", line.Apart?.Value);
        json.List("parts", line.Parts, Write);
    }

    private static ReservationLine Line(StoredObject from)
    {
        var (line, sku, asked) = (from.Line(), from.Made("sku", text => new Sku(text)), from.UnitsOrZero());
        var (together, apart) = (from.CodeOrNull("together"), from.CodeOrNull("apart"));
        return new(line, sku, asked, from.List("parts", Part)) { Together = together, Apart = apart };
    }

    private static void Write(Utf8JsonWriter json, ReservationLine.Part part)
    {
        json.Text("at", part.Location.Value);
        json.Whole("held", part.Held.Value);
        json.Whole("consumed", part.Consumed.Value);
        json.Whole("released", part.Released.Value);
        json.Whole("lapsed", part.Lapsed.Value);
        json.Flag("unlimited", part.IsUnlimited);
    }

    private static ReservationLine.Part Part(StoredObject from) => new(from.Location("at"))
    {
        Held = from.Count("held"),
        Consumed = from.Count("consumed"),
        Released = from.Count("released"),
        Lapsed = from.Count("lapsed"),
        IsUnlimited = from.Flag("unlimited"),
    };

    private static Quantity Count(this StoredObject from, string name) => (int)(from.WholeOrNull(name, 0, Quantity.Max) ?? 0);

    private static void Write(Utf8JsonWriter json, StockCommand.Accepted accepted)
    {
        json.Word<StockVerb>("verb", accepted.Verb);
        json.Text("command", accepted.Id.Value);
        json.Text("content", accepted.Content.ToString());
    }

    private static StockCommand.Accepted Command(StoredObject from) => new(from.Word<StockVerb>("verb"), from.Command(), from.Content());
}
