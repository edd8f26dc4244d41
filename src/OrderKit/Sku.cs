namespace OrderKit;

/// <summary>The stock keeping unit: what the warehouse counts and picks as one and the same article.</summary>
/// <remarks>Made by the host. 1 to 100 characters without white space or control characters; compared exactly. Never personal
/// data.</remarks>
public readonly record struct Sku
{
    /// <summary>Names it by the given text.</summary>
    /// <param name="value">1 to 100 characters without white space or control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a forbidden character.</exception>
    public Sku(string value) => Value = Identifier.Require(value);

    /// <summary>The text of the id; null only in a default instance.</summary>
    public string Value { get; }

    /// <summary>The text of the id.</summary>
    /// <returns>The text, or an empty string for a default instance.</returns>
    public override string ToString() => Value ?? "";
}
