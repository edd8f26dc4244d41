using OrderKit.InMemory;
using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

public sealed class ShipmentServiceTests
{
    [Fact]
    public async Task A_shipment_can_be_found_again_by_order_and_by_tracking_number()
    {
        var store = new MemoryShipmentStore();
        var service = new ShipmentService(store, new TrialClock(Given.Start));
        await service.HandleAsync(Given.Planned(Given.Parcel(1)));
        await service.HandleAsync(new ShipmentCommand.IntendBooking(new("book"), Given.Id));
        await service.HandleAsync(new ShipmentCommand.ConfirmBooking(new("booked"), Given.Id, "SH-1-1", "B1", ["P1"]));

        Assert.Equal([Given.Id], await store.FindByOrderAsync(new("SO-1"), default));
        Assert.Equal([Given.Id], await store.FindByTrackingNumberAsync("sim", "P1", default));
        Assert.Empty(await store.FindByTrackingNumberAsync("other", "P1", default));
        Assert.Equal(Given.Booked(1), await service.FindAsync(Given.Id));
    }

    [Fact]
    public async Task Many_at_once_lose_nothing_and_book_once()
    {
        var service = new ShipmentService(new MemoryShipmentStore(), new TrialClock(Given.Start));
        await service.HandleAsync(Given.Planned(Given.Parcel(1)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () => service.HandleAsync(new ShipmentCommand.IntendBooking(new($"book-{i}"), Given.Id)))));
        Assert.Single(answers, a => a.IsAccepted);
        Assert.Equal(1, (await service.FindAsync(Given.Id))!.BookingAttempts);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task A_lost_race_is_run_five_times(int lost, bool isCarriedOut)
    {
        var store = new LosingStore(lost);
        var service = new ShipmentService(store, new TrialClock(Given.Start));
        if (isCarriedOut)
        {
            Assert.True((await service.HandleAsync(Given.Planned(Given.Parcel(1)))).IsAccepted);
        }
        else
        {
            var thrown = await Assert.ThrowsAsync<ShipmentConcurrencyException>(() => service.HandleAsync(Given.Planned(Given.Parcel(1))));
            Assert.Equal(Given.Id, thrown.Shipment);
        }

        Assert.Equal(5, store.Tries);
    }

    [Fact]
    public async Task An_append_that_expects_another_version_changes_nothing()
    {
        var store = new MemoryShipmentStore();
        var records = ShipmentDecider.Decide(null, Given.Planned(Given.Parcel(1)), Given.Start).Value.Records;
        Assert.False(await store.TryAppendAsync(Given.Id, records, 1, default));
        Assert.Empty(await store.LoadAsync(Given.Id, default));
        Assert.True(await store.TryAppendAsync(Given.Id, records, 0, default));
        Assert.False(await store.TryAppendAsync(Given.Id, records, 0, default));
        Assert.Equal(records, await store.LoadAsync(Given.Id, default));
    }

    /// <summary>A store in which somebody else is always faster, a given number of times.</summary>
    private sealed class LosingStore(int lost) : IShipmentStore
    {
        internal int Tries { get; private set; }

        public Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken) =>
            Task.FromResult<ValueList<ShipmentRecord>>([]);

        public Task<bool> TryAppendAsync(
            ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken) =>
            Task.FromResult(++Tries > lost);
    }
}
