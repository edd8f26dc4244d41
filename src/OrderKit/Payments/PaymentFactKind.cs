namespace OrderKit.Payments;

/// <summary>What the payment provider can tell. The numbers are fixed.</summary>
public enum PaymentFactKind
{
    /// <summary>Money is held for the shop.</summary>
    Authorised = 1,

    /// <summary>Money came from the customer.</summary>
    Captured = 2,

    /// <summary>The shop let go of held money.</summary>
    Voided = 3,

    /// <summary>Held money went back by itself.</summary>
    Expired = 4,

    /// <summary>The provider could not do what it was asked.</summary>
    Failed = 5,

    /// <summary>Money went back to the customer.</summary>
    Refunded = 6,

    /// <summary>The customer disputes a payment; the bank holds the money.</summary>
    Disputed = 7,

    /// <summary>The dispute was decided for the shop.</summary>
    DisputeWon = 8,

    /// <summary>The dispute was decided for the customer, who has the money back.</summary>
    DisputeLost = 9,
}
