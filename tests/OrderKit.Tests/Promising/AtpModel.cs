using OrderKit.Promising;

namespace OrderKit.Tests.Promising;

/// <summary>Available-to-promise as one would do it on paper: a column for every day of six weeks, nothing clever.</summary>
internal sealed class AtpModel
{
    internal const int Days = 42;

    private readonly long[] supply = new long[Days];
    private readonly long[] demand = new long[Days];
    private readonly int infinite;
    private readonly long start;

    internal AtpModel(SupplyPicture picture, AtpRules rules)
    {
        start = picture.Opening.Value - picture.Owed.Value - picture.Safety.Value;
        infinite = rules.InfiniteAfterDays ?? int.MaxValue;
        foreach (var receipt in picture.Receipts.Where(one => one.Confidence == ReceiptConfidence.Firm || rules.CountsPlanned))
        {
            Put(supply, rules.OverdueReceipts, receipt.Due, receipt.Quantity);
        }

        foreach (var one in picture.Demands)
        {
            Put(demand, rules.OverdueDemands, one.Due, one.Quantity);
        }
    }

    internal long Balance(int day) => start + supply.Take(day + 1).Sum() - demand.Take(day + 1).Sum();

    internal int LookAhead(int day) => day >= infinite ? Quantity.Max
        : (int)Math.Max(0, Enumerable.Range(day, Math.Min(infinite, Days) - day).Min(Balance));

    internal int WithoutLookAhead(int day) => day >= infinite ? Quantity.Max : (int)Math.Max(0, Balance(day));

    internal int Discrete(int day, bool backward)
    {
        if (day >= infinite)
        {
            return Quantity.Max;
        }

        var starts = Enumerable.Range(0, Days).Where(at => at == 0 || supply[at] > 0).ToList();
        var units = starts.Select((from, i) =>
        {
            var until = i + 1 < starts.Count ? starts[i + 1] : Days;
            return (from == 0 ? start : 0) + supply[from] - demand[from..until].Sum();
        }).ToList();
        for (var i = 0; i < units.Count && backward; i++)
        {
            for (var before = i - 1; before >= 0; before--)
            {
                var taken = Math.Clamp(-units[i], 0, Math.Max(0, units[before]));
                (units[i], units[before]) = (units[i] + taken, units[before] - taken);
            }
        }

        return (int)Math.Max(0, units[starts.FindLastIndex(from => from <= day)]);
    }

    internal int? Earliest(int quantity, int from)
    {
        var days = Enumerable.Range(from, Days - from).Where(day => LookAhead(day) >= quantity).ToList();
        return days.Count > 0 ? days[0] : null;
    }

    private void Put(long[] at, OverduePolicy overdue, LocalDate due, Quantity units)
    {
        var day = Period.DaysBetween(Pictures.Today, due);
        if (day < 0)
        {
            if (overdue.IsIgnored || (overdue.FenceDays is { } fence && -day > fence))
            {
                return;
            }

            day = overdue.OffsetDays;
        }

        at[day] += day < infinite ? units.Value : 0;
    }
}
