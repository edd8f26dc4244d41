using NodaTime;

namespace OrderKit.Promising;

/// <summary>Whether a shop sells what it does not have: a named policy.</summary>
public sealed record BackorderAcceptance
{
    private readonly Kind kind;

    private BackorderAcceptance(Code name, Kind kind) => (Name, this.kind) = (name, kind);

    private enum Kind
    {
        Never,
        WhenDated,
        Always,
        UpTo,
    }

    /// <summary>What is not there is not sold.</summary>
    public static BackorderAcceptance Never { get; } = new("never", Kind.Never);

    /// <summary>Sold when known supply gives it a day.</summary>
    public static BackorderAcceptance WhenDated { get; } = new("when-dated", Kind.WhenDated);

    /// <summary>Always sold, with a day when there is one.</summary>
    public static BackorderAcceptance Always { get; } = new("always", Kind.Always);

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; }

    /// <summary>How many units may wait at once, for <see cref="UpTo"/>; else null.</summary>
    public Quantity? Limit { get; private init; }

    /// <summary>Sold, with or without a day, while no more than so many units wait.</summary>
    /// <param name="limit">Units of one article that may wait at once.</param>
    /// <returns>The policy.</returns>
    public static BackorderAcceptance UpTo(Quantity limit) => new("up-to", Kind.UpTo) { Limit = limit };

    /// <summary>Whether so many units may be sold to wait.</summary>
    /// <param name="quantity">Units beyond what is there; zero is always accepted.</param>
    /// <param name="waiting">Units of the article that wait already.</param>
    /// <param name="date">The day known supply gives them; null for none.</param>
    /// <returns>The quantity; refused with <see cref="RefusalReason.BackordersNotAccepted"/>,
    /// <see cref="RefusalReason.BackorderUndated"/> or <see cref="RefusalReason.BackorderLimitReached"/>.</returns>
    public Decision<Quantity> Judge(Quantity quantity, Quantity waiting, LocalDate? date) =>
        Verdict(quantity, waiting, date is not null) switch
        {
            RefusalReason.BackordersNotAccepted => PromisingRefusals.NotAccepted(quantity),
            RefusalReason.BackorderUndated => PromisingRefusals.Undated(quantity),
            RefusalReason.BackorderLimitReached => PromisingRefusals.LimitReached(waiting, Limit!.Value, quantity),
            _ => Decision.Accept(quantity),
        };

    internal RefusalReason Verdict(Quantity quantity, Quantity waiting, bool isDated) => kind switch
    {
        _ when quantity.IsZero => RefusalReason.None,
        Kind.Never => RefusalReason.BackordersNotAccepted,
        Kind.WhenDated when !isDated => RefusalReason.BackorderUndated,
        Kind.UpTo when (long)waiting.Value + quantity.Value > Limit!.Value.Value => RefusalReason.BackorderLimitReached,
        _ => RefusalReason.None,
    };
}
