namespace OrderKit;

/// <summary>Others changed the order each time this command was about to be stored; nothing was changed by it.</summary>
/// <remarks>Thrown after five attempts. The command may be sent again with the same <see cref="CommandId"/>.</remarks>
public sealed class OrderConcurrencyException : Exception
{
    /// <summary>Tells which order and how often it was tried.</summary>
    /// <param name="order">The order.</param>
    /// <param name="attempts">The attempts made.</param>
    public OrderConcurrencyException(OrderId order, int attempts)
        : base($"Order {order} was changed by others during each of {attempts} attempts; send the command again.")
    {
        Order = order;
        Attempts = attempts;
    }

    /// <summary>The order.</summary>
    public OrderId Order { get; }

    /// <summary>The attempts made.</summary>
    public int Attempts { get; }
}
