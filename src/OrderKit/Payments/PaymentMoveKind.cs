namespace OrderKit.Payments;

/// <summary>What a payment provider can be asked to do. The numbers are fixed.</summary>
public enum PaymentMoveKind
{
    /// <summary>Take money from the customer.</summary>
    Capture = 1,

    /// <summary>Give money back to the customer.</summary>
    Refund = 2,

    /// <summary>Let go of held money.</summary>
    Void = 3,
}
