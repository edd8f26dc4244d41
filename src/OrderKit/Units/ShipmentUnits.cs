namespace OrderKit.Units;

/// <summary>What became of the units of one line that went out with one shipment.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Shipped">Units with the carrier.</param>
/// <param name="Delivered">Units with the customer.</param>
/// <param name="Returned">Units that came back.</param>
/// <param name="Lost">Units that are gone.</param>
public sealed record ShipmentUnits(ShipmentId Shipment, int Shipped = 0, int Delivered = 0, int Returned = 0, int Lost = 0)
{
    /// <summary>All units that left the house with the shipment, wherever they are now.</summary>
    public int Total => Shipped + Delivered + Returned + Lost;

    /// <summary>Units of the shipment in one place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>0 for places inside the house.</returns>
    public int In(UnitPlace place) => place switch
    {
        UnitPlace.Shipped => Shipped,
        UnitPlace.Delivered => Delivered,
        UnitPlace.Returned => Returned,
        UnitPlace.Lost => Lost,
        _ => 0,
    };

    internal ShipmentUnits Add(UnitPlace place, int units) => place switch
    {
        UnitPlace.Shipped => this with { Shipped = Shipped + units },
        UnitPlace.Delivered => this with { Delivered = Delivered + units },
        UnitPlace.Returned => this with { Returned = Returned + units },
        UnitPlace.Lost => this with { Lost = Lost + units },
        _ => this,
    };
}
