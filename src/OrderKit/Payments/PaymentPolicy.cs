namespace OrderKit.Payments;

/// <summary>When goods may leave and when money is asked for, by the name the trade gives it.</summary>
/// <remarks>Stops the request to ship, never a report: what has left has left. The numbers are fixed.</remarks>
public enum PaymentPolicy
{
    /// <summary>Goods leave once the provider holds the money for the shop; each shipment is captured as it leaves. Cards.</summary>
    WhenAuthorised = 1,

    /// <summary>The whole order is captured when the shop confirms it, and goods leave once the money has come. Prepayment, direct bank
    /// transfer, goods made to order.</summary>
    WhenCaptured = 2,

    /// <summary>Goods leave unpaid; each shipment is asked for as it leaves. Invoice, cash on delivery.</summary>
    OnAccount = 3,
}
