namespace OrderKit.Promising;

/// <summary>Names one scheduled receipt: a purchase order line, a transfer, a production order.</summary>
/// <remarks>Made by the host; unique within one article and location. 1 to 100 characters without white space or control characters;
/// compared exactly. A receipt that moves keeps its id: that is how a slip finds its cause.</remarks>
public readonly record struct ReceiptId
{
    /// <summary>Names it by the given text.</summary>
    /// <param name="value">1 to 100 characters without white space or control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a forbidden character.</exception>
    public ReceiptId(string value) => Value = Identifier.Require(value);

    /// <summary>The text of the id; null only in a default instance.</summary>
    public string Value { get; }

    /// <summary>The text of the id.</summary>
    /// <returns>The text, or an empty string for a default instance.</returns>
    public override string ToString() => Value ?? "";
}
