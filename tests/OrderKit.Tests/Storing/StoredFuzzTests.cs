using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Storing;

namespace OrderKit.Tests.Storing;

/// <summary>Texts with faults put in by chance: either the one exception, or a value that is written back to something that reads
/// equal.</summary>
[Properties(MaxTest = 3000, Arbitrary = [typeof(Spoiled)])]
public sealed class StoredFuzzTests
{
    [Property]
    public void An_event_with_spoiled_bytes_is_refused_or_reads_again_as_it_was_read(SpoiledBytes spoiled) => ReadsOrRefuses(spoiled.Text);

    [Property]
    public void An_event_with_spoiled_members_is_refused_or_reads_again_as_it_was_read(SpoiledMembers spoiled) =>
        ReadsOrRefuses(spoiled.Text);

    [Property]
    public void A_spoiled_history_gives_an_order_or_is_refused(SpoiledMembers spoiled)
    {
        if (Read(spoiled.Text) is { } recorded)
        {
            var before = Spoiled.Before(recorded.Version);
            try
            {
                Assert.NotNull(OrderDecider.Evolve(before, recorded));
            }
            catch (InvalidOrderDataException)
            {
                return;
            }
        }
    }

    [Property]
    public void A_spoiled_order_is_refused_or_left_to_its_events_or_reads_again_as_it_was_read(SpoiledOrder spoiled)
    {
        try
        {
            if (StoredOrder.Read(spoiled.Text).Order is { } order)
            {
                Assert.Equal(order, StoredOrder.Read(StoredOrder.Write(order)).Order);
            }
        }
        catch (InvalidOrderDataException)
        {
            return;
        }
    }

    [Fact]
    public void The_faults_put_in_are_of_every_sort()
    {
        var members = Spoiled.Members().Generator.Sample(2000, new Rnd(2026, 3), 50).Select(s => Read(s.Text)).ToList();
        var bytes = Spoiled.Bytes().Generator.Sample(2000, new Rnd(2026, 3), 50).Select(s => Read(s.Text)).ToList();

        Assert.All((List<RecordedEvent?>[])[members, bytes], found =>
        {
            Assert.InRange(found.Count(r => r is null), 200, 1990);
            Assert.Contains(found, r => r is { AsStored: null });
            Assert.Contains(found, r => r is { AsStored: not null, Event: not OrderEvent.Unknown });
        });
        Assert.Contains(members, r => r is { Event: OrderEvent.Unknown });
    }

    private static RecordedEvent? Read(byte[] text)
    {
        try
        {
            return StoredEvent.Read(text);
        }
        catch (InvalidOrderDataException)
        {
            return null;
        }
    }

    private static void ReadsOrRefuses(byte[] text)
    {
        if (Read(text) is { } recorded)
        {
            Assert.Equal(recorded, StoredEvent.Read(StoredEvent.Write(recorded)));
        }
    }
}

/// <summary>A stored event with some bytes changed, doubled, dropped or cut off.</summary>
public sealed record SpoiledBytes(byte[] Text)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}

/// <summary>A stored event with some members or values exchanged for others.</summary>
public sealed record SpoiledMembers(byte[] Text)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}

/// <summary>A stored waiting list with faults of both sorts.</summary>
public sealed record SpoiledList(byte[] Text)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}

/// <summary>A stored order with faults of both sorts.</summary>
public sealed record SpoiledOrder(byte[] Text)
{
    public override string ToString() => Encoding.UTF8.GetString(Text);
}
