using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Storing;

/// <summary>Events of tailoring and change documents with every member filled, and some with hardly any.</summary>
internal static class StoredChangeSamples
{
    private static readonly EnvelopeReference Envelope = new("c2FmZXI=");

    internal static readonly ValueList<OrderChange> Changes =
    [
        new OrderChange.AddLine(StoredTerms.Mug with { Number = 3 }), new OrderChange.SetQuantity(1, 5, StoredTerms.Mug.Price),
        new OrderChange.RemoveLine(2), new OrderChange.Retailor(4, "dGhpcmQ="), new OrderChange.SetDelivery(StoredTerms.Delivery),
        new OrderChange.SetRecipient("cmVjZWl2ZXI="),
    ];

    internal static readonly ValueList<OrderEvent> Full =
    [
        new OrderEvent.ProofSent(1, 2, "proof-2", Sample.At(2880)),
        new OrderEvent.ProofApproved(1, 2, true),
        new OrderEvent.ProofDeclined(1, 2, "misspelt"),
        new OrderEvent.Retailored(1, 3, "dGhpcmQ=", Envelope),
        new OrderEvent.ChangeProposed(2, Changes, Sample.At(2880), Envelope),
        new OrderEvent.ChangeWithdrawn(2, "changed-mind", Envelope),
        new OrderEvent.ChangeApplied(2, Changes, [new(1, 2)], Envelope, [new(2, UnitPlace.Open, UnitPlace.Cancelled, 1, Sample.S1)])
        {
            Added = [new(1, 3)],
        },
    ];

    internal static readonly ValueList<OrderEvent> Lean =
    [
        new OrderEvent.ProofApproved(1, 1, false),
        new OrderEvent.ChangeProposed(1, [new OrderChange.SetDelivery(null)], Sample.At(5), null),
        new OrderEvent.ChangeWithdrawn(1, "expired", null),
        new OrderEvent.ChangeApplied(1, [new OrderChange.SetRecipient("cmVjZWl2ZXI=")], [], null, []),
    ];
}
