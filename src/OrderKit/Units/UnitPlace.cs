namespace OrderKit.Units;

/// <summary>Where a unit of an order line is. Every unit is in exactly one place at every step.</summary>
/// <remarks>Open to Packed are inside the house, Shipped and Lost are out, Delivered and Returned have arrived. The numbers are
/// fixed.</remarks>
public enum UnitPlace
{
    /// <summary>Nothing done yet, reserved or not.</summary>
    Open = 0,

    /// <summary>Sold, but there is no stock for it yet.</summary>
    Backordered = 1,

    /// <summary>Released to picking at a location.</summary>
    Allocated = 2,

    /// <summary>Being made the customer's own.</summary>
    InTailoring = 3,

    /// <summary>In a parcel, not yet with the carrier.</summary>
    Packed = 4,

    /// <summary>With the carrier.</summary>
    Shipped = 5,

    /// <summary>With the customer.</summary>
    Delivered = 6,

    /// <summary>Back with the shop, from the customer or from the carrier.</summary>
    Returned = 7,

    /// <summary>Gone on the way.</summary>
    Lost = 8,

    /// <summary>Called off before it left.</summary>
    Cancelled = 9,
}
