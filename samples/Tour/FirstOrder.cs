using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Delivery;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;

namespace OrderKit.Samples.Tour;

/// <summary>One order from the click on purchase to the doorstep, as the customer, the warehouse and the carrier see it.</summary>
internal static class FirstOrder
{
    private static readonly OrderId Number = new("SO-1001");
    private static readonly ShipmentId Shipment = new("SO-1001-1");
    private static readonly LocationId Warehouse = new("boras");
    private static readonly Recipient Elsa = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000");

    internal static async Task<Order> TellAsync(TextWriter output)
    {
        var clock = new HandClock(Instant.FromUtc(2026, 3, 2, 9, 0));
        await using var services = Wire(clock);
        var desk = new Narrator(output, clock);

        await FillTheShelvesAsync(services);
        var choice = await ChooseAsync(services, clock, desk);
        await BuyAsync(services, choice, desk);
        await PackAndShipAsync(services, clock, desk);
        return await FollowAsync(services, clock, desk);
    }

    private static ServiceProvider Wire(IClock clock)
    {
        var host = new ServiceCollection().AddSingleton(clock);

        #region wire
        host.AddOrderKit(o => o.ReservationLifetime = Duration.FromMinutes(15))
            .AddCarrier(new SimulatedCarrier("simpost"));
        #endregion

        return host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static async Task FillTheShelvesAsync(ServiceProvider services)
    {
        var stock = services.GetRequiredService<IStockKeeper>();
        await stock.HandleAsync(new StockCommand.Receive(new("receipt-1"), new("MUG-BLUE"), Warehouse, 5));
        await stock.HandleAsync(new StockCommand.Receive(new("receipt-2"), new("TEA-100G"), Warehouse, 1));
    }

    private static async Task<DeliveryChoice> ChooseAsync(ServiceProvider services, HandClock clock, Narrator desk)
    {
        var planner = services.GetRequiredService<DeliveryPlanner>();
        var zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
        var now = clock.GetCurrentInstant();
        var question = new DeliveryQuestion(
            "SE", "111 22", [new(new("MUG-BLUE"), 2, 400), new(new("TEA-100G"), 1, 120)], now, now.InZone(zone).Date,
            new(zone, new(15, 0)));
        var offer = await planner.FindOptionsAsync(question);
        foreach (var option in offer.Options)
        {
            desk.Customer($"is offered {option.Option} by {option.By:uuuu-MM-dd} for {option.Price}: {string.Join("; ", option.Steps)}");
        }

        return (await planner.ChooseAsync(offer.Options[0], question)).Value;
    }

    private static async Task BuyAsync(ServiceProvider services, DeliveryChoice choice, Narrator desk)
    {
        #region buy
        var checkout = services.GetRequiredService<CheckoutService>();
        var answer = await checkout.PurchaseAsync(new(Number, new("click-1"), "SEK",
        [
            new(1, new("MUG-BLUE"), 2, LinePrice.Of(new(129.50m, "SEK"), 2)),
            new(2, new("TEA-100G"), 1, LinePrice.Of(new(49m, "SEK"), 1)),
        ])
        {
            Recipient = Elsa,
            Delivery = choice,
        });
        Console.WriteLine(answer.IsAccepted ? $"{answer.Value.Order.Id} is {answer.Value.Order.Status}" : answer.Refusal.Detail);
        #endregion

        foreach (var line in answer.Value.Lines)
        {
            desk.Customer($"buys line {line.Number}: {line.InStock} in stock, {line.Backordered} to wait for");
        }

        var late = await checkout.PurchaseAsync(new(new("SO-1002"), new("click-2"), "SEK",
            [new(1, new("TEA-100G"), 1, LinePrice.Of(new(49m, "SEK"), 1))]));
        desk.Customer($"next in the queue hears: {late.Refusal?.Detail}");
    }

    private static async Task PackAndShipAsync(ServiceProvider services, HandClock clock, Narrator desk)
    {
        clock.Turn(Duration.FromHours(2));

        #region ship
        var orders = services.GetRequiredService<OrderService>();
        await orders.HandleAsync(new OrderCommand.Confirm(Number, new("paid-1")));
        await orders.HandleAsync(new OrderCommand.Pack(Number, new("packed-1"), []));

        var shipping = services.GetRequiredService<ShippingService>();
        var booked = await shipping.ShipAsync(new(Number, new("ship-1"), Shipment, Warehouse, [new(1, 950, [])]));
        #endregion

        desk.Warehouse($"packs one parcel and sticks label {booked.Value.Shipment.Parcels[0].TrackingNumber} on it");
        foreach (var move in (await orders.PossibleMovesAsync(Number))!.Where(m => m.Verb is OrderVerb.Cancel or OrderVerb.Complete))
        {
            desk.Warehouse($"may {move.Verb}? {(move.IsAllowed ? "yes" : move.Objections[0].Detail)}");
        }
    }

    private static async Task<Order> FollowAsync(ServiceProvider services, HandClock clock, Narrator desk)
    {
        var tracking = services.GetRequiredService<OrderTracking>();
        var runner = services.GetRequiredService<ProcessRunner>();
        var store = services.GetRequiredService<IOrderStore>();
        var told = 0;
        Order order;
        do
        {
            clock.Turn(Duration.FromHours(6));

            #region follow
            var shipment = (await tracking.UpdateAsync(new($"look-{clock.GetCurrentInstant()}"), Shipment)).Value;
            var disagreements = await runner.RunAsync();
            #endregion

            foreach (var scan in shipment.Received.Skip(told))
            {
                desk.Carrier($"{scan.Status} at {scan.OccurredAt}");
            }

            told = shipment.Received.Count;
            order = (await store.LoadAsync(Number, default))!;
            desk.Stock(disagreements.Count);
        }
        while (order.Status is not OrderStatus.Delivered);

        desk.Customer($"has it: order {order.Id} is {order.Status}, promised by {order.Delivery?.PromisedBy:uuuu-MM-dd}");
        return order;
    }
}
