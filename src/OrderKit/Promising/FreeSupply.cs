namespace OrderKit.Promising;

/// <summary>The units of a schedule that are nobody's yet, each with the receipt it comes with: what backorders may be promised.</summary>
/// <remarks>Only with look-ahead: then the promisable figure rises on days with a receipt only, and each rise is units of that day's
/// receipts that no demand, earlier or later, needs.</remarks>
internal static class FreeSupply
{
    // More than any number of lines can want, and far from the end of the range.
    internal const long Endless = long.MaxValue / 4;

    internal static FreeUnits[] Of(AtpSchedule schedule)
    {
        if (schedule.InfiniteDay == 0)
        {
            return [new(0, null, Endless)];
        }

        List<FreeUnits> free = [new(0, null, schedule.Shelf)];
        var given = (long)schedule.Shelf;
        var receipt = 0;
        foreach (var day in schedule.Days)
        {
            var left = schedule.OnDay(day).Value - given;
            given += Math.Max(0, left);
            for (; receipt < schedule.Receipts.Length && schedule.Receipts[receipt].Day == day; receipt++)
            {
                var units = Math.Min(left, schedule.Receipts[receipt].Units);
                if (units > 0)
                {
                    free.Add(new(day, schedule.Receipts[receipt].Id, units));
                    left -= units;
                }
            }
        }

        if (schedule.InfiniteDay < int.MaxValue)
        {
            free.Add(new(schedule.InfiniteDay, null, Endless));
        }

        return [.. free];
    }
}

/// <summary>Units that are nobody's yet. Without a receipt they are on the shelf when it is today, else made or bought.</summary>
internal readonly record struct FreeUnits(int Day, ReceiptId? Receipt, long Units);
