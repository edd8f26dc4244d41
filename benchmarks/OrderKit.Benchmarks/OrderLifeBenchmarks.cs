using BenchmarkDotNet.Attributes;
using OrderKit.InMemory;
using OrderKit.Orders;
using static OrderKit.Benchmarks.Given;

namespace OrderKit.Benchmarks;

/// <summary>The life of an order of three lines, in memory: place, confirm, pack, ask for a shipment, shipped, delivered,
/// complete.</summary>
[MemoryDiagnoser]
public class OrderLifeBenchmarks
{
    // A store keeps all it is given, so each measured call fills a new one with so many orders and forgets it.
    private const int Stored = 100;

    private static readonly OrderId Id = new(Given.Order);
    private static readonly OrderId[] Ids = [.. Enumerable.Range(1, Stored).Select(i => new OrderId($"SO-{i:0000}"))];

    [GlobalSetup]
    public async Task Prepare()
    {
        var order = DecidedPurely();
        var stored = (await Handled()).Version;
        PlainOrder[] others = [ByHand(), ByHandRemembering(), StatelessMachineEach()];
        if (order is not { Status: OrderStatus.Completed, Version: 7 }
            || stored != 7 || order.Units(Units.UnitPlace.Delivered) != Given.Units
            || others.Any(other => other is not { Status: OrderStatus.Completed, Events: 7, Delivered: Given.Units }))
        {
            throw new InvalidOperationException("They do not end alike.");
        }
    }

    [Benchmark(Baseline = true)]
    public object PlainClass() => ByHand();

    [Benchmark]
    public object PlainClassKnowingCommands() => ByHandRemembering();

    [Benchmark]
    public object StatelessPerOrder() => StatelessMachineEach();

    [Benchmark]
    public object StatelessMachineAlone() => StatelessMachine.Of(() => OrderStatus.Placed, _ => { });

    [Benchmark]
    public Order OrderKitPure() => DecidedPurely();

    [Benchmark]
    public ulong OrderKitContentHashesAlone()
    {
        var sum = 0UL;
        foreach (var command in Commands(Id))
        {
            sum ^= command.Content().Low;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Stored)]
    public async Task<Order> OrderKitServiceAndMemoryStore() => await Handled();

    private static PlainOrder ByHand() => Live(new(Given.Order, Terms, "SEK", Now));

    private static PlainOrder StatelessMachineEach() => Live(new StatelessOrder(Given.Order, Terms, "SEK", Now));

    private static PlainOrder Live(PlainOrder order)
    {
        order.Confirm(Now);
        order.Pack(Now);
        order.Ship(Shipment, Now);
        order.ReportShipped(Shipment, All, Now);
        order.ReportDelivered(Shipment, All, Now);
        order.Complete(Now);
        return order;
    }

    private static PlainOrder ByHandRemembering()
    {
        var order = new RememberingOrder(Place, Given.Order, Terms, "SEK", Now);
        order.Confirm(Confirm, Now);
        order.Pack(Pack, Now);
        order.Ship(Ship, Shipment, Now);
        order.ReportShipped(Shipped, Shipment, All, Now);
        order.ReportDelivered(Delivered, Shipment, All, Now);
        order.Complete(Complete, Now);
        return order.Order;
    }

    private static Order DecidedPurely()
    {
        Order? order = null;
        foreach (var command in Commands(Id))
        {
            order = OrderDecider.Decide(OrderRules.Default, order, command, Now).Value.Order;
        }

        return order!;
    }

    private static async Task<Order> Handled()
    {
        var service = new OrderService(new MemoryOrderStore(), OrderRules.Default, new Clock());
        Order? order = null;
        foreach (var id in Ids)
        {
            foreach (var command in Commands(id))
            {
                order = (await service.HandleAsync(command)).Value.Order;
            }
        }

        return order!;
    }

    private static OrderCommand[] Commands(OrderId order)
    {
        var shipment = new ShipmentId(Shipment);
        return
        [
            new OrderCommand.Place(order, new(Place), "SEK", Terms),
            new OrderCommand.Confirm(order, new(Confirm)),
            new OrderCommand.Pack(order, new(Pack), []),
            new OrderCommand.Ship(order, new(Ship), shipment, []),
            new OrderCommand.ReportShipped(order, new(Shipped), shipment, All, Now),
            new OrderCommand.ReportDelivered(order, new(Delivered), shipment, All, Now),
            new OrderCommand.Complete(order, new(Complete)),
        ];
    }
}
