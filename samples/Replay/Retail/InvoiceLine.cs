using NodaTime;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>One line of an invoice as the shop wrote it.</summary>
/// <param name="Invoice">The invoice's number; it begins with C for a cancellation, with A for an adjustment.</param>
/// <param name="StockCode">What it is about; a code that does not begin with five digits is a charge and not goods.</param>
/// <param name="Description">The product, or a stock-keeper's note.</param>
/// <param name="Quantity">Units; negative when they come back or are written off.</param>
/// <param name="Time">The invoice's time.</param>
/// <param name="UnitPrice">In pounds.</param>
/// <param name="Customer">The customer's number; empty for a guest.</param>
/// <param name="Country">The customer's country.</param>
internal sealed record InvoiceLine(
    string Invoice,
    string StockCode,
    string Description,
    int Quantity,
    Instant Time,
    decimal UnitPrice,
    string Customer,
    string Country)
{
    internal bool IsAdjustment => Invoice[0] == 'A';

    internal bool IsCancellation => Invoice[0] == 'C';

    internal bool IsSaleInvoice => char.IsAsciiDigit(Invoice[0]);

    /// <summary>Whether it is an order line: units sold on a sale invoice.</summary>
    internal bool IsSale => IsSaleInvoice && Quantity > 0;

    /// <summary>Whether it is a return: units that come back on a cancellation.</summary>
    internal bool IsReturn => IsCancellation && Quantity < 0;

    internal bool HasCustomer => Customer.Length > 0;

    internal bool IsGoods => StockCode.Length >= 5 && StockCode.AsSpan(0, 5).IndexOfAnyExceptInRange('0', '9') < 0;
}
