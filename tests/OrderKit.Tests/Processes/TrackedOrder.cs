using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tests.Shipments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Processes;

/// <summary>An order of two units of line 1 and one of line 2, and its booked shipment, joined by the tracking.</summary>
internal sealed class TrackedOrder
{
    private readonly ShipmentService shipments;
    private readonly OrderTracking tracking;
    private int calls;

    private TrackedOrder()
    {
        var clock = new TrialClock(Sample.At(60));
        Orders = new(Store, OrderRules.Default, clock);
        shipments = new(new MemoryShipmentStore(), clock);
        tracking = new(new(shipments, new([]), clock), shipments, Orders);
    }

    internal MemoryOrderStore Store { get; } = new();

    internal OrderService Orders { get; }

    /// <summary>The shapes a shipment can have: what its lines are and which parcel holds which.</summary>
    internal static ValueList<(string Name, ValueList<LineQuantity> Lines, ValueList<Parcel> Parcels)> Shapes { get; } =
    [
        ("one parcel", [new(1, 2)], [Given.Parcel(1)]),
        ("one line in two parcels", [new(1, 2)], [Given.Parcel(1, new LineQuantity(1, 1)), Given.Parcel(2, new LineQuantity(1, 1))]),
        ("two parcels of unknown contents", [new(1, 2), new(2, 1)], [Given.Parcel(1), Given.Parcel(2)]),
        ("two lines, one of them split", [new(1, 2), new(2, 1)],
            [Given.Parcel(1, new LineQuantity(1, 1)), Given.Parcel(2, new LineQuantity(1, 1), new(2, 1))]),
    ];

    internal static async Task<TrackedOrder> OfAsync(int shape, bool isConfirmed = true)
    {
        var world = new TrackedOrder();
        var (_, lines, parcels) = Shapes[shape];
        await world.AskAsync(Sample.Place(Sample.Line(1, 2), Sample.Line(2, 1, "TEA")));
        if (isConfirmed)
        {
            await world.AskAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
            await world.AskAsync(new OrderCommand.Pack(Sample.Id, new("pack"), [new(1, 1)]));
        }

        var numbers = parcels.Select(p => FormattableString.Invariant($"P{p.Number}")).ToValueList();
        foreach (ShipmentCommand command in (ShipmentCommand[])
        [
            new ShipmentCommand.Plan(new("plan"), Given.Id, new(Sample.Id, new("STHLM"), lines, "SO-1", "sim", "sim-home", parcels)),
            new ShipmentCommand.IntendBooking(new("book"), Given.Id),
            new ShipmentCommand.ConfirmBooking(new("booked"), Given.Id, "SH-1-1", "B1", numbers),
        ])
        {
            Assert.True((await world.shipments.HandleAsync(command)).IsAccepted);
        }

        return world;
    }

    internal async Task<Shipment> HearAsync(params TrackingEvent[] events) =>
        (await tracking.ReceiveAsync(new(FormattableString.Invariant($"hook-{++calls}")), Given.Id, [.. events])).Value;

    internal async Task<Order> AskAsync(OrderCommand command) => (await Orders.HandleAsync(command)).Value.Order;

    internal async Task<Order> OrderAsync() => (await Store.LoadAsync(Sample.Id, default))!;

    internal async Task<string> PlacesAsync() => Places(await OrderAsync());

    /// <summary>Where the units are; inside is inside, whichever shelf.</summary>
    internal static string Places(Order order) => string.Join("; ", order.Lines.Select(l => Text(
        l.Number, place => place == UnitPlace.Open ? l.Units.Inside : IsOutside(place) ? l.Units.In(place) : 0)));

    /// <summary>Where the tracking says they are.</summary>
    internal static string Expected(Shipment shipment)
    {
        var parcels = shipment.Tracking.Parcels;
        var groups = shipment.Plan.Parcels.All(p => p.Contents.Count > 0)
            ? shipment.Plan.Parcels.Select(p => (Lines: p.Contents, Parcels: parcels.Where(t => t.Parcel == p.Number).ToList())).ToList()
            : [(shipment.Plan.Lines, parcels.ToList())];
        var units = groups.SelectMany(g => g.Lines, (g, line) => (line.Line, Units: line.Quantity.Value, Place: Place(shipment, g.Parcels)))
            .Append((1, 2 - Sent(1), UnitPlace.Open)).Append((2, 1 - Sent(2), UnitPlace.Open)).ToList();
        return string.Join("; ", ((LineNumber[])[1, 2]).Select(number => Text(
            number, place => units.Where(u => u.Line == number && u.Place == place).Sum(u => u.Units))));

        int Sent(LineNumber number) => shipment.Plan.Lines.Where(l => l.Line == number).Sum(l => l.Quantity.Value);
    }

    private static UnitPlace Place(Shipment shipment, List<ParcelTracking> parcels) =>
        parcels.TrueForAll(p => p.End == parcels[0].End) && parcels[0].End is { } end ? Enum.Parse<UnitPlace>(end.ToString())
        : shipment.News.Any(n => n is ShipmentNews.HandedOver && n.Parcels[0] == parcels[0].Parcel) ? UnitPlace.Shipped
        : UnitPlace.Open;

    private static bool IsOutside(UnitPlace place) => place >= UnitPlace.Shipped;

    private static string Text(LineNumber line, Func<UnitPlace, int> units) =>
        $"line {line}: " + string.Join(", ", Enum.GetValues<UnitPlace>().Where(place => units(place) > 0)
            .Select(place => FormattableString.Invariant($"{units(place)} {place}")));
}
