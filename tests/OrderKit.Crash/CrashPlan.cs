using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Shipments;

namespace OrderKit.Crash;

/// <summary>What happens to every order of the shop, step by step, under ids that are the same after every restart.</summary>
/// <param name="shop">The shop.</param>
/// <param name="era">Ends the ids of receipts; empty in a shop that is sound.</param>
internal sealed class CrashPlan(IServiceProvider shop, string era)
{
    internal const int Orders = 24;
    internal const int Received = 3;
    internal const int Shipped = 2;

    internal static readonly Sku[] Skus = [new("MUG"), new("RING")];
    internal static readonly LocationId Warehouse = new("BORAS");

    private readonly OrderService orders = shop.GetRequiredService<OrderService>();

    internal static IEnumerable<string> Names => Enumerable.Range(1, Orders).Select(number => $"SO-{number}");

    /// <summary>The steps in their order; each gives the version the order or shipment then has, or 0 where only the stock moved.</summary>
    internal (string Name, Func<string, Task<long>> Run)[] Steps =>
    [
        ("receive-MUG", order => ReceiveAsync(order, Skus[0])),
        ("receive-RING", order => ReceiveAsync(order, Skus[1])),
        ("buy", BuyAsync),
        ("confirm", order => OrderAsync(new OrderCommand.Confirm(new(order), Id("confirm")))),
        ("hold", order => OrderAsync(new OrderCommand.Hold(new(order), Id("hold"), "manual", "crash"))),
        ("release", order => OrderAsync(new OrderCommand.Release(new(order), Id("release"), 1))),
        ("cancel", order => OrderAsync(new OrderCommand.Cancel(new(order), Id("cancel"), "less", Lines(Received - Shipped)))),
        ("plan", PlanAsync),
        ("ship", order => OrderAsync(new OrderCommand.Ship(new(order), Id("ship"), ShipmentOf(order), []))),
        ("shipped", order => OrderAsync(
            new OrderCommand.ReportShipped(new(order), Id("shipped"), ShipmentOf(order), Lines(Shipped), Moment))),
        ("delivered", order => OrderAsync(
            new OrderCommand.ReportDelivered(new(order), Id("delivered"), ShipmentOf(order), Lines(Shipped), Moment))),
    ];

    internal static ShipmentId ShipmentOf(string order) => new($"{order}-1");

    /// <summary>What an id names, whichever era made it.</summary>
    internal static string StepOf(CommandId id) => id.Value.Split('~')[0];

    private static Instant Moment { get; } = Instant.FromUtc(2026, 5, 4, 10, 0);

    private static ValueList<LineQuantity> Lines(int units) => [new(1, units), new(2, units)];

    private static CommandId Id(string step) => new(step);

    private async Task<long> ReceiveAsync(string order, Sku sku)
    {
        var id = new CommandId($"{order}-{sku}{era}");
        var answer = await shop.GetRequiredService<IStockKeeper>().HandleAsync(new StockCommand.Receive(id, sku, Warehouse, Received));
        return answer.IsAccepted ? 0 : throw new InvalidOperationException($"{answer.Refusal}");
    }

    private async Task<long> BuyAsync(string order)
    {
        var lines = Skus.Select((sku, at) => new LineTerms(at + 1, sku, Received, LinePrice.Of(new(10m, "SEK"), Received)));
        var bought = await shop.GetRequiredService<CheckoutService>().PurchaseAsync(
            new(new(order), Id("buy"), "SEK", lines.ToValueList()) { Recipient = new("Elsa Ek", new(["Storgatan 1"], "1", "X", "SE")) });
        return bought.Value.Order.Version;
    }

    private async Task<long> PlanAsync(string order)
    {
        var plan = new ShipmentPlan(new(order), Warehouse, Lines(Shipped), "receiver", "sim", "home", [new(1, 500, [])]);
        var planned = await shop.GetRequiredService<ShipmentService>()
            .HandleAsync(new ShipmentCommand.Plan(Id("plan"), ShipmentOf(order), plan));
        return Told(planned.Value.IsRepeat, planned.Value.Shipment.Version);
    }

    private async Task<long> OrderAsync(OrderCommand command)
    {
        var step = (await orders.HandleAsync(command)).Value;
        return Told(step.IsRepeat, step.Order.Version);
    }

    // A step is asked for again only when its answer was lost.
    private static long Told(bool isRepeat, long version)
    {
        if (isRepeat)
        {
            Console.WriteLine("repeat");
        }

        return version;
    }
}
