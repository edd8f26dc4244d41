namespace OrderKit.Backorders;

/// <summary>What a host has laid down for its backorders.</summary>
public sealed record BackorderRules
{
    /// <summary>The rules of a host that says nothing.</summary>
    public static BackorderRules Default { get; } = new();

    /// <summary>Who gets the next units.</summary>
    /// <value>Default: <see cref="BackorderStrategy.FirstCome"/>.</value>
    public BackorderStrategy Strategy { get; init; }

    /// <summary>Whether a line with a promised day is served before lines without one, the earliest day first; then a promise slips only
    /// when supply does.</summary>
    /// <remarks>Says nothing under <see cref="BackorderStrategy.FairShare"/>, where all share every change.</remarks>
    /// <value>Default: true.</value>
    public bool KeepsPromises { get; init; } = true;

    /// <summary>What customers are made to bear.</summary>
    public Patience Patience { get; init; } = new();
}
