using NodaTime;

namespace OrderKit.Promising;

/// <summary>What can be promised of one article at one location, day by day: available-to-promise (ATP) of one supply picture.</summary>
/// <remarks>Made once, asked often: a check reads one row and allocates nothing; a booking gives a new schedule. Only days on which
/// something comes or goes have a row, so an article without receipts costs one. It never changes and may be shared between
/// threads.</remarks>
public sealed class AtpSchedule
{
    private readonly AtpRules rules;
    private readonly int[] days;
    private readonly long[] supply;
    private readonly long[] demand;
    private readonly long[] balance;
    private readonly long[] promisable;
    private readonly long start;
    private readonly int infinite;

    private AtpSchedule(SupplyPicture picture, AtpRules rules, LocalDate today, long start, SupplyDays from)
    {
        (this.rules, this.start, Today, Picture, Receipts) = (rules, start, today, picture, from.Receipts);
        (days, supply, demand) = (from.Days, from.Supply, from.Demand);
        infinite = picture.IsUnlimited ? 0 : rules.InfiniteAfterDays ?? int.MaxValue;
        (balance, promisable) = (new long[days.Length], new long[days.Length]);
        AtpComputing.Fill(rules.Method, start, supply, demand, new(balance, promisable));
    }

    private AtpSchedule(AtpSchedule before, int[] days, long[] supply, long[] demand)
    {
        (rules, start, Today, Picture) = (before.rules, before.start, before.Today, before.Picture);
        (Receipts, infinite, this.days, this.supply, this.demand) = (before.Receipts, before.infinite, days, supply, demand);
        (balance, promisable) = (new long[days.Length], new long[days.Length]);
        AtpComputing.Fill(rules.Method, start, supply, demand, new(balance, promisable));
    }

    /// <summary>The picture it was computed from; bookings made since are not in it.</summary>
    public SupplyPicture Picture { get; }

    /// <summary>The day it was computed for; nothing is promised for an earlier one.</summary>
    public LocalDate Today { get; }

    /// <summary>How it was computed.</summary>
    public AtpMethod Method => rules.Method;

    /// <summary>The rows, today's first; computed at each call.</summary>
    public ValueList<AtpRow> Rows =>
        days.Select((day, row) => new AtpRow(Date(day), supply[row], demand[row], balance[row], OnDay(day))).ToValueList();

    internal DatedReceipt[] Receipts { get; }

    internal ReadOnlySpan<int> Days => days;

    internal int InfiniteDay => infinite;

    // What can leave now: what is on the shelf, without receipts of today that have not come and without what goes today.
    internal int Shelf => (int)Math.Clamp(start - demand[0], 0, OnDay(0).Value);

    /// <summary>Computes what can be promised.</summary>
    /// <param name="picture">The supply and the demand.</param>
    /// <param name="rules">The method, and what counts.</param>
    /// <param name="today">Today at the location.</param>
    /// <returns>The schedule.</returns>
    public static AtpSchedule Of(SupplyPicture picture, AtpRules rules, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(rules);
        var start = (long)picture.Opening.Value - picture.Owed.Value - picture.Safety.Value;
        return new(picture, rules, today, start, SupplyDays.Of(picture, rules, today));
    }

    /// <summary>Units that can be promised for a day.</summary>
    /// <param name="date">Today or later.</param>
    /// <returns>0 or more; <see cref="Quantity.Max"/> when unlimited or beyond the infinite supply horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is before today.</exception>
    public Quantity On(LocalDate date) => OnDay(DayOf(date));

    /// <summary>The earliest day for which so many units can be promised together.</summary>
    /// <param name="quantity">How many; zero can be promised at once.</param>
    /// <param name="from">No day before this one; today or later.</param>
    /// <returns>The day; null when no known supply covers it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first day is before today.</exception>
    public LocalDate? Earliest(Quantity quantity, LocalDate from) =>
        EarliestDay(quantity.Value, DayOf(from)) is >= 0 and var day ? Date(day) : null;

    /// <summary>Promises units for a day: the same schedule with one demand more.</summary>
    /// <remarks>The host writes the demand into its picture and counts the picture's version up. Costs one pass over the rows.</remarks>
    /// <param name="quantity">How many.</param>
    /// <param name="date">Today or later.</param>
    /// <returns>The schedule after it; refused with <see cref="RefusalReason.NotPromisable"/> when fewer can be promised.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is before today.</exception>
    public Decision<AtpSchedule> Book(Quantity quantity, LocalDate date)
    {
        var day = DayOf(date);
        var free = OnDay(day);
        return free < quantity
            ? PromisingRefusals.NotPromisable(this, quantity, date, free)
            : Decision.Accept(day >= infinite || quantity.IsZero ? this : Booked(day, quantity.Value));
    }

    internal Quantity OnDay(int day) => day >= infinite ? Quantity.Max : Units(promisable[RowAt(day)]);

    internal LocalDate Date(int day) => Today.PlusDays(day);

    // -1 when never.
    internal int EarliestDay(int quantity, int from)
    {
        if (from >= infinite || OnDay(from).Value >= quantity)
        {
            return from;
        }

        var row = rules.Method == AtpMethod.CumulativeWithLookAhead ? FirstRising(quantity) : FirstOf(quantity, RowAt(from) + 1);
        return row < days.Length ? days[row] : infinite < int.MaxValue ? infinite : -1;
    }

    private static Quantity Units(long units) => (int)Math.Clamp(units, 0, Quantity.Max);

    // With look-ahead the figures never fall, so half of what is left is passed over at each step.
    private int FirstRising(long quantity)
    {
        var (low, high) = (0, promisable.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = promisable[middle] < quantity ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int FirstOf(long quantity, int row)
    {
        while (row < promisable.Length && promisable[row] < quantity)
        {
            row++;
        }

        return row;
    }

    private int DayOf(LocalDate date)
    {
        var day = Period.DaysBetween(Today, date);
        ArgumentOutOfRangeException.ThrowIfNegative(day, nameof(date));
        return day;
    }

    private int RowAt(int day)
    {
        var row = Array.BinarySearch(days, day);
        return row >= 0 ? row : ~row - 1;
    }

    private AtpSchedule Booked(int day, int units)
    {
        var row = RowAt(day);
        if (days[row] == day)
        {
            var more = (long[])demand.Clone();
            more[row] += units;
            return new(this, days, supply, more);
        }

        var at = row + 1;
        return new(
            this, [.. days[..at], day, .. days[at..]], [.. supply[..at], 0, .. supply[at..]], [.. demand[..at], units, .. demand[at..]]);
    }
}
