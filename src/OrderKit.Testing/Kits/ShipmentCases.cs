using OrderKit.Shipments;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What callers see of a shipment store.</summary>
internal static class ShipmentCases
{
    private static readonly ShipmentId First = new("S1");

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("shipments: a history loads as it was appended", "A shipment's history is every event appended, in its order.", open,
            LoadsAsync),
        new("shipments: the version is checked", "An append at another version stores nothing and says so.", open, VersionAsync),
        new("shipments: of callers at once exactly one wins", "Of several appends at one version exactly one is stored.", open,
            OneWinsAsync),
        new("shipments: they are found by order", "Every shipment of an order is found, and no other.", open, ByOrderAsync),
        new("shipments: they are found by tracking number", "A shipment is found by the numbers its parcels have now.", open,
            ByNumberAsync),
        new("shipments: they survive a restart", "What was acknowledged is there after a restart.", open, SurvivesAsync),
    ];

    private static async Task LoadsAsync(KitRun run)
    {
        Check.SameList([], await run.Shipments.LoadAsync(First, run.Stop), "The history of a shipment that is not there");
        ValueList<ShipmentRecord> history = [];
        foreach (var step in Life(run, First, KitOrders.Id(1), "N"))
        {
            await AppendAsync(run, step, history.Count);
            history = [.. history, .. step.Records];
            Check.SameList(history, await run.Shipments.LoadAsync(First, run.Stop), "The history");
            Check.SameList(history, await KitRun.Offered(run.Other.Shipments).LoadAsync(First, run.Stop), "The history for another host");
        }
    }

    private static async Task VersionAsync(KitRun run)
    {
        var life = Life(run, First, KitOrders.Id(1), "N").ToList();
        Check.That(!await run.Shipments.TryAppendAsync(First, life[0].Records, 1, run.Stop), "An append at version 1 of 0 was accepted.");
        await AppendAsync(run, life[0], 0);
        foreach (var wrong in (long[])[0, 2])
        {
            Check.That(
                !await run.Shipments.TryAppendAsync(First, life[1].Records, wrong, run.Stop),
                $"An append at version {wrong} of 1 was accepted.");
        }

        Check.SameList(life[0].Records, await run.Shipments.LoadAsync(First, run.Stop), "The history after appends that were refused");
    }

    private static async Task OneWinsAsync(KitRun run)
    {
        var life = Life(run, First, KitOrders.Id(1), "N").ToList();
        await AppendAsync(run, life[0], 0);
        var stores = new[] { run.Shipments, KitRun.Offered(run.Other.Shipments) };
        var won = await KitRun.RaceAsync(8, caller => stores[caller % 2].TryAppendAsync(First, life[1].Records, 1, run.Stop));
        Check.Same(1, won.Count(isWon => isWon), "Winners of 8 appends at version 1");
        Check.Same(
            1 + life[1].Records.Count, (await run.Shipments.LoadAsync(First, run.Stop)).Count, "Events in the history after the race");
    }

    private static async Task ByOrderAsync(KitRun run)
    {
        foreach (var (shipment, order) in (IEnumerable<(string, int)>)[("S2", 1), ("S1", 1), ("S3", 2)])
        {
            await AppendAsync(run, Life(run, new(shipment), KitOrders.Id(order), shipment).First(), 0);
        }

        Check.SameList(
            [new("S1"), new("S2")], await run.Finder.FindByOrderAsync(KitOrders.Id(1), run.Stop), "The shipments of an order");
        Check.SameList([], await run.Finder.FindByOrderAsync(KitOrders.Id(9), run.Stop), "The shipments of an order without any");
    }

    private static async Task ByNumberAsync(KitRun run)
    {
        await StoreAsync(run, First, 1, "N");
        await StoreAsync(run, new("S2"), 2, "M");
        Check.SameList([First], await FindAsync("N-2"), "The shipment of a tracking number");
        Check.SameList([], await FindAsync("N-3"), "The shipment of a number nobody has");
        Check.SameList(
            [], await run.Finder.FindByTrackingNumberAsync("other", "N-1", run.Stop), "The shipment of another carrier's number");
        var shipment = ShipmentDecider.Replay(await run.Shipments.LoadAsync(First, run.Stop))!;
        var voided = Decided(run, shipment, new ShipmentCommand.IntendVoid(new("void"), First));
        await AppendAsync(run, voided, shipment.Version);
        var gone = Decided(run, voided.Shipment, new ShipmentCommand.ConfirmVoid(new("voided"), First, shipment.Booking!.Reference));
        await AppendAsync(run, gone, voided.Shipment.Version);
        Check.SameList([], await FindAsync("N-2"), "The shipment of a number that was voided");
        Check.SameList([new("S2")], await FindAsync("M-1"), "The other shipment");

        async Task<ValueList<ShipmentId>> FindAsync(string number) =>
            await run.Finder.FindByTrackingNumberAsync("post", number, run.Stop);
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        await StoreAsync(run, First, 1, "N");
        var before = await run.Shipments.LoadAsync(First, run.Stop);
        await run.ReopenAsync();
        Check.SameList(before, await run.Shipments.LoadAsync(First, run.Stop), "The history after a restart");
        Check.SameList([First], await run.Finder.FindByTrackingNumberAsync("post", "N-1", run.Stop), "The shipment found after it");
    }

    private static async Task StoreAsync(KitRun run, ShipmentId id, int order, string numbers)
    {
        var version = 0L;
        foreach (var step in Life(run, id, KitOrders.Id(order), numbers).Take(3))
        {
            await AppendAsync(run, step, version);
            version = step.Shipment.Version;
        }
    }

    private static async Task AppendAsync(KitRun run, ShipmentStep step, long version) => Check.That(
        await run.Shipments.TryAppendAsync(step.Shipment.Id, step.Records, version, run.Stop),
        $"An append at version {version} was refused.");

    // Planned, booked, tracked until it is there, and what the carrier said afterwards.
    private static IEnumerable<ShipmentStep> Life(KitRun run, ShipmentId id, OrderId order, string numbers)
    {
        var plan = new ShipmentPlan(order, new("LAGER"), [new(1, 2)], "recipient", "post", "17", [new(1, 900, []), new(2, 400, [])]);
        Shipment? shipment = null;
        TrackingEvent Scan(int parcel, TrackingStatus status, int minute) => new(
            $"{numbers}-{parcel}", "code-å", status, run.Now + NodaTime.Duration.FromMinutes(minute), run.Now, $"e-{parcel}-{minute}");
        foreach (var make in (Func<ShipmentCommand>[])
        [
            () => new ShipmentCommand.Plan(new("plan"), id, plan),
            () => new ShipmentCommand.IntendBooking(new("book"), id),
            () => new ShipmentCommand.ConfirmBooking(
                new("booked"), id, shipment!.Booking!.Reference, $"B-{numbers}", [$"{numbers}-1", $"{numbers}-2"]),
            () => new ShipmentCommand.RecordTracking(
                new("scan-1"), id, [Scan(1, TrackingStatus.HandedOver, 1), Scan(2, TrackingStatus.InTransit, 2)]),
            () => new ShipmentCommand.RecordTracking(
                new("scan-2"), id, [Scan(1, TrackingStatus.Delivered, 3), Scan(2, TrackingStatus.Delivered, 4)]),
            () => new ShipmentCommand.RecordTracking(new("scan-3"), id, [Scan(1, TrackingStatus.InTransit, 9)]),
        ])
        {
            var step = Decided(run, shipment, make());
            shipment = step.Shipment;
            yield return step;
        }
    }

    private static ShipmentStep Decided(KitRun run, Shipment? shipment, ShipmentCommand command) =>
        ShipmentDecider.Decide(shipment, command, run.Now).Value;
}
