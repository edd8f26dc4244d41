using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>Events about money with every member filled, and some with hardly any.</summary>
internal static class StoredMoneySamples
{
    internal static readonly Money Amount = new(463.50m, "SEK");

    private static readonly PaymentReference Hold = new("psp/auth:1");

    internal static readonly ValueList<OrderEvent> Full =
    [
        new OrderEvent.Authorised(Amount) { Reference = Hold, Until = Sample.At(10_080) },
        new OrderEvent.Captured(Amount) { Reference = new("psp/cap:1"), Due = 1 },
        new OrderEvent.Voided(Amount) { Reference = new("psp/void:1"), Authorisation = Hold },
        new OrderEvent.Expired(Amount) { Reference = new("psp/exp:1"), Authorisation = Hold },
        new OrderEvent.PaymentFailed(Amount, "card-declined") { Reference = new("psp/fail:1"), Due = 1 },
        new OrderEvent.Refunded(Amount) { Reference = new("psp/ref:1"), Due = 2 },
        new OrderEvent.Disputed(Amount, true) { Reference = new("psp/dis:1") },
        new OrderEvent.RefundGranted(Amount, "scratched"),
        new OrderEvent.CaptureDue(1, Amount, Sample.S1),
        new OrderEvent.RefundDue(2, Amount, Sample.S1),
        new OrderEvent.DueWithdrawn(2, Amount),
    ];

    internal static readonly ValueList<OrderEvent> Lean =
    [
        new OrderEvent.Captured(Amount), new OrderEvent.Captured(Amount) { Due = 0 }, new OrderEvent.Disputed(Amount, false),
        new OrderEvent.Disputed(Amount, null), new OrderEvent.CaptureDue(1, Amount, null),
    ];
}
