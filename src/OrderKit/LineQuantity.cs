namespace OrderKit;

/// <summary>Some units of one line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Quantity">How many.</param>
public sealed record LineQuantity(LineNumber Line, Quantity Quantity);
