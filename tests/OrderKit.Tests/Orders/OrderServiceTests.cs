using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>The shell: loads, decides, stores, and tries again when others were faster.</summary>
public sealed class OrderServiceTests
{
    private static readonly OrderCommand Look =
        new OrderCommand.ReportAuthorised(Sample.Id, Sample.Command("look"), new(1m, "SEK"), Sample.At(8));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_lost_race_is_decided_anew(int races)
    {
        var store = new LosingRaceStore(races);
        var orders = await Placed(store);
        var decision = await orders.HandleAsync(Look);
        Assert.Equal(2 + races, decision.Value.Order.Version);
        Assert.Equal(races, decision.Value.Order.Holds.Count);
        Assert.Equal(1 + races, store.Loads);
        Assert.Equal(decision.Value.Order, OrderDecider.Replay(store.History(Sample.Id)));
    }

    [Fact]
    public async Task A_purchase_is_stored_before_it_is_looked_for_and_answered_as_if_it_had_been_looked_for()
    {
        var store = new LosingRaceStore(0);
        var orders = await Placed(store);
        Assert.Equal(0, store.Loads);

        Assert.Equal(1, (await orders.HandleAsync(Sample.Place(Sample.Line(1, 1)))).Value.RepeatOf);
        var other = await orders.HandleAsync(Sample.Place(Sample.Line(1, 2)));
        Assert.Equal(RefusalReason.CommandIdReused, other.Refusal?.Reason);
        var second = await orders.HandleAsync(new OrderCommand.Place(Sample.Id, new("other"), Sample.Sek, [Sample.Line(1, 1)]));
        Assert.Equal(RefusalReason.OrderExists, second.Refusal?.Reason);
        Assert.Equal(3, store.Loads);
        Assert.Single(store.History(Sample.Id));
    }

    [Fact]
    public async Task After_five_lost_races_the_caller_hears_of_it_and_nothing_was_done()
    {
        var store = new LosingRaceStore(5);
        var orders = await Placed(store);
        var fault = await Assert.ThrowsAsync<OrderConcurrencyException>(() => orders.HandleAsync(Look));
        Assert.Equal((Sample.Id, OrderService.AttemptsMax), (fault.Order, fault.Attempts));
        Assert.Equal(OrderService.AttemptsMax, store.Loads);
        Assert.DoesNotContain(store.History(Sample.Id), e => e.CommandId == Look.Id);
        Assert.Equal(7, (await orders.HandleAsync(Look)).Value.Order.Version);
    }

    [Fact]
    public async Task A_race_lost_to_a_rival_that_makes_the_command_impossible_is_refused()
    {
        var store = new LosingRaceStore(1);
        var orders = await Placed(store);
        var decision = await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm")));
        Assert.Equal(RefusalReason.OnHold, decision.Refusal?.Reason);
        Assert.Equal(2, store.History(Sample.Id).Count);
    }

    [Fact]
    public async Task A_refused_command_and_a_repeat_store_nothing()
    {
        var store = new LockedOrderStore();
        var orders = await Placed(store);
        var refused = new OrderCommand.Complete(Sample.Id, Sample.Command("complete"));
        Assert.Equal(RefusalReason.NotInThisStatus, (await orders.HandleAsync(refused)).Refusal?.Reason);
        Assert.Equal(RefusalReason.OrderUnknown, (await orders.HandleAsync(refused with { OrderId = new("SO-9") })).Refusal?.Reason);
        Assert.Equal(1, (await orders.HandleAsync(Sample.Place(Sample.Line(1, 1)))).Value.RepeatOf);
        Assert.Equal(1, store.Appends);
        Assert.Empty(store.History(new("SO-9")));
    }

    [Fact]
    public async Task A_refused_command_is_decided_anew_when_sent_again()
    {
        var orders = await Placed(new LockedOrderStore());
        var pack = new OrderCommand.Pack(Sample.Id, Sample.Command("pack"), []);
        Assert.False((await orders.HandleAsync(pack)).IsAccepted);
        await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm")));
        Assert.True((await orders.HandleAsync(pack)).IsAccepted);
    }

    [Fact]
    public async Task Parallel_commands_on_one_order_make_one_history_without_gaps()
    {
        var store = new LockedOrderStore();
        var orders = await Placed(store);
        var commands = Enumerable.Range(0, 40).Select(n =>
            new OrderCommand.ReportAuthorised(Sample.Id, Sample.Command($"parallel-{n % 20}"), new(1m, "SEK"), Sample.At(8)));
        await Task.WhenAll(commands.Select(command => Task.Run(() => Insist(orders, command))));
        var history = store.History(Sample.Id);
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(e => (int)e.Version));
        Assert.Equal(21, history.Count);
        Assert.Equal(20m, OrderDecider.Replay(history)!.Payment.Authorised.Amount);
    }

    [Fact]
    public async Task Personal_data_are_stored_with_the_events()
    {
        var store = new LockedOrderStore();
        var envelope = new Envelope(Sample.Id, new byte[] { 1, 2, 3 });
        await Service(store).HandleAsync(Sample.Place(Sample.Line(1, 1)), envelope);
        Assert.Same(envelope, store.Envelopes[Sample.Id]);
    }

    [Fact]
    public async Task Events_are_recorded_by_the_hosts_clock()
    {
        var store = new LockedOrderStore();
        await Placed(store);
        Assert.Equal(Sample.At(7), store.History(Sample.Id)[0].RecordedAt);
    }

    [Fact]
    public async Task Possible_moves_are_told_of_known_orders()
    {
        var orders = await Placed(new LockedOrderStore());
        var moves = await orders.PossibleMovesAsync(Sample.Id);
        Assert.Equal(
            [OrderVerb.Confirm, OrderVerb.Reject, OrderVerb.Hold, OrderVerb.Cancel, OrderVerb.ProposeChange],
            moves!.Where(m => m.IsAllowed).Select(m => m.Verb));
        Assert.Null(await orders.PossibleMovesAsync(new("SO-9")));
    }

    // A caller that does not give up: the command's id makes that safe.
    private static async Task Insist(OrderService orders, OrderCommand command)
    {
        while (true)
        {
            try
            {
                Assert.True((await orders.HandleAsync(command)).IsAccepted);
                return;
            }
            catch (OrderConcurrencyException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<OrderService> Placed(IOrderStore store)
    {
        var orders = Service(store);
        await orders.HandleAsync(Sample.Place(Sample.Line(1, 1)));
        return orders;
    }

    private static OrderService Service(IOrderStore store) => new(store, OrderRules.Default, new StoppedClock(Sample.At(7)));

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
