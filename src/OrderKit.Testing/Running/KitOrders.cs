using System.Globalization;
using System.Text;
using NodaTime;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Storing;

namespace OrderKit.Testing.Running;

/// <summary>Orders and steps as cases need them.</summary>
internal static class KitOrders
{
    private static readonly Currency Sek = "SEK";

    internal static OrderId Id(int number) => new(string.Create(CultureInfo.InvariantCulture, $"SO-{number}"));

    internal static OrderStep Place(OrderId id, Instant now, EnvelopeReference? envelope = null) => Decided(
        null, new OrderCommand.Place(id, new("place"), Sek, [Line(1, 2), Line(2, 1)], Envelope: envelope), now);

    /// <summary>A step of several events: the units left although nobody had confirmed the order.</summary>
    internal static OrderStep Ship(Order order, string shipment, Instant now) => Decided(
        order, new OrderCommand.ReportShipped(order.Id, new($"shipped-{shipment}"), new(shipment), [new(1, 1)], now), now);

    internal static OrderStep Hold(Order order, string name, Instant now) => Decided(
        order, new OrderCommand.Hold(order.Id, new($"hold-{name}"), "manual", "look"), now);

    internal static OrderStep Decided(Order? order, OrderCommand command, Instant now) =>
        OrderDecider.Decide(OrderRules.Default, order, command, now).Value;

    /// <summary>A step as a host of a later version may have written it: an event of a kind that nobody here knows.</summary>
    internal static OrderStep Later(Order order, Instant now)
    {
        var held = Hold(order, "later", now).Events[0];
        var text = Encoding.UTF8.GetString(StoredEvent.Write(held)).Replace(
            "\"kind\":\"held\"", "\"kind\":\"gift-wrapped\"", StringComparison.Ordinal);
        var later = StoredEvent.Read(Encoding.UTF8.GetBytes(text));
        return new(OrderDecider.Evolve(order, later), [later]);
    }

    internal static Envelope Envelope(OrderId id, byte content) => new(id, Enumerable.Repeat(content, 40).ToArray());

    internal static async Task AppendAsync(this KitRun run, OrderStep step, Envelope? envelope = null)
    {
        var before = step.Order.Version - step.Events.Count;
        Check.That(
            await run.Orders.TryAppendAsync(step, envelope, before, run.Stop), $"An append at the right version {before} was refused.");
    }

    internal static async Task<Order> LoadAsync(this KitRun run, OrderId id) =>
        Check.NotNull(await run.Orders.LoadAsync(id, run.Stop), $"Order {id}");

    private static LineTerms Line(int number, int units) =>
        new(number, new("MUG"), units, LinePrice.Of(new(129.50m, Sek), units));
}
