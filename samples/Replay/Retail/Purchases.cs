using NodaTime;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>What each customer has bought of each product and not yet given back, the oldest purchase first.</summary>
internal sealed class Purchases
{
    private readonly Dictionary<(string Customer, string StockCode), Queue<Purchase>> open = [];

    internal void Add(InvoiceLine line, OrderId order, LineNumber number)
    {
        var key = (line.Customer, line.StockCode);
        if (!open.TryGetValue(key, out var purchases))
        {
            open[key] = purchases = new();
        }

        purchases.Enqueue(new(order, number, line.Quantity));
    }

    /// <summary>Takes units that come back from the purchases they can belong to, as far as there are any.</summary>
    /// <remarks>News of one line at one time is told as a running total, for a repeat of it would be no news.</remarks>
    internal IEnumerable<(OrderId Order, LineQuantity Told, int Units)> TakeBack(InvoiceLine line)
    {
        var left = -line.Quantity;
        if (!open.TryGetValue((line.Customer, line.StockCode), out var purchases))
        {
            yield break;
        }

        while (left > 0 && purchases.TryPeek(out var purchase))
        {
            var units = Math.Min(left, purchase.Left);
            left -= units;
            yield return (purchase.Order, new(purchase.Line, purchase.TakeBack(units, line.Time)), units);
            if (purchase.Left == 0)
            {
                purchases.Dequeue();
            }
        }
    }

    private sealed class Purchase(OrderId order, LineNumber line, int units)
    {
        private Instant toldAt;
        private int told;

        internal OrderId Order => order;

        internal LineNumber Line => line;

        internal int Left { get; private set; } = units;

        internal int TakeBack(int units, Instant at)
        {
            Left -= units;
            told = toldAt == at ? told + units : units;
            toldAt = at;
            return told;
        }
    }
}
