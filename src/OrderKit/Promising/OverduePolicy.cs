namespace OrderKit.Promising;

/// <summary>What is done with a receipt or a demand whose day has passed.</summary>
/// <remarks>The fence says how long ago it may have been due, the offset when it is expected instead. Dynamics 365 has both for supply and
/// demand; IBM Sterling has the fence (<c>past due days</c>).</remarks>
public sealed record OverduePolicy
{
    private OverduePolicy(Code name) => Name = name;

    /// <summary>It does not count: nothing is promised from a late receipt, no unit is kept for a late demand.</summary>
    public static OverduePolicy Ignore { get; } = new("ignore") { IsIgnored = true };

    /// <summary>It counts as due today.</summary>
    public static OverduePolicy AsToday { get; } = new("as-today");

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; private init; }

    /// <summary>Whether it does not count at all.</summary>
    public bool IsIgnored { get; private init; }

    /// <summary>Days from today to the day on which it is expected instead, 0 or more.</summary>
    public int OffsetDays { get; private init; }

    /// <summary>How many days ago it may have been due; older ones do not count. Null for no limit.</summary>
    public int? FenceDays { get; private init; }

    /// <summary>It counts as due so many days from today.</summary>
    /// <param name="days">0 or more.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static OverduePolicy Expected(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return new("expected") { OffsetDays = days };
    }

    /// <summary>The same policy with a fence: what was due longer ago does not count.</summary>
    /// <param name="fenceDays">0 or more; with 1, what was due yesterday still counts.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public OverduePolicy Within(int fenceDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fenceDays);
        return this with { FenceDays = fenceDays };
    }

    // The day it counts for, from today on; null when it does not count.
    internal int? DayOf(int day) =>
        day >= 0 ? day
        : IsIgnored || -day > (FenceDays ?? int.MaxValue) ? null
        : OffsetDays;
}
