using FsCheck.Xunit;
using OrderKit.Shipments;
using OrderKit.Tests.Shipments;

namespace OrderKit.Tests.Processes;

[Properties(MaxTest = 1000, Arbitrary = [typeof(TrackingGenerators)])]
public sealed class OrderTrackingProperties
{
    private const int EventsMax = 14;

    [Property]
    public async Task<bool> Units_finish_where_the_fold_does_after_every_batch(TrackingEvent[] events, int seed)
    {
        var random = new Random(seed);
        var world = await TrackedOrder.OfAsync(random.Next(TrackedOrder.Shapes.Count), random.Next(2) == 0);
        foreach (var batch in Batches([.. events.Take(EventsMax)], random))
        {
            var shipment = await world.HearAsync(batch);
            if (await world.PlacesAsync() != TrackedOrder.Expected(shipment))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public async Task<bool> Every_arrival_order_and_batching_leaves_the_units_in_the_same_places(
        TrackingEvent[] events, int seed)
    {
        // An event that its carrier rewrites may unsay a hand-over; units once shown gone stay gone until a person corrects it.
        TrackingEvent[] set = [.. events.Take(EventsMax).Select(e => e with { EventId = null })];
        var random = new Random(seed);
        var shape = random.Next(TrackedOrder.Shapes.Count);
        HashSet<string> places = [];
        for (var round = 0; round < 3; round++)
        {
            var world = await TrackedOrder.OfAsync(shape);
            random.Shuffle(set);
            foreach (var batch in Batches([.. set, .. set.Where(_ => random.Next(4) == 0)], random))
            {
                await world.HearAsync(batch);
            }

            places.Add(await world.PlacesAsync());
        }

        return places.Count == 1;
    }

    private static IEnumerable<TrackingEvent[]> Batches(TrackingEvent[] events, Random random)
    {
        for (var from = 0; from < events.Length;)
        {
            var count = random.Next(1, 4);
            yield return [.. events.Skip(from).Take(count)];
            from += count;
        }
    }
}
