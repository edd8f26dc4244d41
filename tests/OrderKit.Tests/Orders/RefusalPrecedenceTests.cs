using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;
using OrderKit.Units;
using static OrderKit.Orders.OrderStatus;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>Where several reasons apply, the one with the lowest number is given.</summary>
public sealed class RefusalPrecedenceTests
{
    private static readonly CommandId Id = new("asked");
    private static readonly ValueList<LineQuantity> Many = Sample.Units(1, 99);

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["no order; malformed"] = new(OrderUnknown, null, new OrderCommand.ReportLost(Sample.Id, Id, Sample.S1, Sample.Units(9, 0), null)),
        ["id used; order exists; no line"] = new(CommandIdReused, Unconfirmed(), Sample.Place() with { Id = Sample.Command("place") }),
        ["order exists; no line"] = new(OrderExists, Unconfirmed(), Place()),
        ["place: no line"] = new(NoLines, null, Place()),
        ["correct: no line; shipment; places; status"] = new(NoLines, Unconfirmed(), Correct([], UnitPlace.Lost)),
        ["place: too many lines; twice; no unit"] = new(TooManyLines, null, Place([.. Enumerable.Repeat(Sample.Line(1, 0), 10_001)])),
        ["place: twice; no unit; currency"] = new(LineTwice, null, Place(Sample.Line(1, 0), InEuro(Sample.Line(1, 1)))),
        ["report: twice; no unit; unknown"] =
            new(LineTwice, Unconfirmed(), new OrderCommand.ReportBackorder(Sample.Id, Id, [new(9, 0), new(9, 0)], null)),
        ["place: no unit; currency; backordered"] =
            new(QuantityZero, null, Place(InEuro(Sample.Line(1, 1, backordered: 2)), Sample.Line(2, 0))),
        ["ship: no unit; unknown line; status"] = new(QuantityZero, Unconfirmed(), Ship(Sample.S1, new(9, 1), new(1, 0))),
        ["place: too many units; currency; backordered"] =
            new(TooManyUnits, null, Place(InEuro(Sample.Line(1, 1, backordered: 2)), Sample.Line(2, Quantity.Max))),
        ["place: currency; backordered"] = new(CurrencyMixed, null, Place(Sample.Line(1, 1, backordered: 2), InEuro(Sample.Line(2, 1)))),
        ["authorised: currency; negative"] =
            new(CurrencyMixed, Unconfirmed(), new OrderCommand.ReportAuthorised(Sample.Id, Id, new(-1m, "EUR"), null)),
        ["place: backordered"] = new(MoreBackorderedThanOrdered, null, Place(Sample.Line(1, 1, backordered: 2))),
        ["authorised: negative; ended"] =
            new(AmountNegative, Unconfirmed().Reject(), new OrderCommand.ReportAuthorised(Sample.Id, Id, new(-1m, "SEK"), null)),
        ["captured: too large; number"] =
            new(AmountTooLarge, Unconfirmed(), Captured(decimal.MaxValue)),
        ["captured: zero; number"] =
            new(AmountZero, Unconfirmed(), Captured(0m)),
        ["captured: number; ended"] =
            new(PaymentDueUnknown, Unconfirmed().Reject(), Captured(1m)),
        ["refund: zero; status"] =
            new(AmountZero, Unconfirmed().Reject(), new OrderCommand.Refund(Sample.Id, Id, new(0m, "SEK"), "goodwill")),
        ["refund: not followed; too much"] =
            new(MoneyNotFollowed, Unconfirmed(), new OrderCommand.Refund(Sample.Id, Id, new(9_999m, "SEK"), "goodwill")),
        ["refund: too much"] =
            new(NotEnoughMoney, Paid(PaymentPolicy.WhenCaptured), new OrderCommand.Refund(Sample.Id, Id, new(9_999m, "SEK"), "goodwill")),
        ["refund: too fine"] =
            new(AmountTooFine, Paid(PaymentPolicy.OnAccount), new OrderCommand.Refund(Sample.Id, Id, new(0.001m, "SEK"), "goodwill")),
        ["captured: number; too fine"] = new(PaymentDueUnknown, Unconfirmed(), Captured(0.001m)),
        ["place: backordered; too large"] =
            new(MoreBackorderedThanOrdered, null, Place(Sample.Line(1, 1, backordered: 2), Dear(Sample.Line(2, 1)))),
        ["place: too large"] = new(AmountTooLarge, null, Place(Dear(Sample.Line(1, 1)))),
        ["ship: not authorised; too many"] = new(NotAuthorised, Paid(PaymentPolicy.WhenAuthorised), ShipMany()),
        ["ship: not captured; too many"] = new(NotCaptured, Paid(PaymentPolicy.WhenCaptured), ShipMany()),
        ["propose: says nothing; status"] = new(ChangeMalformed, Unconfirmed().Reject(), Propose()),
        ["propose: another open"] = new(ChangeOpen, Changing(), Propose(Fewer)),
        ["apply: waits for what does not come; number"] =
            new(MoreBackorderedThanOrdered, Changing(), new OrderCommand.ApplyChange(Sample.Id, Id, 1, 99, [new(1, 1)])),
        ["apply: number; status"] = new(ChangeUnknown, Unconfirmed().Reject(), Apply(2)),
        ["apply: left; version"] = new(NotEnoughUnits, Changing().Shipped(2, 10), Apply(99)),
        ["apply: expired; version"] = new(ChangeExpired, Changing(minutes: 5), Apply(99)),
        ["apply: version"] = new(OrderHasMoved, Changing(), Apply(99)),
        ["apply: line exists; nothing left"] =
            new(LineExists, Changing(minutes: 500, new OrderChange.AddLine(Sample.Line(2, 1))), Apply(3)),
        ["apply: shipment under way; nothing left"] =
            new(ShipmentUnderWay, Changing(minutes: 500, new OrderChange.SetRecipient("receiver")).Ship(Sample.S1, 1), Apply(4)),
        ["apply: nothing left"] =
            new(NothingLeft, Changing(minutes: 500, new OrderChange.RemoveLine(1), new OrderChange.RemoveLine(2)), Apply(3)),
        ["hold: unknown line; type; status"] =
            new(LineUnknown, Unconfirmed().Reject(), new OrderCommand.Hold(Sample.Id, Id, "no-such", "look", 9)),
        ["ship: unknown line; shipment exists; too many"] =
            new(LineUnknown, Ready().Ship(Sample.S1, 1), Ship(Sample.S1, new(9, 1), new(1, 99))),
        ["retract: unknown line; places"] =
            new(LineUnknown, Unconfirmed(), new OrderCommand.Retract(Sample.Id, Id, Sample.S1, UnitPlace.Open, Sample.Units(9, 1), null)),
        ["release: unknown; ended"] = new(HoldUnknown, Unconfirmed().Reject(), new OrderCommand.Release(Sample.Id, Id, 1)),
        ["hold: type; status"] = new(HoldTypeUnknown, Unconfirmed().Reject(), new OrderCommand.Hold(Sample.Id, Id, "no-such", "look")),
        ["advance: trigger; status"] = new(TriggerUnknown, Unconfirmed().Reject(), new OrderCommand.Advance(Sample.Id, Id, "no-such")),
        ["advance: trigger; held"] = new(TriggerUnknown, Ready().Hold("manual"), new OrderCommand.Advance(Sample.Id, Id, "no-such")),
        ["correct: shipment; places; status"] = new(ShipmentUnknown, Unconfirmed(), Correct(Many, UnitPlace.Lost)),
        ["recall: shipment; status"] = new(ShipmentUnknown, Unconfirmed(), new OrderCommand.Recall(Sample.Id, Id, Sample.S1, "no-room")),
        ["ship: exists; status; too many"] = new(ShipmentExists, Alone().Shipped(1, 10), Ship(Sample.S1, new LineQuantity(1, 99))),
        ["correct: places; too many"] = new(PlacesNotPossible, Ready().Shipped(1, 10), Correct(Many, UnitPlace.Lost)),
        ["pack: status; unconfirmed; held; too many"] =
            new(NotInThisStatus, Unconfirmed().Hold("manual"), new OrderCommand.Pack(Sample.Id, Id, Many)),
        ["cancel: status; left"] = new(NotInThisStatus, Alone().Shipped(1, 10), new OrderCommand.Cancel(Sample.Id, Id, "changed-mind", [])),
        ["ship: stage removed; unconfirmed; held; too many"] =
            new(StageRemoved, Hosted(new OrderRules([],
                [new("gone", PartiallyShipped) { LeftBy = "x", Gates = [OrderVerb.Ship] }])).Shipped(1, 10).Hold("manual"), ShipMany()),
        ["confirm: confirmed; held"] =
            new(AlreadyConfirmed, Ready().Shipped(1, 10).Hold("manual"), new OrderCommand.Confirm(Sample.Id, Id)),
        ["ship: unconfirmed; held; too many"] = new(NotConfirmed, Unconfirmed().Shipped(1, 10).Hold("manual"), ShipMany()),
        ["complete: unconfirmed; under way; held"] =
            new(NotConfirmed, Unconfirmed().Delivered(1, 10).Hold("manual"), new OrderCommand.Complete(Sample.Id, Id)),
        ["cancel: left"] =
            new(UnitsHaveLeft, Ready().Shipped(1, 10).Hold("manual"), new OrderCommand.Cancel(Sample.Id, Id, "changed-mind", [])),
        ["recall: left"] =
            new(UnitsHaveLeft, Ready().Ship(Sample.S1, 2).Shipped(2, 10), new OrderCommand.Recall(Sample.Id, Id, Sample.S1, "no-room")),
        ["complete: under way; held"] =
            new(UnitsUnderWay, Ready().Delivered(1, 10).Hold("manual"), new OrderCommand.Complete(Sample.Id, Id)),
        ["ship: held; gate; does not travel; too many"] =
            new(OnHold, Gated().Hold("manual"), Ship(Sample.S1, new(1, 99), new(2, 1))) { Rules = OrderArbitraries.Host },
        ["ship: gate; does not travel; too many"] =
            new(BehindGate, Gated(), Ship(Sample.S1, new(1, 99), new(2, 1))) { Rules = OrderArbitraries.Host },
        ["ship: does not travel; too many"] = new(NeedsNoShipping, Ready(), Ship(Sample.S1, new(1, 99), new(2, 1))),
        ["pack: does not travel; too many"] = new(NeedsNoShipping, Ready(), new OrderCommand.Pack(Sample.Id, Id, [new(1, 99), new(2, 1)])),
        ["cancel: too many"] = new(NotEnoughUnits, Ready(), new OrderCommand.Cancel(Sample.Id, Id, "changed-mind", Many)),
        ["correct: too many"] = new(NotEnoughUnits, Ready().Shipped(1, 10), Correct(Many, UnitPlace.Open)),
        ["retailor: unknown line; status"] = new(LineUnknown, Unconfirmed().Reject(), Retailor(9)),
        ["retailor: status; locked"] = new(NotInThisStatus, Tailored().Do(TailorAll()).Shipped(2, 10), Retailor(1)),
        ["retailor: nothing inside; not tailored"] = new(NothingToDo, Ready().Do(CancelLine()), Retailor(1)),
        ["retailor: locked"] = new(TailoringLocked, Tailored().Do(TailorAll()), Retailor(1)),
        ["tailor: held; unapproved"] = new(OnHold, Proofed().Hold("manual"), TailorAll()),
        ["tailor: too many; unapproved"] = new(NotEnoughUnits, Proofed(), new OrderCommand.Tailor(Sample.Id, Id, Many)),
        ["pack: unapproved; unmade"] = new(ProofNotApproved, Proofed(), new OrderCommand.Pack(Sample.Id, Id, Sample.Units(1, 1))),
        ["ship: too many; unmade"] = new(NotEnoughUnits, Tailored(), Ship(Sample.S1, new LineQuantity(1, 99))),
        ["ship: unmade"] = new(NotTailored, Tailored(), Ship(Sample.S1, new LineQuantity(1, 1))),
        ["approve: none sent; outdated"] = new(NoProofAwaited, Proofed(), new OrderCommand.ApproveProof(Sample.Id, Id, 1, 9)),
        ["send: none needed; outdated"] = new(NoProofAwaited, Tailored(), new OrderCommand.SendProof(Sample.Id, Id, 1, 9, "proof")),
        ["decline: outdated"] = new(ProofOutdated,
            Proofed().Do(new OrderCommand.SendProof(Sample.Id, new("sent"), 1, 1, "proof")),
            new OrderCommand.DeclineProof(Sample.Id, Id, 1, 9, "too-small")),
        ["retailor: locked; unchanged"] =
            new(TailoringLocked, Tailored().Do(TailorAll()), new OrderCommand.Retailor(Sample.Id, Id, 1, "first", new("sealed"))),
        ["retailor: unchanged"] =
            new(InstructionsUnchanged, Tailored(), new OrderCommand.Retailor(Sample.Id, Id, 1, "first", new("sealed"))),
        ["retailor: not tailored"] = new(LineNotTailored, Ready(), Retailor(1)),
        ["tailor: nothing to tailor"] = new(NothingToDo, Alone().Pack(1), new OrderCommand.Tailor(Sample.Id, Id, [])),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lowest_number_is_given(string name)
    {
        var row = Rows[name];
        var refusal = Sample.Refused(row.Story?.Order, row.Command, 99, row.Rules);
        Assert.Equal(row.Expected, refusal.Reason);
        Assert.Equal((int)row.Expected, refusal.Number);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_refusal_says_what_is_what_was_asked_and_what_is_possible(string name)
    {
        var refusal = Sample.Refused(Rows[name].Story?.Order, Rows[name].Command, 99, Rows[name].Rules);
        Assert.All((string[])[refusal.Found, refusal.Asked, refusal.Possible], part =>
        {
            Assert.NotEqual("", part.Trim());
            Assert.False(part.EndsWith('.'), part);
        });
        Assert.Contains("SO-1", refusal.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("invalid", refusal.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_reason_of_the_orders_block_is_given_by_some_row() =>
        Assert.Equal(
            Enum.GetValues<RefusalReason>().Where(r => (int)r is > 0 and < 200).Except(OfTheDoors),
            Rows.Values.Select(r => r.Expected).Distinct().Order());

    // Given by checkout and by the tailoring service, which see the instructions in the clear, and by the list of payment moves.
    private static readonly RefusalReason[] OfTheDoors =
        [InstructionsMissing, InstructionsInvalid, InstructionsErased, ProductFactMissing, NothingToMove];

    private static LineTerms Dear(LineTerms line) => line with { Price = LinePrice.Of(new(decimal.MaxValue / 2, "SEK"), 1) };

    private static Story Tailored() => Story.Confirmed(Engraving.Line(1, 2));

    private static Story Proofed() => Story.Confirmed(Engraving.Line(1, 2, Engraving.Proofed));

    private static OrderCommand.Tailor TailorAll() => new(Sample.Id, new("tailor-all"), []);

    private static OrderCommand.Cancel CancelLine() => new(Sample.Id, new("cancel-line"), "changed-mind", Sample.Units(1, 2));

    private static OrderCommand.Retailor Retailor(int line) => new(Sample.Id, Id, line, "second", new("sealed"));

    private static Story Unconfirmed() => new(Sample.Line(1, 2), Sample.Line(2, 1, ships: false));

    private static Story Ready() => Unconfirmed().Confirm();

    private static Story Alone() => Story.Confirmed(Sample.Line(1, 1));

    private static OrderCommand.ReportCaptured Captured(decimal amount) => new(Sample.Id, Id, new(amount, "SEK"), null) { Due = 9 };

    private static Story Paid(PaymentPolicy policy) => Story.Under(policy, Sample.Line(1, 2));

    private static OrderChange Fewer => new OrderChange.SetQuantity(1, 1, Sample.Line(1, 1).Price);

    private static Story Changing(int minutes = 500, params OrderChange[] changes) =>
        Ready().Do(new OrderCommand.ProposeChange(Sample.Id, new("propose"), changes is [] ? [Fewer] : [.. changes],
            Duration.FromMinutes(minutes)));

    private static OrderCommand.ProposeChange Propose(params OrderChange[] changes) =>
        new(Sample.Id, Id, [.. changes], Duration.FromDays(1));

    private static OrderCommand.ApplyChange Apply(long version) => new(Sample.Id, Id, 1, version, []);

    private static Story Gated() => Hosted(OrderArbitraries.Host).Confirm();

    private static Story Hosted(OrderRules rules) => new(rules, Sample.Line(1, 2), Sample.Line(2, 1, ships: false));

    private static OrderCommand.Place Place(params LineTerms[] lines) => Sample.Place(lines) with { Id = Id };

    private static LineTerms InEuro(LineTerms line) => line with { Price = LinePrice.Of(new(1m, "EUR"), line.Quantity) };

    private static OrderCommand.Ship Ship(ShipmentId shipment, params LineQuantity[] lines) => new(Sample.Id, Id, shipment, [.. lines]);

    private static OrderCommand.Ship ShipMany() => Ship(Sample.S2, new LineQuantity(1, 99));

    private static OrderCommand.Correct Correct(ValueList<LineQuantity> lines, UnitPlace to) =>
        new(Sample.Id, Id, Sample.S1, lines, UnitPlace.Shipped, to, "wrong-scan");

    private sealed record Row(RefusalReason Expected, Story? Story, OrderCommand Command)
    {
        internal OrderRules? Rules { get; init; }
    }
}
