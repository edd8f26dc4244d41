using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>The fingerprint of a command is the same in every process and every version: these numbers never change.</summary>
public sealed class CommandContentTests
{
    private static readonly ValueList<LineQuantity> Lines = [new(1, 2), new(2, 1)];
    private static readonly Instant Time = Sample.At(5);

    private static readonly (OrderCommand Command, string Hash)[] Golden =
    [
        (PlaceFull, "91e934f2ebd75479de31c1f821600b95"),
        (Of(new OrderCommand.Confirm(Sample.Id, Id)), "0e2997bf15441d44e1667d2617f51a44"),
        (Of(new OrderCommand.Reject(Sample.Id, Id, "no-stock")), "f148c3a76dcd4b196913a01bcf8e1307"),
        (Of(new OrderCommand.Hold(Sample.Id, Id, "manual", "look", 2)), "ccac3ec25fdf3dba3ced5e89adcf9ae1"),
        (Of(new OrderCommand.Release(Sample.Id, Id, 3)), "b5a0eeb2e7301d316f903bd15187f784"),
        (Of(new OrderCommand.Advance(Sample.Id, Id, "passed")), "99200289cb9667639c7682ceec0a8c7d"),
        (Of(new OrderCommand.Allocate(Sample.Id, Id, Lines)), "ce6c67ce4fbb471d21a670a290ea2f15"),
        (Of(new OrderCommand.Tailor(Sample.Id, Id, Lines)), "0285694f94c94ee0d4bb722e75bef07b"),
        (Of(new OrderCommand.Pack(Sample.Id, Id, Lines)), "d30f08cce745c988859c2d5b6db91f41"),
        (Of(new OrderCommand.Ship(Sample.Id, Id, Sample.S1, Lines)), "e5b14a4bc9e0fa1f6e6177c75fe1bce8"),
        (Of(new OrderCommand.Recall(Sample.Id, Id, Sample.S1, "no-room")), "321bc1408b0c9faf6a8990d7ff6b1573"),
        (Of(new OrderCommand.Cancel(Sample.Id, Id, "changed-mind", Lines)), "b485b8eca7daffd549a661aa2b40e011"),
        (Of(new OrderCommand.Complete(Sample.Id, Id)), "d1717c81f16216ada8ae8b1841fb0fec"),
        (Of(new OrderCommand.Correct(Sample.Id, Id, Sample.S1, Lines, UnitPlace.Shipped, UnitPlace.Open, "wrong-scan")),
            "9116b7f362c4052198c980a1b39182a3"),
        (Of(new OrderCommand.ReportBackorder(Sample.Id, Id, Lines, Time)), "0fb3608a0ccd5e1675329abc8a3dbaf4"),
        (Of(new OrderCommand.ReportShipped(Sample.Id, Id, Sample.S1, Lines, Time)), "8f2763a27c15e8685f5c097e877525b7"),
        (Of(new OrderCommand.ReportDelivered(Sample.Id, Id, Sample.S1, Lines, Time)), "1ae8f8aa82029863af4f144c6be0c12c"),
        (Of(new OrderCommand.ReportReturned(Sample.Id, Id, Sample.S1, Lines, Time)), "9f988d5bc92252ca169cc009428d52f8"),
        (Of(new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Lines, Time)), "b21dc4a562e822a5d1db6d76a0ceef69"),
        (Of(new OrderCommand.Retract(Sample.Id, Id, Sample.S1, UnitPlace.Delivered, Lines, Time)), "5b03aac6f2efdcddc0c85070fc679391"),
        (Of(new OrderCommand.ReportCancelled(Sample.Id, Id, "called-off", Time)), "a73c2f54bfbd6839b832e2862ee6deb6"),
        (Of(new OrderCommand.ReportAuthorised(Sample.Id, Id, new(129.5m, "SEK"), Time)), "3ab2b5d68308928e1259b7e053b06dc5"),
        (Of(new OrderCommand.SendProof(Sample.Id, Id, 1, 2, "proof-2")), "03f90f2240019462ddc13a99fb4f1656"),
        (Of(new OrderCommand.ApproveProof(Sample.Id, Id, 1, 2)), "01083e51b1ed78852edcc7b44bac5cd0"),
        (Of(new OrderCommand.DeclineProof(Sample.Id, Id, 1, 2, "too-small")), "102e95d651f09074748645e7a98b40c8"),
        (Of(new OrderCommand.Retailor(Sample.Id, Id, 1, "9f86d081", new("7d865e95"))), "511d8802295102de235173e04cf313dc"),
        (Of(new OrderCommand.ProposeChange(Sample.Id, Id, EveryChange, Duration.FromDays(1), new("abc"))),
            "a471e89ddb989ecd31e7c155ed64b2f3"),
        (Of(new OrderCommand.ApplyChange(Sample.Id, Id, 1, 7, Lines, new("abc"))), "b5d8f713fecf71f8465d966e51a271c9"),
        (Of(new OrderCommand.WithdrawChange(Sample.Id, Id, 1, "changed-mind", new("abc"))), "0d9b9f7aa0fd7bccd3a57906ad8b5505"),
        (Of(new OrderCommand.Refund(Sample.Id, Id, new(5m, "SEK"), "goodwill")), "3b433b8b1d318bfe3812513804532633"),
        (Of(Captured(1)), "c28c6c18146494d4c5d2bad7438058d0"),
        (Of(new OrderCommand.ReportVoided(Sample.Id, Id, new(5m, "SEK"), Time) { Authorisation = new("tx-1") }),
            "473a491eaeec12bd6441f28c791c7311"),
        (Of(new OrderCommand.ReportExpired(Sample.Id, Id, new(5m, "SEK"), Time) { Authorisation = new("tx-1") }),
            "63c29b774a7226040ff239ec87f69a19"),
        (Of(new OrderCommand.ReportPaymentFailed(Sample.Id, Id, new(5m, "SEK"), "declined", Time) { Due = 1 }),
            "d8ccf0166a42a00fe59875c624681b6e"),
        (Of(new OrderCommand.ReportRefunded(Sample.Id, Id, new(5m, "SEK"), Time) { Reference = new("tx-3"), Due = 2 }),
            "7dd037bf43707f7261a23580cad61ebb"),
        (Of(Disputed(false)), "8faa7a42b9eb4f1f8af071b940976cca"),
        (Of(new OrderCommand.ReportRestocked(Sample.Id, Id, Lines, Time)), "16d8ff7e3d06799527aa8c2ae3e8d9e3"),
        (Of(Promise(new(2026, 3, 9))), "d519bad8332071f938c7e2ed2b75be41"),
    ];

    /// <summary>Pairs that differ in one field.</summary>
    private static readonly (OrderCommand One, OrderCommand Other)[] Different =
    [
        (PlaceFull, PlaceFull with { Currency = "EUR" }),
        (PlaceFull, PlaceFull with { Envelope = null }),
        (PlaceFull, PlaceFull with { Delivery = null }),
        (PlaceFull, PlaceFull with { Delivery = PlaceFull.Delivery! with { PromisedBy = null } }),
        (PlaceFull, PlaceFull with { Delivery = PlaceFull.Delivery! with { PromisedFrom = null, PromisedBy = new(2026, 3, 4) } }),
        (PlaceFull, PlaceFull with { Delivery = PlaceFull.Delivery! with { ServicePoint = "1234" } }),
        (PlaceFull, PlaceFull with { Delivery = PlaceFull.Delivery! with { Price = null } }),
        (PlaceFull, PlaceFull with { Lines = [PlaceFull.Lines[0]] }),
        (PlaceFull, PlaceFull with { Lines = [PlaceFull.Lines[1], PlaceFull.Lines[0]] }),
        (PlaceFull, OneLine(l => l with { Sku = new("CUP") })),
        (PlaceFull, OneLine(l => l with { Quantity = 3 })),
        (PlaceFull, OneLine(l => l with { Backordered = 0 })),
        (PlaceFull, OneLine(l => l with { NeedsShipping = false })),
        (PlaceFull, OneLine(l => l with { Price = l.Price with { Tax = new(1m, "SEK") } })),
        (PlaceFull, OneLine(l => l with { Price = l.Price with { TaxRate = 0.25m } })),
        (new OrderCommand.Hold(Sample.Id, Id, "manual", "look"), new OrderCommand.Hold(Sample.Id, Id, "manual", "look", 1)),
        (new OrderCommand.Hold(Sample.Id, Id, "a", "b"), new OrderCommand.Hold(Sample.Id, Id, "b", "a")),
        (new OrderCommand.Cancel(Sample.Id, Id, "a", []), new OrderCommand.Cancel(Sample.Id, Id, "a", [new(1, 1)])),
        (new OrderCommand.Allocate(Sample.Id, Id, [new(1, 12)]), new OrderCommand.Allocate(Sample.Id, Id, [new(11, 2)])),
        (new OrderCommand.Allocate(Sample.Id, Id, Lines), new OrderCommand.Pack(Sample.Id, Id, Lines)),
        (new OrderCommand.Ship(Sample.Id, Id, Sample.S1, Lines), new OrderCommand.Ship(Sample.Id, Id, Sample.S2, Lines)),
        (new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Lines, Time),
            new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Lines, null)),
        (new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Lines, Time),
            new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Lines, Time + Duration.Epsilon)),
        (new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Lines, Time),
            new OrderCommand.ReportReturned(Sample.Id, Id, Sample.S1, Lines, Time)),
        (new OrderCommand.Retract(Sample.Id, Id, Sample.S1, UnitPlace.Lost, Lines, Time),
            new OrderCommand.Retract(Sample.Id, Id, Sample.S1, UnitPlace.Delivered, Lines, Time)),
        (Correct(UnitPlace.Shipped, UnitPlace.Open), Correct(UnitPlace.Open, UnitPlace.Shipped)),
        (Authorised(1.5m), Authorised(1.51m)),
        (PlaceFull, OneLine(l => Engraving.Line(1, 2) with { Backordered = l.Backordered })),
        (OneLine(_ => Engraving.Line(1, 2)), OneLine(_ => Engraving.Line(1, 2, fingerprint: "other"))),
        (OneLine(_ => Engraving.Line(1, 2)), OneLine(_ => Engraving.Line(1, 2, Engraving.Schema with { Version = 4 }))),
        (PlaceFull, OneLine(l => l with { Product = Engraving.Facts })),
        (OneLine(l => l with { Product = Engraving.Facts }), OneLine(l => l with { Product = Engraving.Facts with { WeightGrams = 9 } })),
        (new OrderCommand.ApproveProof(Sample.Id, Id, 1, 2), new OrderCommand.ApproveProof(Sample.Id, Id, 1, 2, BySilence: true)),
        (new OrderCommand.ApproveProof(Sample.Id, Id, 1, 2), new OrderCommand.ApproveProof(Sample.Id, Id, 2, 2)),
        (new OrderCommand.ApproveProof(Sample.Id, Id, 1, 2), new OrderCommand.ApproveProof(Sample.Id, Id, 1, 3)),
        (Authorised(1.5m), Authorised(-1.5m)),
        (Authorised(1.5m), Authorised(1.5m) with { Reference = new("tx-1") }),
        (Authorised(1.5m), Authorised(1.5m) with { Until = Time }),
        (Captured(1), Captured(2)),
        (Captured(1), Captured(null)),
        (Disputed(null), Disputed(true)),
        (Disputed(true), Disputed(false)),
        (PlaceFull, PlaceFull with { Payment = PaymentPolicy.OnAccount }),
        (PlaceFull, OneLine(l => l with { BackorderedUntil = new(2026, 3, 9) })),
        (Promise(new(2026, 3, 9)), Promise(null)),
        (Promise(null), Promise(null) with { IsAsked = true }),
        (Promise(null), Promise(null) with { Cause = "receipt-gone" }),
        (Promise(null), Promise(null) with { Waiting = new(1, 3) }),
    ];

    [Fact]
    public void The_fingerprint_of_every_kind_of_command_never_changes() =>
        Assert.Equal(Golden.Select(g => $"{g.Command.Verb} {g.Hash}"), Golden.Select(g => $"{g.Command.Verb} {g.Command.Content()}"));

    [Fact]
    public void Every_kind_of_command_has_its_fingerprint_here() =>
        Assert.Equal(Enum.GetValues<OrderVerb>(), Golden.Select(g => g.Command.Verb));

    [Fact]
    public void Other_content_has_another_fingerprint()
    {
        Assert.All(Different, pair => Assert.NotEqual(pair.One.Content(), pair.Other.Content()));
        Assert.Equal(Golden.Length, Golden.Select(g => g.Command.Content()).Distinct().Count());
    }

    [Fact]
    public void Where_the_envelope_lies_is_no_part_of_replacing_instructions() =>
        Assert.Equal(
            new OrderCommand.Retailor(Sample.Id, Id, 1, "9f86d081", new("one")).Content(),
            new OrderCommand.Retailor(Sample.Id, Id, 1, "9f86d081", new("two")).Content());

    [Fact]
    public void The_id_is_no_part_of_the_content() =>
        Assert.All(Golden, g => Assert.Equal(g.Command.Content(), (g.Command with { Id = new("other") }).Content()));

    [Fact]
    public void Equal_amounts_have_equal_fingerprints_however_they_were_written()
    {
        Assert.Equal(Authorised(1.5m).Content(), Authorised(1.500m).Content());
        Assert.Equal(Authorised(0m).Content(), Authorised(decimal.Negate(0.00m)).Content());
        Assert.NotEqual(Authorised(decimal.MaxValue).Content(), Authorised(decimal.MaxValue - 1).Content());
    }

    [Fact]
    public void A_fingerprint_is_written_as_32_hexadecimal_digits() =>
        Assert.Equal("000000000000000100000000000000ff", new ContentHash(1, 255).ToString());

    private static CommandId Id => Sample.Command("content");

    private static OrderCommand.Place PlaceFull => new(
        Sample.Id,
        Id,
        "SEK",
        [Sample.Line(1, 2, backordered: 1), Sample.Line(2, 1, "GIFT-CARD", ships: false)],
        new("service-point", "postnord", new(2026, 3, 4), new(2026, 3, 6), new Money(49m, "SEK"), "104370"),
        new("9f86d081"));

    private static OrderCommand.ReportBackorderPromise Promise(LocalDate? date) =>
        new(Sample.Id, Id, new(1, 2), date, "receipt-late", Time);

    private static OrderCommand Of(OrderCommand command) => command;

    private static OrderCommand.Place OneLine(Func<LineTerms, LineTerms> change) =>
        PlaceFull with { Lines = PlaceFull.Lines.With(0, change(PlaceFull.Lines[0])) };

    private static OrderCommand.Correct Correct(UnitPlace from, UnitPlace to) =>
        new(Sample.Id, Id, Sample.S1, Lines, from, to, "wrong-scan");

    private static ValueList<OrderChange> EveryChange =>
    [
        new OrderChange.AddLine(Sample.Line(3, 1)),
        new OrderChange.SetQuantity(1, 2, Sample.Line(1, 2).Price),
        new OrderChange.RemoveLine(2),
        new OrderChange.SetDelivery(PlaceFull.Delivery),
        new OrderChange.SetRecipient("abc"),
        new OrderChange.Retailor(1, "def"),
    ];

    private static OrderCommand.ReportCaptured Captured(int? due) =>
        new(Sample.Id, Id, new(5m, "SEK"), Time) { Reference = new("tx-2"), Due = due };

    private static OrderCommand.ReportDisputed Disputed(bool? isWon) => new(Sample.Id, Id, new(5m, "SEK"), isWon, Time);

    private static OrderCommand.ReportAuthorised Authorised(decimal amount) => new(Sample.Id, Id, new(amount, "SEK"), Time);
}
