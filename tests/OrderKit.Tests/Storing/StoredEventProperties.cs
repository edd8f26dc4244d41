using System.Text;
using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Storing;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>What is stored is what was: for every life of an order.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class StoredEventProperties
{
    [Property]
    public void Every_event_reads_as_it_was_and_is_written_to_the_same_bytes(OrderPlay play)
    {
        foreach (var recorded in play.History)
        {
            var bytes = StoredEvent.Write(recorded);
            var read = StoredEvent.Read(bytes);

            Assert.Equal(recorded, read);
            Assert.Equal(bytes, StoredEvent.Write(read));
        }
    }

    [Property]
    public void Replay_of_the_stored_events_is_the_live_order(OrderPlay play)
    {
        var stored = play.History.Select(StoredEvent.Write).ToList();

        Assert.Equal(play.End, OrderDecider.Replay(stored.Select(bytes => StoredEvent.Read(bytes))));
    }

    [Property]
    public void Every_state_reads_as_it_was_and_is_written_to_the_same_bytes(OrderPlay play)
    {
        foreach (var turn in play.Turns.Where(turn => turn.After is not null))
        {
            var bytes = StoredOrder.Write(turn.After!);
            var reading = StoredOrder.Read(bytes);

            Assert.Equal(turn.After, reading.Order);
            Assert.Equal(bytes, StoredOrder.Write(reading.Order!));
        }
    }

    [Property(MaxTest = 200)]
    public void Members_of_a_later_version_are_kept_and_change_nothing_else(OrderPlay play)
    {
        foreach (var recorded in play.History)
        {
            var later = LaterVersion.AddMembers(StoredEvent.Write(recorded));
            var read = StoredEvent.Read(later);

            Assert.Equal(recorded, read with { AsStored = null });
            Assert.Equal(Encoding.UTF8.GetString(later), StoredGoldenTests.Text(read));
        }
    }

    [Property(MaxTest = 200)]
    public void An_order_goes_on_over_events_of_a_later_version(OrderPlay play)
    {
        var before = play.End;
        var later = LaterVersion.Unknown(before, "gift-wrapped");

        var after = OrderDecider.Evolve(before, later);

        Assert.Equal(before.Lines, after.Lines);
        Assert.Equal((before.Version + 1, before.Status, true), (after.Version, after.Status, after.IsPartlyUnderstood));
        Assert.True(StoredOrder.Read(StoredOrder.Write(after)).NeedsReplay);
    }
}
