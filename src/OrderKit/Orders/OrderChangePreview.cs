namespace OrderKit.Orders;

/// <content>What a document would do.</content>
public abstract partial record OrderChange
{
    /// <summary>What applying changes to an order would do, and what stands against it. Applying does exactly this or nothing.</summary>
    /// <param name="Version">The version of the order it was made for; applying asks for it.</param>
    /// <param name="Before">What the customer owes now.</param>
    /// <param name="After">What the customer would owe.</param>
    /// <param name="Lines">Line by line, the units that come in and go out; lines that stay as they are left out.</param>
    /// <param name="Objections">All that stands against it, the one that a refusal would give first; empty when it can be
    /// applied.</param>
    public sealed record Preview(long Version, Money Before, Money After, ValueList<LineEffect> Lines, ValueList<Refusal> Objections)
    {
        /// <summary>Whether nothing stands against it.</summary>
        public bool IsPossible => Objections.Count == 0;

        /// <summary>What the customer pays more; negative for what comes back.</summary>
        public Money Difference => After - Before;

        /// <summary>What it would do to stock, article by article: units to reserve, or to give back when negative. Articles without stock
        /// and those that come out even are left out.</summary>
        public ValueList<StockEffect> Stock =>
        [
            .. Lines.Where(l => l.IsStocked)
                .GroupBy(l => l.Sku, (sku, lines) => new StockEffect(sku, lines.Sum(l => l.Reserved)))
                .Where(effect => effect.Units != 0),
        ];
    }

    /// <summary>What a change does to one line.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="IsStocked">Whether stock is kept of it.</param>
    /// <param name="Added">Units that come in.</param>
    /// <param name="Removed">Units that are called off.</param>
    /// <param name="Waiting">Of the units called off, those that waited for stock and hold none.</param>
    public sealed record LineEffect(LineNumber Line, Sku Sku, bool IsStocked, Quantity Added, Quantity Removed, Quantity Waiting)
    {
        internal int Reserved => Added.Value - (Removed.Value - Waiting.Value);
    }

    /// <summary>What a change does to the stock of one article.</summary>
    /// <param name="Sku">The article.</param>
    /// <param name="Units">Units to reserve; negative for units to give back.</param>
    public sealed record StockEffect(Sku Sku, int Units);
}
