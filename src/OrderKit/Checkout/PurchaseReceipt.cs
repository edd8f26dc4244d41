using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Checkout;

/// <summary>What the customer is told after the click: the order, and what is in stock.</summary>
/// <param name="Order">The order.</param>
/// <param name="Lines">Line by line, what is in stock and what is backordered.</param>
/// <param name="IsRepeat">Whether this very purchase had been made before and nothing more was bought.</param>
public sealed record PurchaseReceipt(Order Order, ValueList<PurchaseReceipt.Line> Lines, bool IsRepeat)
{
    /// <summary>The answer for one line.</summary>
    /// <param name="Number">The line.</param>
    /// <param name="InStock">Units reserved for the customer, or of a kind that needs no stock.</param>
    /// <param name="Backordered">Units sold that wait for stock.</param>
    public sealed record Line(LineNumber Number, Quantity InStock, Quantity Backordered)
    {
        /// <summary>The day on which the last unit that waits is promised to be in stock; null when nothing waits or no day is
        /// known.</summary>
        public LocalDate? ExpectedOn { get; init; }
    }

    internal static PurchaseReceipt Of(Order order, bool isRepeat) => new(
        order,
        order.Lines.Select(l => new Line(l.Number, l.Ordered.Value - l.Units.Backordered, l.Units.Backordered)
        {
            ExpectedOn = l.Units.Backordered > 0 ? l.PromisedFor : null,
        }).ToValueList(),
        isRepeat);
}
