namespace OrderKit.Products;

/// <summary>The outer size of one unit as it is packed, in millimetres, each 1 or more.</summary>
/// <param name="LengthMm">The longest side.</param>
/// <param name="WidthMm">The next one.</param>
/// <param name="HeightMm">The shortest one.</param>
public sealed record ProductSize(int LengthMm, int WidthMm, int HeightMm);
