namespace OrderKit.Payments;

/// <summary>Which way money is to go. The numbers are fixed.</summary>
public enum PaymentDueKind
{
    /// <summary>From the customer to the shop.</summary>
    Capture = 1,

    /// <summary>From the shop back to the customer.</summary>
    Refund = 2,
}
