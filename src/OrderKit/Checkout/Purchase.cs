using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>What a customer buys with one click.</summary>
/// <param name="OrderId">The new order's number.</param>
/// <param name="Id">The caller's name for this click: a second click under the same id buys nothing more.</param>
/// <param name="Currency">The currency of all amounts.</param>
/// <param name="Lines">What is bought. What is backordered is for checkout to find out, so it must be 0 here.</param>
public sealed record Purchase(OrderId OrderId, CommandId Id, Currency Currency, ValueList<LineTerms> Lines)
{
    /// <summary>How and when the customer wants it; null when nothing was chosen.</summary>
    public DeliveryChoice? Delivery { get; init; }

    /// <summary>When goods may leave and when money is asked for.</summary>
    /// <value>Null: the host sees to the money itself.</value>
    public PaymentPolicy? Payment { get; init; }

    /// <summary>Who receives it; null for an order without personal data. Goes into the order's envelope and nowhere else.</summary>
    public Recipient? Recipient { get; init; }

    /// <summary>How the customer wants lines tailored, one entry a line. Goes into the order's envelope and nowhere else.</summary>
    /// <value>Empty: every line is sold as it is.</value>
    public ValueList<LineInstructions> Tailoring { get; init; } = [];

    /// <summary>What to do when not all is in stock: refuse, or sell what is missing as a backorder.</summary>
    /// <remarks>What is not released yet is sold for its day, up to its limit, whichever it is.</remarks>
    /// <value>All or nothing: refuse.</value>
    public ReservePolicy Policy { get; init; } = ReservePolicy.AllOrNothing;

    /// <summary>The locations the stock may come from; empty for all.</summary>
    public ValueList<LocationId> From { get; init; } = [];
}
