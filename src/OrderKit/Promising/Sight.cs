namespace OrderKit.Promising;

/// <summary>An article as one channel sees it: the sum of what each visible location can promise by itself.</summary>
/// <remarks>Units at one location never cover demand at another: moving them is a decision of its own.</remarks>
internal readonly ref struct Sight(SkuSupply supply, ChannelRules channel, LocationId? at)
{
    // How many locations are seen, and the first day from which one of them has no limit.
    internal int Count(out int infinite)
    {
        var count = 0;
        infinite = int.MaxValue;
        foreach (var schedule in supply.Locations.AsSpan())
        {
            if (Sees(schedule))
            {
                count++;
                infinite = Math.Min(infinite, schedule.InfiniteDay);
            }
        }

        return count;
    }

    internal Quantity OnDay(int day)
    {
        var units = 0L;
        foreach (var schedule in supply.Locations.AsSpan())
        {
            units += Sees(schedule) ? schedule.OnDay(day).Value : 0;
        }

        return (int)Math.Min(Quantity.Max, units);
    }

    // -1 when never. From one day on which a visible location changes to the next.
    internal int EarliestDay(int quantity, int infinite)
    {
        var day = 0;
        while (OnDay(day).Value < quantity)
        {
            day = NextDay(day, infinite);
            if (day == int.MaxValue)
            {
                return -1;
            }
        }

        return day;
    }

    private int NextDay(int after, int infinite)
    {
        var next = infinite > after ? infinite : int.MaxValue;
        foreach (var schedule in supply.Locations.AsSpan())
        {
            if (Sees(schedule))
            {
                var row = schedule.Days.BinarySearch(after + 1);
                row = row >= 0 ? row : ~row;
                next = row < schedule.Days.Length ? Math.Min(next, schedule.Days[row]) : next;
            }
        }

        return next;
    }

    private bool Sees(AtpSchedule schedule) =>
        (at is not { } only || only == schedule.Picture.Location) && channel.Sees(schedule.Picture.Location);
}
