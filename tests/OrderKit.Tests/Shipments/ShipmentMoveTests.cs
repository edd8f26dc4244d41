using FsCheck.Xunit;
using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

[Properties(Arbitrary = [typeof(ShipmentProperties.Commands)], MaxTest = 1000)]
public sealed class ShipmentMoveTests
{
    [Property]
    public void The_list_and_the_decider_agree_on_every_request(ShipmentCommand[] commands)
    {
        Shipment? shipment = null;
        foreach (var command in commands)
        {
            var decision = ShipmentDecider.Decide(shipment, command, Given.Start);
            shipment = decision.IsAccepted ? decision.Value.Shipment : shipment;
            Assert.All(ShipmentDecider.PossibleMoves(shipment!), move =>
                Assert.Equal(move.Objection, ShipmentDecider.Decide(shipment, Request(move, shipment!), Given.Start).Refusal));
        }
    }

    [Fact]
    public void Every_request_is_listed_and_what_unlocks_it_is_one()
    {
        var requests = ShipmentDecider.PossibleMoves(Given.Booked(1)).Select(m => m.Request).ToList();
        Assert.Equal(["Plan", "IntendBooking", "GiveUpBooking", "IntendVoid"], requests);
        Assert.All(ShipmentDecider.PossibleMoves(Given.Booked(1)).SelectMany(m => m.Objection?.Unlocks ?? []),
            unlock => Assert.Contains(unlock.Action, requests));
    }

    [Fact]
    public void The_list_reads_well_to_a_person()
    {
        var planned = Given.After(null, Given.Planned(Given.Parcel(1)));
        Assert.Equal(["no", "yes", "no", "no"], Allowed(planned));
        Assert.Equal(
            "The booking of shipment SH-1 is not begun; GiveUpBooking was asked. Possible: an attempt whose answer is not known.",
            ShipmentDecider.PossibleMoves(planned)[2].Objection!.Detail);

        var open = Given.After(planned, new ShipmentCommand.IntendBooking(new("book"), Given.Id));
        Assert.Equal(["no", "no", "yes", "no"], Allowed(open));
        Assert.Equal(["no", "no", "no", "yes"], Allowed(Given.Booked(1)));
        Assert.Equal(["no", "no", "no", "no"], Allowed(Given.Hearing(Given.Booked(1), Given.Scan(TrackingStatus.HandedOver, 1))));
    }

    private static string[] Allowed(Shipment shipment) =>
        [.. ShipmentDecider.PossibleMoves(shipment).Select(m => m.IsAllowed ? "yes" : "no")];

    private static ShipmentCommand Request(ShipmentMove move, Shipment shipment) => move.Request switch
    {
        "Plan" => new ShipmentCommand.Plan(new("asked"), Given.Id, Given.Plan(Given.Parcel(1))),
        "IntendBooking" => new ShipmentCommand.IntendBooking(new("asked"), Given.Id),
        "GiveUpBooking" when shipment.Booking is { } booking =>
            new ShipmentCommand.GiveUpBooking(new("asked"), Given.Id, booking.Reference, "operator"),
        "GiveUpBooking" => new ShipmentCommand.GiveUpBooking(new("asked"), Given.Id, null!, "operator"),
        _ => new ShipmentCommand.IntendVoid(new("asked"), Given.Id),
    };
}
