namespace OrderKit.Units;

/// <summary>How the units of a line are spread over the places.</summary>
/// <remarks>Inside the house and cancelled units belong to no shipment; every other unit belongs to the one it left with.</remarks>
/// <param name="Open">Nothing done yet.</param>
/// <param name="Backordered">Waiting for stock.</param>
/// <param name="Allocated">Released to picking.</param>
/// <param name="InTailoring">Being tailored.</param>
/// <param name="Packed">In parcels.</param>
/// <param name="Cancelled">Called off.</param>
public sealed record LineUnits(int Open = 0, int Backordered = 0, int Allocated = 0, int InTailoring = 0, int Packed = 0, int Cancelled = 0)
{
    /// <summary>The units that left, by shipment, in the order in which the shipments left.</summary>
    public ValueList<ShipmentUnits> Shipments { get; init; } = [];

    /// <summary>Units in the house: open, backordered, allocated, in tailoring or packed.</summary>
    public int Inside => Open + Backordered + Allocated + InTailoring + Packed;

    /// <summary>Every unit of the line.</summary>
    public int Total => Inside + Cancelled + Left;

    /// <summary>Units that have left the house, wherever they are now.</summary>
    public int Left
    {
        get
        {
            var left = 0;
            foreach (var shipment in Shipments.AsSpan())
            {
                left += shipment.Total;
            }

            return left;
        }
    }

    /// <summary>Units in one place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>0 or more.</returns>
    public int In(UnitPlace place) => place switch
    {
        UnitPlace.Open => Open,
        UnitPlace.Backordered => Backordered,
        UnitPlace.Allocated => Allocated,
        UnitPlace.InTailoring => InTailoring,
        UnitPlace.Packed => Packed,
        UnitPlace.Cancelled => Cancelled,
        _ => Out(place),
    };

    /// <summary>What became of the units that left with one shipment.</summary>
    /// <param name="shipment">The shipment.</param>
    /// <returns>All zero when none left with it.</returns>
    public ShipmentUnits Of(ShipmentId shipment)
    {
        var index = IndexOf(shipment);
        return index < 0 ? new(shipment) : Shipments[index];
    }

    internal LineUnits Apply(UnitMove move) =>
        Add(move.From, -move.Quantity.Value, move.Shipment).Add(move.To, move.Quantity.Value, move.Shipment);

    private int Out(UnitPlace place)
    {
        var sum = 0;
        foreach (var shipment in Shipments.AsSpan())
        {
            sum += shipment.In(place);
        }

        return sum;
    }

    private LineUnits Add(UnitPlace place, int units, ShipmentId? shipment) => place switch
    {
        UnitPlace.Open => this with { Open = Open + units },
        UnitPlace.Backordered => this with { Backordered = Backordered + units },
        UnitPlace.Allocated => this with { Allocated = Allocated + units },
        UnitPlace.InTailoring => this with { InTailoring = InTailoring + units },
        UnitPlace.Packed => this with { Packed = Packed + units },
        UnitPlace.Cancelled => this with { Cancelled = Cancelled + units },
        _ => AddOut(place, units, shipment ?? throw new InvalidOrderDataException($"Units that are {place} belong to no shipment.")),
    };

    private LineUnits AddOut(UnitPlace place, int units, ShipmentId shipment)
    {
        var index = IndexOf(shipment);
        return this with
        {
            Shipments = index < 0
                ? Shipments.Add(new ShipmentUnits(shipment).Add(place, units))
                : Shipments.With(index, Shipments[index].Add(place, units)),
        };
    }

    private int IndexOf(ShipmentId shipment)
    {
        for (var index = 0; index < Shipments.Count; index++)
        {
            if (Shipments[index].Shipment == shipment)
            {
                return index;
            }
        }

        return -1;
    }
}
