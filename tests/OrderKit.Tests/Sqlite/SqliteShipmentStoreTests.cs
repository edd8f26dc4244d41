using OrderKit.Shipments;
using OrderKit.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Sqlite;

public sealed class SqliteShipmentStoreTests : IDisposable
{
    private static readonly Code Carrier = "sim";

    private readonly SqliteFile file = new();

    private SqliteShipmentStore Store => new(file.Database);

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_shipment_is_found_by_its_order_and_by_the_numbers_it_has_now()
    {
        var shipments = new ShipmentService(Store, new StoppedClock(Sample.Start));
        await DoAsync(shipments, new ShipmentCommand.Plan(new("plan"), Sample.S1, Plan));
        await DoAsync(shipments, new ShipmentCommand.IntendBooking(new("intend"), Sample.S1));
        Assert.Empty(await Store.FindByTrackingNumberAsync(Carrier, "T1", default));
        await DoAsync(shipments, new ShipmentCommand.ConfirmBooking(new("confirm"), Sample.S1, "S1-1", "B1", ["T1", "T2"]));

        file.Reopen();
        Assert.Equal([Sample.S1], await Store.FindByOrderAsync(Sample.Id, default));
        Assert.Empty(await Store.FindByOrderAsync(new("SO-2"), default));
        Assert.Equal([Sample.S1], await Store.FindByTrackingNumberAsync(Carrier, "T2", default));
        Assert.Empty(await Store.FindByTrackingNumberAsync("other", "T2", default));

        shipments = new ShipmentService(Store, new StoppedClock(Sample.Start));
        await DoAsync(shipments, new ShipmentCommand.IntendVoid(new("void"), Sample.S1));
        await DoAsync(shipments, new ShipmentCommand.ConfirmVoid(new("voided"), Sample.S1, "S1-1"));
        Assert.Empty(await Store.FindByTrackingNumberAsync(Carrier, "T1", default));
        Assert.Equal([Sample.S1], await Store.FindByOrderAsync(Sample.Id, default));
    }

    [Fact]
    public async Task Another_length_than_expected_stores_nothing()
    {
        var step = ShipmentDecider.Decide(null, new ShipmentCommand.Plan(new("plan"), Sample.S1, Plan), Sample.Start).Value;
        Assert.False(await Store.TryAppendAsync(Sample.S1, step.Records, 1, default));
        Assert.Empty(await Store.LoadAsync(Sample.S1, default));
        Assert.True(await Store.TryAppendAsync(Sample.S1, step.Records, 0, default));
        Assert.False(await Store.TryAppendAsync(Sample.S1, step.Records, 0, default));

        Assert.Equal(step.Records, await Store.LoadAsync(Sample.S1, default));
    }

    private static ShipmentPlan Plan => new(
        Sample.Id, new("BORAS"), Sample.Units(1, 2), "receiver", Carrier, "home", [new(1, 500, []), new(2, 600, [])]);

    private static async Task DoAsync(ShipmentService shipments, ShipmentCommand command) =>
        Assert.True((await shipments.HandleAsync(command)).IsAccepted);
}
