namespace OrderKit.Units;

/// <summary>Units of one line that go from one place to another in one step.</summary>
/// <param name="Line">The line.</param>
/// <param name="From">Where they were.</param>
/// <param name="To">Where they are now.</param>
/// <param name="Quantity">How many, 1 or more.</param>
/// <param name="Shipment">The shipment they belong to once out of the house; null for moves inside it.</param>
public sealed record UnitMove(LineNumber Line, UnitPlace From, UnitPlace To, Quantity Quantity, ShipmentId? Shipment = null)
{
    /// <summary>The move in short, as in <c>line 1: 2 Packed → Shipped</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"line {Line}: {Quantity} {From} → {To}";
}
