namespace OrderKit;

/// <summary>Stored events, or what was stored of an order or shipment, make no sense: something outside OrderKit changed them, or they come
/// from a broken store.</summary>
/// <remarks>Never repaired silently, for a repair would hide what was lost.</remarks>
public sealed class InvalidOrderDataException : Exception
{
    /// <summary>Tells what makes no sense.</summary>
    /// <param name="message">One sentence.</param>
    public InvalidOrderDataException(string message)
        : base(message)
    {
    }
}
