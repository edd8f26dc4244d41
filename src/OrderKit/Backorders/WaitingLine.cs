using NodaTime;

namespace OrderKit.Backorders;

/// <summary>Units of an order line that wait for supply.</summary>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Sku">The article.</param>
/// <param name="Units">How many still wait; 1 or more.</param>
/// <param name="Since">When it was wanted first.</param>
public sealed record WaitingLine(OrderId Order, LineNumber Line, Sku Sku, Quantity Units, Instant Since)
{
    /// <summary>The class for <see cref="BackorderStrategy.PriorityClass"/>: the lowest goes first.</summary>
    /// <value>Default: 0.</value>
    public int Priority { get; init; }

    /// <summary>Whether units may go before the others are there.</summary>
    /// <value>Default: false.</value>
    public bool MaySplit { get; init; }

    /// <summary>Every promise made, the one in force last.</summary>
    public ValueList<BackorderPromise> Promises { get; init; } = [];

    /// <summary>Whether the customer was asked and has not answered: until the host clears it he is not asked again, and nothing is
    /// cancelled for him.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The promise in force; null when none was made.</summary>
    public BackorderPromise? Promise => Promises.Count > 0 ? Promises[^1] : null;

    /// <summary>The promised day in force; null when there is none.</summary>
    public LocalDate? PromisedFor => Promise?.Date;
}
