using System.Text;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Storing;
using OrderKit.Tailoring;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Storing;

/// <summary>An order with every member filled is stored whole.</summary>
public sealed class StoredOrderTests
{
    private static readonly Money Amount = StoredMoneySamples.Amount;

    /// <summary>No order that could be, but one in which nothing is left out.</summary>
    internal static Order Full { get; } = new(Sample.Id, 9, OrderStatus.PartiallyShipped, [Line()], Sample.Sek, Sample.Start)
    {
        Delivery = StoredTerms.Delivery, Envelope = new("c2FmZXI="), PlacedEnvelope = new("c2FmZQ=="), IsConfirmed = true,
        IsCompleted = true, Ending = OrderStatus.Cancelled, EndReason = "called-off",
        Holds = [new(2, "manual", 1, "look", Sample.At(3))], HoldsPlaced = 2, Stage = "quality-check", PassedStages = ["invoiced"],
        ShipRequests = [new(Sample.S1, [new(1, 2)])], Change = new(2, StoredChangeSamples.Changes, Sample.At(99)), ChangesProposed = 2,
        Statements = [new(UnitPlace.Delivered, true, Sample.S1, 1, 1, Sample.At(4))], Payment = Account(),
        Commands = [new(Sample.Command("c"), new(1, 2), 9)],
    };

    [Fact]
    public void An_order_with_every_member_filled_reads_as_it_was()
    {
        var bytes = StoredOrder.Write(Full);

        Assert.Equal(Full, StoredOrder.Read(bytes).Order);
        Assert.Equal(bytes, StoredOrder.Write(StoredOrder.Read(bytes).Order!));
    }

    // Of one that is understood in part no snapshot is read, so this alone stays as it is.
    [Fact]
    public void No_member_of_it_can_be_forgotten() =>
        Assert.Equal(["Order.IsPartlyUnderstood"], StoredGoldenTests.Left(Full, "Order"));

    [Theory]
    [InlineData("\"due\":2,\"kind\"", "\"due\":3,\"kind\"", "payment.dues that is not counted from 1 on")]
    [InlineData("\"captured\":\"463.50 SEK\"", "\"captured\":463.50", "payment.authorisations.captured that is no text")]
    public void A_spoiled_account_is_refused(string known, string spoiled, string fault)
    {
        var text = Encoding.UTF8.GetString(StoredOrder.Write(Full));
        Assert.Contains(known, text, StringComparison.Ordinal);

        var refused = Assert.Throws<InvalidOrderDataException>(() =>
            StoredOrder.Read(Encoding.UTF8.GetBytes(text.Replace(known, spoiled, StringComparison.Ordinal))));

        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    private static OrderLine Line() => new(
        StoredTerms.Mug with { Quantity = 10 },
        new(1, 1, 1, 1, 1, 1) { Shipments = [new(Sample.S1, 1, 1, 1, 1)] })
    {
        Priced = 9,
        Tailoring = StoredTerms.Tailoring with { Revision = 3, Proof = ProofStatus.Declined },
    };

    private static PaymentAccount Account() => new(Sample.Sek)
    {
        Policy = PaymentPolicy.WhenCaptured,
        Authorisations =
        [
            new(new("psp/auth:1"), Amount, Sample.At(10_080)) { Captured = Amount, Released = Amount },
            new(null, Amount, null),
        ],
        Captured = Amount, Refunded = Amount, ChargedBack = Amount, Disputed = Amount, Advanced = Amount, Granted = Amount,
        Dues =
        [
            new(1, PaymentDueKind.Capture, Amount, Sample.S1) { Moved = Amount, Withdrawn = Amount, Failure = "card-declined" },
            new(2, PaymentDueKind.Refund, Amount, null),
        ],
        Facts = [new(PaymentFactKind.Captured, new("psp/cap:1"), Amount)], LastTold = PaymentFactKind.Refunded,
    };
}
