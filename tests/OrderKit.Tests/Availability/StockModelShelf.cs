using OrderKit.Feeds;

namespace OrderKit.Tests.Availability;

/// <summary>One shelf of the simple model: a list of all that was said of it, added up anew each time.</summary>
internal sealed class StockModelShelf
{
    // What the warehouse said and what was done here, in the order it came: a count, or a movement.
    private readonly List<(long Number, bool IsCount, bool IsOwn, int Units)> log = [(0, true, true, 0)];
    private long heard;

    internal int Reserved, Short, Kept, Aside;
    internal bool Endless;

    internal int OnHand => Math.Max(0, Level());

    // News is missing: what comes is swallowed.
    internal bool Swallows => Level() < 0;

    internal int FreeBeside(int own) =>
        Endless ? Quantity.Max : Math.Max(0, OnHand - (Reserved - own) - Kept - Math.Max(0, Aside));

    internal void Add(int units) => log.Add((heard, false, true, units));

    internal void Set(int units) => log.Add((heard, true, true, units));

    internal void Hear(long number, WarehouseNews news)
    {
        Aside += news switch { WarehouseNews.SetAside aside => aside.Units, WarehouseNews.Scrapped gone => -gone.Units.Value, _ => 0 };
        heard = Math.Max(heard, number);
        log.Add(news switch
        {
            WarehouseNews.Counted counted => (number, true, false, counted.OnHand.Value),
            WarehouseNews.Received received => (number, false, false, received.Units.Value),
            WarehouseNews.Adjusted adjusted => (number, false, false, adjusted.Units),
            WarehouseNews.Scrapped gone => (number, false, false, -gone.Units.Value),
            _ => (number, false, false, 0),
        });
    }

    internal void Trim(bool isFact = false) => Short = Math.Min(isFact ? int.MaxValue : Short, Math.Max(0, Reserved - OnHand));

    // The count with the highest number, ours counting as the number heard before it, and all that comes after it.
    private int Level()
    {
        var last = 0;
        for (var at = 1; at < log.Count; at++)
        {
            var isLater = log[at].IsOwn ? log[at].Number >= log[last].Number : log[at].Number > log[last].Number;
            last = log[at].IsCount && isLater ? at : last;
        }

        return log[last].Units + log.Where((one, at) => !one.IsCount && (
            !one.IsOwn ? one.Number > log[last].Number
            : log[last].IsOwn ? at > last : one.Number >= log[last].Number)).Sum(one => one.Units);
    }
}
