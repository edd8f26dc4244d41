namespace OrderKit.Availability;

/// <summary>So many units of one order line: what ships, or what is given back.</summary>
/// <param name="Line">The line.</param>
/// <param name="Quantity">1 or more.</param>
public sealed record LocatedQuantity(LineNumber Line, Quantity Quantity)
{
    /// <summary>1 or more units.</summary>
    /// <exception cref="ArgumentException">There is no unit.</exception>
    public Quantity Quantity { get; } =
        Quantity.IsZero ? throw new ArgumentException("At least one unit.", nameof(Quantity)) : Quantity;

    /// <summary>The location the units are taken from; null takes them wherever the line has some.</summary>
    public LocationId? At { get; init; }
}
