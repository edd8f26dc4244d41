using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Olist;

/// <summary>Tells how the marketplace's orders went.</summary>
internal static class OlistStory
{
    private const int ShownMax = 3;

    internal static void Tell(Story story, string title, Run run, IReadOnlyList<OrderId> withoutItems)
    {
        story.Title(title);
        var shown = string.Join(", ", withoutItems.Take(ShownMax));
        story.Line("orders without items", withoutItems.Count,
            withoutItems.Count == 0 ? "" : $"placed with one unit of SKU unknown: {shown}{(withoutItems.Count > ShownMax ? " …" : "")}");
        story.Course(run);
    }
}
