namespace OrderKit.Testing;

/// <summary>Thrown when a store breaks what it promises.</summary>
public sealed class KitBrokenException : Exception
{
    /// <summary>Says what was seen.</summary>
    /// <param name="message">What was seen, and what was expected.</param>
    public KitBrokenException(string message)
        : base(message)
    {
    }
}
