using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>How a shop sells what it does not have, and how it serves those who wait. Registered by the host.</summary>
public sealed record BackorderTerms
{
    /// <summary>The terms of a host that says nothing: what a purchase may lack is sold, first come is first served.</summary>
    public static BackorderTerms Default { get; } = new();

    /// <summary>Whether a purchase or a change whose policy is a best effort is taken with units that wait. A limit holds for buyers at
    /// once.</summary>
    /// <value>Default: <see cref="BackorderAcceptance.Always"/>.</value>
    public BackorderAcceptance Acceptance { get; init; } = BackorderAcceptance.Always;

    /// <summary>The strategy and the patience.</summary>
    public BackorderRules Rules { get; init; } = BackorderRules.Default;

    /// <summary>How promises are computed.</summary>
    /// <exception cref="ArgumentException">Another method than cumulative with look-ahead.</exception>
    public AtpRules Atp
    {
        get;
        init => field = value is { Method: AtpMethod.CumulativeWithLookAhead }
            ? value
            : throw new ArgumentException("Backorders are promised with look-ahead.", nameof(value));
    } = AtpRules.Default;

    /// <summary>The zone whose calendar says which day it is.</summary>
    /// <value>Default: UTC.</value>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The class of a line that begins to wait, for <see cref="BackorderStrategy.PriorityClass"/>. Pure.</summary>
    /// <value>Default: 0 for all.</value>
    public Func<OrderId, LineNumber, int> Priority { get; init; } = (_, _) => 0;

    /// <summary>Whether units of a line that begins to wait may go before the others are there. Pure.</summary>
    /// <value>Default: no.</value>
    public Func<OrderId, LineNumber, bool> MaySplit { get; init; } = (_, _) => false;

    // The units of all locations are one supply: a fill takes them wherever sourcing finds them.
    internal AtpSchedule ScheduleOf(Sku sku, ValueList<SupplyPicture> pictures, Instant now) =>
        AtpSchedule.Of(pictures.Count == 1 ? pictures[0] : Pooled(sku, pictures), Atp, now.InZone(Zone).Date);

    private static SupplyPicture Pooled(Sku sku, ValueList<SupplyPicture> pictures)
    {
        var names = pictures.SelectMany(one => one.Receipts).Select(receipt => receipt.Id);
        var isClear = names.Distinct().Count() == pictures.Sum(one => one.Receipts.Count);
        return new(sku, pictures.Count == 0 ? new("nowhere") : pictures[0].Location)
        {
            Opening = Sum(pictures, one => one.Opening),
            Owed = Sum(pictures, one => one.Owed),
            Safety = Sum(pictures, one => one.Safety),
            IsUnlimited = pictures.Any(one => one.IsUnlimited),
            Receipts = pictures.SelectMany(one => one.Receipts.Select(receipt => isClear ? receipt : Named(one, receipt))).ToValueList(),
            Demands = pictures.SelectMany(one => one.Demands).ToValueList(),
            Version = pictures.Sum(one => one.Version),
        };
    }

    // A receipt's id is unique at its location only.
    private static Receipt Named(SupplyPicture at, Receipt receipt) =>
        receipt with { Id = new(CommandId.Derived("receipt", at.Location.Value, receipt.Id.Value).Value) };

    private static Quantity Sum(ValueList<SupplyPicture> pictures, Func<SupplyPicture, Quantity> of) =>
        (int)Math.Min(Quantity.Max, pictures.Sum(one => (long)of(one).Value));
}
