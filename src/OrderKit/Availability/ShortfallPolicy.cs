namespace OrderKit.Availability;

/// <summary>Whose units become backorders when a count finds fewer than are reserved.</summary>
/// <remarks>A value that a host can replace.</remarks>
public sealed class ShortfallPolicy
{
    /// <summary>A policy of the host's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="compare">Less than zero when the first reservation gives up its units before the second; pure. Ties go by the order's
    /// text, the last first.</param>
    public ShortfallPolicy(Code name, Comparison<Reservation> compare)
    {
        ArgumentNullException.ThrowIfNull(compare);
        (Name, Compare) = (name, compare);
    }

    private ShortfallPolicy(Code name) => Name = name;

    /// <summary>The order promised last gives up its units first; one without a promise before all, a pending one before a
    /// committed one.</summary>
    public static ShortfallPolicy LatestPromiseFirst { get; } = new("latest-promise-first", Later);

    /// <summary>Nobody gives up anything: the position stays short until goods come or somebody decides.</summary>
    public static ShortfallPolicy Keep { get; } = new("keep");

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; }

    internal Comparison<Reservation>? Compare { get; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name.Value;

    private static int Later(Reservation one, Reservation other) =>
        one.CommittedAt is null != other.CommittedAt is null ? (one.CommittedAt is null ? -1 : 1)
        : one.PromisedFor == other.PromisedFor ? 0
        : one.PromisedFor is not { } first ? -1
        : other.PromisedFor is not { } second ? 1
        : second.CompareTo(first);
}
