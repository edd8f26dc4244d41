namespace OrderKit.Products;

/// <summary>How a product is classed for transport, as the host gives it.</summary>
/// <param name="UnNumber">The UN number, as in <c>UN1950</c>.</param>
/// <param name="Class">The class, as in <c>2.1</c>.</param>
public sealed record DangerousGoods(string UnNumber, string Class);
