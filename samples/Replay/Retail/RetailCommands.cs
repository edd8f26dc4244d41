using NodaTime;
using OrderKit.Orders;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>Puts invoice lines into OrderKit's words: a sale invoice is an order, a cancellation line is units that come back.</summary>
internal sealed class RetailCommands
{
    private static readonly Currency Gbp = "GBP";
    private readonly Purchases purchases = new();

    /// <summary>A sale invoice: ordered, confirmed, shipped and delivered at its time. Charges do not travel.</summary>
    internal static IEnumerable<OrderCommand> Sale(IReadOnlyList<InvoiceLine> sold)
    {
        var (invoice, at) = (sold[0].Invoice, sold[0].Time);
        var (order, shipment) = (new OrderId(invoice), new ShipmentId(invoice));
        var lines = sold.Select((line, index) => Terms(line, index + 1)).ToValueList();
        var travelling = lines.Where(line => line.NeedsShipping).Select(AllUnits).ToValueList();
        yield return new OrderCommand.Place(order, new("place"), Gbp, lines);
        yield return new OrderCommand.Confirm(order, new("confirm"));
        if (travelling.Count > 0)
        {
            yield return new OrderCommand.ReportShipped(order, new("shipped"), shipment, travelling, at);
        }

        yield return new OrderCommand.ReportDelivered(order, new("delivered"), shipment, lines.Select(AllUnits).ToValueList(), at);
    }

    /// <summary>The article of a stock code. A SKU has no white space; some charges do (BANK CHARGES).</summary>
    internal static Sku SkuOf(string stockCode) => new(stockCode.Replace(' ', '-'));

    /// <summary>Remembers a line as a purchase that returns can belong to.</summary>
    internal void Remember(InvoiceLine line, int number)
    {
        if (line.HasCustomer)
        {
            purchases.Add(line, new(line.Invoice), number);
        }
    }

    /// <summary>Units that come back: told of the purchases they belong to; what is left over, of an order that was never placed.</summary>
    internal IEnumerable<OrderCommand> Return(InvoiceLine line, int row)
    {
        var id = new CommandId($"{line.Invoice}/{row}");
        var left = -line.Quantity;
        foreach (var order in purchases.TakeBack(line).GroupBy(part => part.Order))
        {
            left -= order.Sum(part => part.Units);
            var told = order.Select(part => part.Told).OrderBy(part => part.Line).ToValueList();
            yield return Returned(order.Key, id, order.Key.Value, told, line.Time);
        }

        if (left > 0)
        {
            var unknown = line.HasCustomer ? new OrderId($"unknown-purchase-of-{line.Customer}") : RetailFigures.NoCustomer;
            yield return Returned(unknown, id, line.Invoice, [new(1, left)], line.Time);
        }
    }

    private static OrderCommand.ReportReturned Returned(
        OrderId order, CommandId id, string shipment, ValueList<LineQuantity> lines, Instant at) =>
        new(order, id, new(shipment), lines, at);

    private static LineQuantity AllUnits(LineTerms line) => new(line.Number, line.Quantity);

    private static LineTerms Terms(InvoiceLine line, int number) =>
        new(number, SkuOf(line.StockCode), line.Quantity, LinePrice.Of(new(line.UnitPrice, Gbp), line.Quantity))
        {
            NeedsShipping = line.IsGoods,
            IsStocked = line.IsGoods,
        };

}
