using OrderKit.Backorders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>Waiting lists as the golden file keeps them: with every member filled, and with hardly any.</summary>
internal static class StoredWaitingSamples
{
    private static readonly Sku Mug = new("MUG");

    private static readonly BackorderPromise Promise = new(
        new(2026, 3, 9), [new(new("PO-7"), new(2026, 3, 9), 3, true), new(null, new(2026, 3, 2), 1)],
        PromiseCause.ReceiptLate, Sample.At(2))
    {
        Receipt = new("PO-7"),
    };

    private static readonly WaitingLine Line = new(Sample.Id, 2, Mug, 4, Sample.Start + Duration.FromNanoseconds(1))
    {
        Priority = -3,
        MaySplit = true,
        Promises = [Promise, new(null, [], PromiseCause.ReceiptGone, Sample.At(3))],
        IsAsked = true,
    };

    private static readonly WaitingLine Bare = new(new("SO-å"), 1, Mug, 1, Sample.Start);

    /// <summary>With every member filled.</summary>
    internal static readonly WaitingList Full = new(Mug, [Line], 7)
    {
        Errands =
        [
            new(
                new(Line, LineStep.Slipped)
                {
                    Filled = 1, Cancelled = 2, Promise = Promise, Cause = PromiseCause.ReceiptLate, Receipt = new("PO-7"),
                },
                7, Sample.At(4), 3),
        ],
    };

    internal static readonly ValueList<WaitingList> All =
    [
        Full,
        new(Mug, [], 0),
        new(Mug, [Bare, Bare with { Line = 2 }], 1) { Errands = [new(new(Bare, LineStep.Kept), 1, Sample.Start, 0)] },
    ];
}
