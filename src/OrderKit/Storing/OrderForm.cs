using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Units;

namespace OrderKit.Storing;

/// <summary>The members of a stored order, out and in.</summary>
internal static class OrderForm
{
    internal static void Write(Utf8JsonWriter json, Order order)
    {
        json.Whole("form", StoredOrder.Form);
        json.Text("order", order.Id.Value);
        json.Whole("version", order.Version);
        json.Word<OrderStatus>("status", order.Status);
        json.Text("currency", order.Currency.Code);
        json.Time("placed", order.PlacedAt);
        json.List("lines", order.Lines, LineForm.Write);
        json.Object("delivery", order.Delivery, PlacingForms.Write);
        json.Text("envelope", order.Envelope?.KeyedHash);
        json.Text("placedEnvelope", order.PlacedEnvelope?.KeyedHash);
        json.Flag("confirmed", order.IsConfirmed);
        json.Flag("completed", order.IsCompleted);
        json.Word("ending", order.Ending);
        json.Text("reason", order.EndReason?.Value);
        json.List("holds", order.Holds, Write);
        json.Whole("holdsPlaced", order.HoldsPlaced);
        json.Text("stage", order.Stage?.Value);
        json.List("passedStages", order.PassedStages, (stage, passed) => stage.Text("stage", passed.Value));
        json.List("shipRequests", order.ShipRequests, Write);
        json.Object("change", order.Change, ChangeForms.Write);
        json.Whole("changesProposed", order.ChangesProposed);
        json.List("statements", order.Statements, Write);
        json.Object("payment", order.Payment == new PaymentAccount(order.Currency) ? null : order.Payment, AccountForm.Write);
        json.List("commands", order.Commands, Write);
        json.Flag("partlyUnderstood", order.IsPartlyUnderstood);
    }

    internal static Order Read(StoredReading reading, JsonElement stored)
    {
        var from = new StoredObject(reading, stored, "");
        from.WholeOrNull("form", 1, int.MaxValue);
        var id = from.Made("order", text => new OrderId(text));
        reading.Order = id;
        var version = from.Version();
        reading.Version = version;
        var status = from.Word<OrderStatus>("status");
        var currency = from.Made("currency", code => new Currency(code));
        var placedAt = from.Instant("placed");
        var order = new Order(id, version, status, from.List("lines", LineForm.Read), currency, placedAt)
        {
            Delivery = from.Object("delivery", PlacingForms.Delivery),
            Envelope = from.Envelope(),
            PlacedEnvelope = from.Envelope("placedEnvelope"),
            IsConfirmed = from.Flag("confirmed"),
            IsCompleted = from.Flag("completed"),
            Ending = from.WordOrNull<OrderStatus>("ending"),
            EndReason = from.CodeOrNull("reason"),
            Holds = from.List("holds", Hold),
            HoldsPlaced = (int)(from.WholeOrNull("holdsPlaced", 0, int.MaxValue) ?? 0),
            Stage = from.CodeOrNull("stage"),
            PassedStages = from.List("passedStages", stage => stage.Code("stage")),
            ShipRequests = from.List("shipRequests", request => new ShipRequest(request.Shipment(), request.Lines("lines"))),
            Change = from.Object("change", ChangeForms.Document),
            ChangesProposed = (int)(from.WholeOrNull("changesProposed", 0, int.MaxValue) ?? 0),
            Statements = from.List("statements", Statement),
            Payment = from.Object("payment", account => AccountForm.Read(account, currency)) ?? new(currency),
            Commands = from.List("commands", command => new AcceptedCommand(command.Command(), command.Content(), command.Version())),
            IsPartlyUnderstood = from.Flag("partlyUnderstood"),
        };
        from.Close();
        return order;
    }

    private static void Write(Utf8JsonWriter json, OrderHold hold)
    {
        json.Whole("hold", hold.Number);
        json.Text("type", hold.Type.Value);
        json.Whole("line", hold.Line?.Value ?? 0);
        json.Text("reason", hold.Reason.Value);
        json.Time("since", hold.Since);
    }

    private static OrderHold Hold(StoredObject from) =>
        new(from.Hold(), from.Code("type"), from.LineOrNull(), from.Code("reason"), from.Instant("since"));

    private static void Write(Utf8JsonWriter json, ShipRequest request)
    {
        json.Text("shipment", request.Shipment.Value);
        json.Lines("lines", request.Lines);
    }

    private static void Write(Utf8JsonWriter json, UnitStatement statement)
    {
        json.Word<UnitPlace>("place", statement.Place);
        json.Flag("retracted", statement.IsRetraction);
        json.Text("shipment", statement.Shipment.Value);
        json.Whole("line", statement.Line.Value);
        json.Whole("units", statement.Quantity.Value);
        json.Time("occurred", statement.OccurredAt);
    }

    private static UnitStatement Statement(StoredObject from) => new(
        from.Word<UnitPlace>("place"), from.Flag("retracted"), from.Shipment(), from.Line(), from.UnitsOrZero(),
        from.InstantOrNull("occurred"));

    private static void Write(Utf8JsonWriter json, AcceptedCommand command)
    {
        json.Text("command", command.Id.Value);
        json.Text("content", command.Content.ToString());
        json.Whole("version", command.Version);
    }
}
