using OrderKit.Shipments;

namespace OrderKit.Processes;

/// <summary>What a warehouse wants to hand over to a carrier.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Id">The caller's name for it, kept for retries.</param>
/// <param name="Shipment">A new shipment.</param>
/// <param name="From">The location the parcels leave.</param>
/// <param name="Parcels">The packed parcels, numbered from 1.</param>
public sealed record Dispatch(OrderId OrderId, CommandId Id, ShipmentId Shipment, LocationId From, ValueList<Parcel> Parcels)
{
    /// <summary>The units that go; empty for all that can go.</summary>
    public ValueList<LineQuantity> Lines { get; init; } = [];
}
