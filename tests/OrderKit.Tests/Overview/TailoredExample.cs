using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;
using static OrderKit.Tests.Overview.TimelineExample;

namespace OrderKit.Tests.Overview;

/// <summary>An order that is tailored, changed and paid for as it leaves, decided by the decider.</summary>
internal static class TailoredExample
{
    private static readonly ShipmentId Parcel = new("SH-1");

    /// <summary>A declined proof, a change of what is bought, one that is taken back, two payments, a return, a goodwill.</summary>
    internal static ValueList<RecordedEvent> History { get; } = Play(
        (0, 0, new OrderCommand.Place(Sample.Id, Id(1), Sample.Sek, [Cups(2), Sample.Line(2, 2, "TEA-100G")])
        {
            Delivery = new("home", "simpost", new(2026, 3, 10), new(2026, 3, 12), new(49m, "SEK"), null, "simpost-home"),
            Payment = PaymentPolicy.WhenAuthorised,
        }),
        (0, 1, new OrderCommand.ReportAuthorised(Sample.Id, Id(2), Kronor(567), At(0, 1)) { Reference = new("auth-1"), Until = At(7, 0) }),
        (0, 2, new OrderCommand.Confirm(Sample.Id, Id(3))),
        (0, 30, new OrderCommand.SendProof(Sample.Id, Id(4), 1, 1, "proof-1")),
        (0, 90, new OrderCommand.DeclineProof(Sample.Id, Id(5), 1, 1, "misspelt")),
        (0, 95, new OrderCommand.Retailor(Sample.Id, Id(6), 1, "second", new("second"))),
        (0, 120, new OrderCommand.SendProof(Sample.Id, Id(7), 1, 2, "proof-2")),
        (0, 150, new OrderCommand.ApproveProof(Sample.Id, Id(8), 1, 2)),
        (1, 0, new OrderCommand.ProposeChange(Sample.Id, Id(9),
            [
                new OrderChange.SetQuantity(1, 3, LinePrice.Of(new(129.50m, "SEK"), 3)),
                new OrderChange.SetQuantity(2, 1, LinePrice.Of(new(129.50m, "SEK"), 1)),
                new OrderChange.SetDelivery(new("service-point", "simpost", PromisedBy: new(2026, 3, 13), Price: new(29m, "SEK"))),
            ],
            Duration.FromDays(2))),
        (1, 5, new OrderCommand.ApplyChange(Sample.Id, Id(10), 1, 0, [new(1, 1)])),
        (1, 6, new OrderCommand.ProposeChange(Sample.Id, Id(11),
            [new OrderChange.AddLine(Sample.Line(3, 1, "SPOON")), new OrderChange.SetRecipient("cmVjZWl2ZXI=")], Duration.FromHours(1))),
        (1, 30, new OrderCommand.WithdrawChange(Sample.Id, Id(12), 2, "changed-mind")),
        (1, 60, new OrderCommand.ReportBackorder(Sample.Id, Id(13), [new(1, 0)], At(1, 60))),
        (2, 0, new OrderCommand.Tailor(Sample.Id, Id(14), [new(1, 3)])),
        (3, 0, new OrderCommand.Pack(Sample.Id, Id(15), [])),
        (3, 1, new OrderCommand.Advance(Sample.Id, Id(16), "checked")),
        (3, 10, new OrderCommand.Ship(Sample.Id, Id(17), Parcel, [])),
        (3, 60, new OrderCommand.ReportShipped(Sample.Id, Id(18), Parcel, [new(1, 3), new(2, 1)], At(3, 55))),
        (3, 61, new OrderCommand.ReportPaymentFailed(Sample.Id, Id(19), Kronor(547), "provider-down", At(3, 61)) { Due = 1 }),
        (3, 70, new OrderCommand.ReportCaptured(Sample.Id, Id(20), Kronor(547), At(3, 70)) { Due = 1, Reference = new("capture-1") }),
        (3, 71, new OrderCommand.ReportVoided(Sample.Id, Id(21), Kronor(20), At(3, 71)) { Authorisation = new("auth-1") }),
        (5, 0, new OrderCommand.ReportDelivered(Sample.Id, Id(22), Parcel, [new(1, 3), new(2, 1)], At(4, 600))),
        (9, 0, new OrderCommand.ReportReturned(Sample.Id, Id(23), Parcel, [new(2, 1)], At(9, 0))),
        (9, 5, new OrderCommand.ReportRefunded(Sample.Id, Id(24), Kronor(129.50m), At(9, 4)) { Due = 2, Reference = new("refund-1") }),
        (9, 30, new OrderCommand.Refund(Sample.Id, Id(25), Kronor(50), "scratched")),
        (9, 31, new OrderCommand.ReportRefunded(Sample.Id, Id(26), Kronor(50), At(9, 31)) { Due = 3, Reference = new("refund-2") }));

    private static Money Kronor(decimal amount) => new(amount, "SEK");

    private static LineTerms Cups(int units) => Engraving.Line(1, units, Engraving.Proofed);
}
