using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

/// <summary>Shipments and scans that tests begin with.</summary>
internal static class Given
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    internal static readonly ShipmentId Id = new("SH-1");

    internal static Instant Hour(int hour) => Start + Duration.FromHours(hour);

    internal static Parcel Parcel(int number, params ReadOnlySpan<LineQuantity> contents) => new(number, 500, ValueList.Create(contents));

    internal static ShipmentPlan Plan(params ReadOnlySpan<Parcel> parcels) =>
        new(new("SO-1"), new("STHLM"), [new(1, 2)], "envelope-1", "sim", "sim-home", ValueList.Create(parcels));

    internal static ShipmentCommand.Plan Planned(params ReadOnlySpan<Parcel> parcels) => new(new("plan"), Id, Plan(parcels));

    internal static TrackingEvent Scan(TrackingStatus status, int? hour, string? parcel = "P1", string? eventId = null) =>
        new(parcel, status.ToString(), status, hour is { } h ? Hour(h) : null, Start, eventId);

    internal static Shipment Booked(int parcels)
    {
        var all = Enumerable.Range(1, parcels).Select(n => Parcel(n)).ToArray();
        return Booked(all);
    }

    internal static Shipment Booked(params ReadOnlySpan<Parcel> parcels)
    {
        var numbers = Enumerable.Range(1, parcels.Length).Select(n => $"P{n}").ToValueList();
        return After(
            null,
            Planned(parcels),
            new ShipmentCommand.IntendBooking(new("book"), Id),
            new ShipmentCommand.ConfirmBooking(new("booked"), Id, "SH-1-1", "B1", numbers));
    }

    internal static Shipment After(Shipment? state, params ReadOnlySpan<ShipmentCommand> commands)
    {
        foreach (var command in commands)
        {
            state = ShipmentDecider.Decide(state, command, Start).Value.Shipment;
        }

        return state!;
    }

    internal static Shipment Hearing(Shipment state, params ReadOnlySpan<TrackingEvent> events)
    {
        var name = FormattableString.Invariant($"heard-{state.Version}");
        return After(state, new ShipmentCommand.RecordTracking(new(name), Id, ValueList.Create(events)));
    }
}
