using BenchmarkDotNet.Attributes;
using OrderKit.Orders;
using OrderKit.Storing;
using static OrderKit.Benchmarks.Given;

namespace OrderKit.Benchmarks;

/// <summary>Writing and reading the seven events of the life of an order of three lines, and the order as it stands after them, beside
/// plain classes with the platform's generated serialiser.</summary>
[MemoryDiagnoser]
public class StoredFormBenchmarks
{
    private static readonly OrderId Id = new(Given.Order);
    private static readonly RecordedEvent[] Events = Lived();
    private static readonly Order Last = OrderDecider.Replay(Events)!;
    private static readonly byte[][] Stored = [.. Events.Select(StoredEvent.Write)];
    private static readonly byte[] StoredLast = StoredOrder.Write(Last);
    private static readonly PlainStoredEvent[] PlainEvents = [.. Events.Select(PlainStoredEvent.Of)];
    private static readonly byte[][] PlainStored = [.. PlainEvents.Select(PlainStoredJson.Write)];

    [GlobalSetup]
    public void Prepare()
    {
        if (Events.Length != 7 || !Stored.Select(json => StoredEvent.Read(json)).SequenceEqual(Events)
            || StoredOrder.Read(StoredLast).Order != Last || PlainStored.Select(PlainStoredJson.Read).Last().Version != 7)
        {
            throw new InvalidOperationException("What is read is not what was written.");
        }
    }

    [Benchmark(Baseline = true)]
    public int PlainWrite() => PlainEvents.Sum(stored => PlainStoredJson.Write(stored).Length);

    [Benchmark]
    public int OrderKitWrite() => Events.Sum(recorded => StoredEvent.Write(recorded).Length);

    [Benchmark]
    public long PlainRead() => PlainStored.Sum(json => PlainStoredJson.Read(json).Version);

    [Benchmark]
    public long OrderKitRead() => Stored.Sum(json => StoredEvent.Read(json).Version);

    [Benchmark]
    public Order OrderKitReadAndReplay() => OrderDecider.Replay(Stored.Select(json => StoredEvent.Read(json)))!;

    [Benchmark]
    public byte[] OrderKitWriteSnapshot() => StoredOrder.Write(Last);

    [Benchmark]
    public Order OrderKitReadSnapshot() => StoredOrder.Read(StoredLast).Order!;

    private static RecordedEvent[] Lived()
    {
        var shipment = new ShipmentId(Shipment);
        OrderCommand[] commands =
        [
            new OrderCommand.Place(Id, new(Place), "SEK", Terms),
            new OrderCommand.Confirm(Id, new(Confirm)),
            new OrderCommand.Pack(Id, new(Pack), []),
            new OrderCommand.Ship(Id, new(Ship), shipment, []),
            new OrderCommand.ReportShipped(Id, new(Shipped), shipment, All, Now),
            new OrderCommand.ReportDelivered(Id, new(Delivered), shipment, All, Now),
            new OrderCommand.Complete(Id, new(Complete)),
        ];
        List<RecordedEvent> events = [];
        foreach (var command in commands)
        {
            events.AddRange(OrderDecider.Decide(OrderRules.Default, OrderDecider.Replay(events), command, Now).Value.Events);
        }

        return [.. events];
    }
}
