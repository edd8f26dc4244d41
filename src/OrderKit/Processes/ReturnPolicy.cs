using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>Where goods go that come back: a named policy, for the report of a return does not say what state they are in.</summary>
/// <remarks>A value that a host can replace. What it said first of a line's return stands: telling the event again moves nothing.</remarks>
public sealed class ReturnPolicy
{
    private readonly Func<Order, LineNumber, bool> isSaleable;

    /// <summary>A policy of the host's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isSaleable">Whether the units of a line that come back are on sale at once; if not, they are set aside until somebody
    /// has looked at them. Pure.</param>
    public ReturnPolicy(Code name, Func<Order, LineNumber, bool> isSaleable)
    {
        ArgumentNullException.ThrowIfNull(isSaleable);
        (Name, this.isSaleable) = (name, isSaleable);
    }

    /// <summary>All that comes back is set aside until somebody has looked at it. The default.</summary>
    public static ReturnPolicy SetAside { get; } = new("set-aside", (_, _) => false);

    /// <summary>What comes back is on sale at once, but for units that were tailored: these are set aside.</summary>
    public static ReturnPolicy OnSale { get; } = new("on-sale", (order, line) => order.Line(line)?.Tailoring is null);

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; }

    /// <summary>The location that takes returns in; null puts each unit where it had left from.</summary>
    public LocationId? Location { get; init; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name.Value;

    internal StockCommand.Homecoming For(Order order, LineNumber line) => isSaleable(order, line)
        ? StockCommand.Homecoming.Shelf
        : StockCommand.Homecoming.SetAside;
}
