namespace OrderKit.Promising;

/// <summary>What a host has laid down for the computing of promises.</summary>
public sealed record AtpRules
{
    /// <summary>The rules of a host that says nothing: no unit is promised that is not sure, and none twice.</summary>
    public static AtpRules Default { get; } = new();

    /// <summary>How it is computed.</summary>
    /// <value>Default: <see cref="AtpMethod.CumulativeWithLookAhead"/>.</value>
    public AtpMethod Method { get; init; }

    /// <summary>What a receipt counts for that should have come.</summary>
    /// <value>Default: <see cref="OverduePolicy.Ignore"/>, until somebody gives it a new day.</value>
    public OverduePolicy OverdueReceipts { get; init; } = OverduePolicy.Ignore;

    /// <summary>What a demand counts for whose day has passed.</summary>
    /// <value>Default: <see cref="OverduePolicy.AsToday"/>: it is still owed.</value>
    public OverduePolicy OverdueDemands { get; init; } = OverduePolicy.AsToday;

    /// <summary>Whether planned receipts count as firm ones do.</summary>
    /// <value>Default: false.</value>
    public bool CountsPlanned { get; init; }

    /// <summary>Days from today after which any quantity can be made or bought: the infinite supply horizon. Null for never.</summary>
    /// <remarks>Receipts and demands from that day on limit nothing, as in Oracle's infinite supply time fence.</remarks>
    /// <value>0 or more; default: null.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int? InfiniteAfterDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0);
            field = value;
        }
    }
}
