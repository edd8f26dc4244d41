namespace OrderKit.Payments;

/// <summary>How an order's payment stands, in the words of payment providers. Derived from the facts, stored nowhere.</summary>
/// <remarks>The numbers are fixed.</remarks>
public enum PaymentStatus
{
    /// <summary>The provider has told nothing, or of nothing but failures that were made good.</summary>
    NotPaid = 0,

    /// <summary>Money is held; none has come.</summary>
    Authorised = 1,

    /// <summary>Money has come, less than is owed for the order as it stands.</summary>
    PartiallyCaptured = 2,

    /// <summary>All that is owed has come.</summary>
    Captured = 3,

    /// <summary>More has come than is owed; the difference is to go back.</summary>
    Overcharged = 4,

    /// <summary>Money has come and part of it has gone back.</summary>
    PartiallyRefunded = 5,

    /// <summary>Money has come and all of it has gone back.</summary>
    Refunded = 6,

    /// <summary>Nothing is held or has come: the shop let go of what was held.</summary>
    Voided = 7,

    /// <summary>Nothing is held or has come: the time of what was held ran out.</summary>
    Expired = 8,

    /// <summary>Nothing is held or has come: the last attempt failed.</summary>
    Failed = 9,

    /// <summary>The customer disputes a payment and the bank has not decided.</summary>
    Disputed = 10,
}
