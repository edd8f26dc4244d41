using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>What those who wait for an article are promised from: the shelves and what is expected, or, before its release, the
/// release.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Pictures">Its supply pictures; empty before the release, when no shelf counts.</param>
/// <param name="PreOrder">The terms before its release; null when it is sold in the ordinary way.</param>
internal sealed record KnownSupply(Sku Sku, ValueList<SupplyPicture> Pictures, PreOrder? PreOrder)
{
    // The release is a receipt like any other: when its day moves, promises slip or improve and say so.
    private static readonly ReceiptId Release = new("release");

    internal AtpSchedule Schedule(BackorderTerms terms, Instant now) => PreOrder is not { } release
        ? terms.ScheduleOf(Sku, Pictures, now)
        : (terms with { Atp = terms.Atp with { InfiniteAfterDays = null } }).ScheduleOf(
            Sku,
            [
                new SupplyPicture(Sku, new("release"))
                {
                    Receipts = release.Left.IsZero ? [] : [new(Release, release.Release, release.Left)],
                },
            ],
            now);

    /// <summary>The terms once more units are taken.</summary>
    internal static PreOrder Counted(PreOrder terms, ValueList<WaitingLine> waiting) =>
        terms with { Taken = (int)Math.Min(Quantity.Max, terms.Taken.Value + waiting.Sum(line => (long)line.Units.Value)) };
}
