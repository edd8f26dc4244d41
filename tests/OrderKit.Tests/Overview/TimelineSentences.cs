using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Overview;

/// <summary>Events of money, tailoring and change documents in every wording, after a purchase of three mugs, two cups and a mug.</summary>
internal static class TimelineSentences
{
    private static readonly Money Amount = new(1299.50m, "SEK");

    internal static readonly OrderEvent[] Money =
    [
        new OrderEvent.Authorised(Amount), new OrderEvent.Captured(Amount), new OrderEvent.Voided(Amount), new OrderEvent.Expired(Amount),
        new OrderEvent.PaymentFailed(Amount, "look"), new OrderEvent.Refunded(Amount), new OrderEvent.Disputed(Amount, null),
        new OrderEvent.Disputed(Amount, true), new OrderEvent.Disputed(Amount, false), new OrderEvent.RefundGranted(Amount, "look"),
        new OrderEvent.CaptureDue(1, Amount, Sample.S1), new OrderEvent.CaptureDue(1, Amount, null),
        new OrderEvent.RefundDue(2, Amount, Sample.S1), new OrderEvent.RefundDue(2, Amount, null), new OrderEvent.DueWithdrawn(1, Amount),
    ];

    internal static readonly OrderEvent[] Tailoring =
    [
        new OrderEvent.ProofSent(2, 1, "proof-1", Sample.At(2880)), new OrderEvent.ProofApproved(2, 1, false),
        new OrderEvent.ProofApproved(1, 1, true), new OrderEvent.ProofDeclined(2, 1, "look"), new OrderEvent.ProofDeclined(9, 1, "look"),
        new OrderEvent.Retailored(2, 2, "fingerprint", new("envelope")), new OrderEvent.Retailored(9, 2, "fingerprint", new("envelope")),
    ];

    internal static readonly OrderEvent[] Changes =
    [
        Applied(new OrderChange.SetQuantity(2, 3, Price(3))), Applied(new OrderChange.SetQuantity(1, 1, Price(1))),
        Applied(new OrderChange.SetQuantity(2, 2, Price(2))), Applied(new OrderChange.RemoveLine(2)),
        Applied(new OrderChange.AddLine(Sample.Line(4, 2, "TEA"))), Applied(new OrderChange.AddLine(Sample.Line(4, 1, "CUP"))),
        Applied(new OrderChange.Retailor(2, "fingerprint")), Applied(new OrderChange.SetRecipient("cmVjZWl2ZXI=")),
        Applied(new OrderChange.SetDelivery(new("service-point", PromisedBy: new(2026, 3, 6)))),
        Applied(new OrderChange.SetDelivery(null)), Applied(new OrderChange.SetQuantity(9, 3, Price(3))),
        Applied(new OrderChange.RemoveLine(9)), Applied(), Applied(Everything()),
        new OrderEvent.ChangeApplied(1, [new OrderChange.SetQuantity(2, 4, Price(4))], [new(2, 1)], null, []),
        new OrderEvent.ChangeProposed(1, [.. Everything()], Sample.At(2880), null),
        new OrderEvent.ChangeProposed(1, [new OrderChange.SetDelivery(new("home"))], Sample.At(2880), null),
        new OrderEvent.ChangeWithdrawn(1, "look", null), new OrderEvent.ChangeWithdrawn(1, "expired", null),
    ];

    private static OrderEvent.ChangeApplied Applied(params OrderChange[] changes) =>
        new(1, [.. changes], [], null, Moves(changes));

    private static OrderChange[] Everything() =>
    [
        new OrderChange.AddLine(Sample.Line(4, 2, "TEA")), new OrderChange.SetQuantity(2, 3, Price(3)), new OrderChange.RemoveLine(3),
        new OrderChange.SetQuantity(1, 2, Price(2)), new OrderChange.Retailor(2, "fingerprint"),
        new OrderChange.SetRecipient("cmVjZWl2ZXI="),
        new OrderChange.SetDelivery(new("service-point", "simpost", new(2026, 3, 5), new(2026, 3, 6))),
    ];

    // As the decider moves them; the first line has three units, the second two, the third one.
    private static ValueList<UnitMove> Moves(OrderChange[] changes) =>
    [
        .. changes.OfType<OrderChange.RemoveLine>().Where(r => r.Line != 9).Select(r => Called(r.Line, r.Line == 2 ? 2 : 1)),
        .. changes.OfType<OrderChange.SetQuantity>().Where(s => s.Line == 1).Select(s => Called(1, 3 - s.Quantity.Value)),
    ];

    private static UnitMove Called(LineNumber line, int units) => new(line, UnitPlace.Open, UnitPlace.Cancelled, units);

    private static LinePrice Price(int units) => LinePrice.Of(new(129.50m, "SEK"), units);
}
