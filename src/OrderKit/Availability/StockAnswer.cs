namespace OrderKit.Availability;

/// <summary>What an accepted stock command gave.</summary>
public abstract record StockAnswer
{
    private StockAnswer()
    {
    }

    /// <summary>Whether this very command was accepted before: nothing was changed now, and the answer shows what is today.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The answer to a command on an order's reservation.</summary>
    /// <param name="Reservation">The reservation as it is now; each line says what is held and what is missing. After a repeat, look at
    /// <see cref="Reservation.MadeBy"/>: another attempt may have replaced it.</param>
    public sealed record Reserved(Reservation Reservation) : StockAnswer;

    /// <summary>The answer to goods in, a count or a setting.</summary>
    /// <param name="Position">The position as it is now.</param>
    public sealed record Moved(StockPosition Position) : StockAnswer
    {
        /// <summary>The reserved units that became backorders because they were not found; empty when none did.</summary>
        public ValueList<Cut> Cuts { get; init; } = [];
    }

    /// <summary>Units an order line lost to a shortage; they count as missing again.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Line">Its line.</param>
    /// <param name="Units">1 or more.</param>
    public sealed record Cut(OrderId Order, LineNumber Line, Quantity Units);

    /// <summary>The answer to a sweep.</summary>
    /// <param name="Orders">The orders whose pending reservations expired now; those that were not due are left out.</param>
    public sealed record Expired(ValueList<OrderId> Orders) : StockAnswer;
}
