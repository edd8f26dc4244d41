using NodaTime;

namespace OrderKit.Promising;

/// <summary>The days of a supply picture on which something comes or goes, counted from today, with the rules applied.</summary>
internal sealed class SupplyDays
{
    private readonly List<Change> changes = [];
    private readonly List<DatedReceipt> receipts = [];

    private SupplyDays()
    {
    }

    internal int[] Days { get; private set; } = [];

    internal long[] Supply { get; private set; } = [];

    internal long[] Demand { get; private set; } = [];

    // By day, then id: those that count, on the day they count for.
    internal DatedReceipt[] Receipts { get; private set; } = [];

    internal static SupplyDays Of(SupplyPicture picture, AtpRules rules, LocalDate today)
    {
        var found = new SupplyDays();
        foreach (var receipt in picture.Receipts.AsSpan())
        {
            if (receipt.Confidence == ReceiptConfidence.Firm || rules.CountsPlanned)
            {
                found.Add(receipt, rules, today);
            }
        }

        foreach (var demand in picture.Demands.AsSpan())
        {
            if (Day(rules.OverdueDemands, rules, today, demand.Due) is { } day)
            {
                found.changes.Add(new(day, 0, demand.Quantity.Value));
            }
        }

        found.Gather();
        return found;
    }

    private static int? Day(OverduePolicy overdue, AtpRules rules, LocalDate today, LocalDate due) =>
        overdue.DayOf(Period.DaysBetween(today, due)) is { } day && day < (rules.InfiniteAfterDays ?? int.MaxValue) ? day : null;

    private void Add(Receipt receipt, AtpRules rules, LocalDate today)
    {
        if (Day(rules.OverdueReceipts, rules, today, receipt.Due) is { } day)
        {
            changes.Add(new(day, receipt.Quantity.Value, 0));
            receipts.Add(new(day, receipt.Id, receipt.Quantity.Value));
        }
    }

    // Today always has a row, so that every day has one at or before it.
    private void Gather()
    {
        changes.Add(default);
        changes.Sort(static (left, right) => left.Day.CompareTo(right.Day));
        receipts.Sort(static (left, right) =>
            left.Day != right.Day ? left.Day.CompareTo(right.Day) : string.CompareOrdinal(left.Id.Value, right.Id.Value));
        Receipts = [.. receipts];
        var count = 1;
        for (var i = 1; i < changes.Count; i++)
        {
            count += changes[i].Day != changes[i - 1].Day ? 1 : 0;
        }

        (Days, Supply, Demand) = (new int[count], new long[count], new long[count]);
        var row = 0;
        foreach (var (day, supply, demand) in changes)
        {
            row += day != Days[row] ? 1 : 0;
            Days[row] = day;
            Supply[row] += supply;
            Demand[row] += demand;
        }
    }

    private readonly record struct Change(int Day, int Supply, int Demand);
}

/// <summary>A receipt that counts, on the day from today for which it counts.</summary>
internal readonly record struct DatedReceipt(int Day, ReceiptId Id, int Units);
