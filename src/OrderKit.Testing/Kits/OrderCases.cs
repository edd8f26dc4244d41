using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Testing.Generators;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What one caller sees of an order store.</summary>
internal static class OrderCases
{
    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("orders: what was never stored is not there", "An order that is not there loads as null.", open, NothingAsync),
        new("orders: what was appended loads", "An order loads as it stands after its last event, for every host, at once.", open,
            LoadsAsync),
        new("orders: the version is checked", "An append at another version stores nothing and says so.", open, VersionAsync),
        new("orders: a refused append leaves no trace", "State, events and envelope are stored together or not at all.", open, AllAsync),
        new("orders: the envelope comes with the events", "An envelope is the one last stored with the order, byte for byte.", open,
            EnvelopeAsync),
        new("orders: an order is its events", "What loads is what its events tell, for every life of an order.", open, ReplayAsync),
        new("orders: kinds of a later version are kept", "Events that this version does not know are kept letter by letter.", open,
            LaterAsync),
        new("orders: they survive a restart", "What was acknowledged is there after a restart.", open, SurvivesAsync),
        new("orders: ids are compared exactly", "Ids that differ in case or accents are different orders.", open, ExactAsync),
    ];

    private static async Task NothingAsync(KitRun run)
    {
        Check.Same(null, await run.Orders.LoadAsync(KitOrders.Id(1), run.Stop), "An order that was never stored");
        await run.AppendAsync(KitOrders.Place(KitOrders.Id(2), run.Now));
        Check.Same(null, await run.Orders.LoadAsync(KitOrders.Id(1), run.Stop), "An order that was never stored beside another");
    }

    private static async Task LoadsAsync(KitRun run)
    {
        var other = KitRun.Offered(run.Other.Orders);
        Check.Same(null, await other.LoadAsync(KitOrders.Id(1), run.Stop), "The order before");
        var step = KitOrders.Place(KitOrders.Id(1), run.Now);
        await run.AppendAsync(step);
        foreach (var name in (string[])["a", "b", "c"])
        {
            Check.Same(step.Order, await run.LoadAsync(step.Order.Id), "The order");
            Check.Same(step.Order, await other.LoadAsync(step.Order.Id, run.Stop), "The order as another host sees it");
            step = KitOrders.Ship(step.Order, name, run.Now);
            await run.AppendAsync(step);
        }

        Check.Same(step.Order, await other.LoadAsync(step.Order.Id, run.Stop), "The order as another host sees it");
    }

    private static async Task VersionAsync(KitRun run)
    {
        var placed = KitOrders.Place(KitOrders.Id(1), run.Now);
        Check.That(!await run.Orders.TryAppendAsync(placed, null, 1, run.Stop), "An order that is not there was appended to at version 1.");
        await run.AppendAsync(placed);
        var (one, two) = (KitOrders.Hold(placed.Order, "one", run.Now), KitOrders.Hold(placed.Order, "two", run.Now));
        await run.AppendAsync(one);
        foreach (var wrong in (long[])[0, 1, 3])
        {
            Check.That(!await run.Orders.TryAppendAsync(two, null, wrong, run.Stop), $"An append at version {wrong} of 2 was accepted.");
        }

        Check.Same(one.Order, await run.LoadAsync(placed.Order.Id), "The order after appends that were refused");
    }

    private static async Task AllAsync(KitRun run)
    {
        var placed = KitOrders.Place(KitOrders.Id(1), run.Now, new("first"));
        await run.AppendAsync(placed, KitOrders.Envelope(placed.Order.Id, 1));
        await run.AppendAsync(KitOrders.Hold(placed.Order, "one", run.Now));
        var late = KitOrders.Ship(placed.Order, "late", run.Now);
        Check.That(
            !await run.Orders.TryAppendAsync(late, KitOrders.Envelope(placed.Order.Id, 2), 1, run.Stop), "A late append was accepted.");
        Check.Same(2, (await run.LoadAsync(placed.Order.Id)).Version, "The version");
        if (run.Store.Envelopes is { } envelopes)
        {
            var kept = await envelopes.LoadEnvelopeAsync(placed.Order.Id, run.Stop);
            Check.Same(1, kept?.Sealed.Span[0] ?? 0, "The envelope after an append that was refused");
        }

        if (run.Store.Feed is { } feed)
        {
            await run.RelayAsync();
            Check.Same(2, (await feed.ReadAsync(0, 10, run.Stop)).Count, "Events in the feed");
        }
    }

    private static async Task EnvelopeAsync(KitRun run)
    {
        var placed = KitOrders.Place(KitOrders.Id(1), run.Now, new("first"));
        Check.Same(null, await run.Envelopes.LoadEnvelopeAsync(placed.Order.Id, run.Stop), "The envelope before");
        await run.AppendAsync(placed, KitOrders.Envelope(placed.Order.Id, 1));
        await LiesAsync(1);
        var held = KitOrders.Hold(placed.Order, "one", run.Now);
        await run.AppendAsync(held);
        await LiesAsync(1);
        await run.AppendAsync(KitOrders.Hold(held.Order, "two", run.Now), KitOrders.Envelope(placed.Order.Id, 2));
        await LiesAsync(2);

        async Task LiesAsync(byte content)
        {
            var envelope = Check.NotNull(await run.Envelopes.LoadEnvelopeAsync(placed.Order.Id, run.Stop), "The envelope");
            var expected = KitOrders.Envelope(placed.Order.Id, content).Sealed.Span;
            Check.That(envelope.Sealed.Span.SequenceEqual(expected), "The envelope has other bytes than were stored last.");
        }
    }

    private static async Task ReplayAsync(KitRun run)
    {
        var number = 0;
        foreach (var script in OrderGenerators.Samples(25))
        {
            var (store, copy) = (run.Orders, new MemoryOrderStore());
            var id = KitOrders.Id(++number);
            List<RecordedEvent> told = [];
            foreach (var command in script.CommandsFor(id, run.Now))
            {
                var before = await copy.LoadAsync(id, run.Stop);
                var decision = OrderDecider.Decide(OrderRules.Default, before, command, run.Now);
                if (decision is { IsAccepted: true, Value: { IsRepeat: false } step })
                {
                    await copy.TryAppendAsync(step, null, before?.Version ?? 0, run.Stop);
                    await run.AppendAsync(step);
                    told.AddRange(step.Events);
                    Check.Same(step.Order, await store.LoadAsync(id, run.Stop), $"The order after {command.Verb}");
                }
            }

            Check.Same(OrderDecider.Replay(told), await store.LoadAsync(id, run.Stop), "The order told by its events");
        }
    }

    private static async Task LaterAsync(KitRun run)
    {
        var placed = KitOrders.Place(KitOrders.Id(1), run.Now);
        var later = KitOrders.Later(placed.Order, run.Now);
        var held = KitOrders.Hold(later.Order, "after", run.Now);
        await run.AppendAsync(placed);
        await run.AppendAsync(later);
        Check.Same(later.Order, await run.LoadAsync(placed.Order.Id), "The order after an event of a kind to come");
        await run.AppendAsync(held);
        Check.Same(held.Order, await run.LoadAsync(placed.Order.Id), "The order that went on over it");
        if (run.Store.Feed is { } feed)
        {
            await run.RelayAsync();
            var read = await feed.ReadAsync(0, 10, run.Stop);
            Check.Same(later.Events[0], read.Select(one => one.Event).ElementAtOrDefault(1), "The event of a kind to come in the feed");
        }
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        var placed = KitOrders.Place(KitOrders.Id(1), run.Now, new("first"));
        await run.AppendAsync(placed, KitOrders.Envelope(placed.Order.Id, 7));
        await run.ReopenAsync();
        Check.Same(placed.Order, await run.LoadAsync(placed.Order.Id), "The order after a restart");
        await run.AppendAsync(KitOrders.Ship(placed.Order, "S1", run.Now));
        await run.ReopenAsync();
        Check.Same(
            KitOrders.Ship(placed.Order, "S1", run.Now).Order, await run.LoadAsync(placed.Order.Id), "The order after another restart");
        if (run.Store.Envelopes is { } envelopes)
        {
            Check.NotNull(await envelopes.LoadEnvelopeAsync(placed.Order.Id, run.Stop), "The envelope after a restart");
        }
    }

    private static async Task ExactAsync(KitRun run)
    {
        OrderId[] ids = [new("SO-a"), new("SO-A"), new("SO-å"), new("SO-Å"), new("SO-%"), new("SO-'")];
        foreach (var id in ids)
        {
            Check.Same(null, await run.Orders.LoadAsync(id, run.Stop), $"Order {id} before");
            await run.AppendAsync(KitOrders.Place(id, run.Now));
        }

        foreach (var id in ids)
        {
            Check.Same(id, (await run.LoadAsync(id)).Id, "The order");
        }
    }
}
