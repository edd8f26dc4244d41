using NodaTime;
using OrderKit;
using OrderKit.Carriers;
using OrderKit.InMemory;
using OrderKit.Shipments;

// Carriers without orders: your own system has those, OrderKit books, remembers and tracks. No store of orders, no stock, no container.
var clock = new HandClock();
var carrier = new SimulatedCarrier("simpost");   // Yours implements ICarrierBooking, and what else it can do.
var carriers = new CarrierRegistry([carrier]);
var shipments = new ShipmentService(new MemoryShipmentStore(), clock);   // Yours implements IShipmentStore: two methods.
var booking = new BookingService(shipments, carriers, clock);
var tracking = new TrackingService(shipments, carriers, clock);
var elsa = new Recipient("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"));

#region book
ShipmentId parcel = new("WEB-7001-1");
await shipments.HandleAsync(new ShipmentCommand.Plan(new("plan"), parcel, new(
    new("WEB-7001"), new("BORAS"), [new(1, 2)], "WEB-7001", "simpost", "sim-home", [new(1, 950, [])])));
carrier.Misbehave(SimulatedTrouble.TimeOutAfterBooking);   // It books, but its answer is lost: found by our reference, not booked twice.
var booked = await booking.BookAsync(new("book"), parcel, elsa);
Console.WriteLine($"{booked.Value.Shipment.Parcels[0].TrackingNumber}, bookings: {carrier.BookingCount}");
#endregion

for (; clock.Hours <= 36; clock.Hours += 12)
{
    var seen = (await tracking.PullAsync(new($"look-{clock.Hours}"), parcel)).Value.Shipment;
    var news = string.Join(", ", seen.News.Select(n => $"{n.GetType().Name} {n.At}"));   // What your own orders should hear.
    Console.WriteLine($"{clock.Hours} h: {seen.Tracking.Status}; news: {(seen.News.Count == 0 ? "none" : news)}");
}

internal sealed class HandClock : IClock
{
    internal int Hours { get; set; }

    public Instant GetCurrentInstant() => Instant.FromUtc(2026, 3, 2, 9, 0) + Duration.FromHours(Hours);
}
