using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

public sealed class RecordedTrackingTests
{
    private static readonly Parcel[] One = [new(1, 500, [], "P1")];

    // Written by hand after the habits of real answers: newest first, codes without offsets, ties, a service point, a scan without a time,
    // and an answer whose own status is not what its scans say.
    private static readonly RecordedTracking[] Written = RecordedTracking.Read(
        [
            ["shipment", "carrier", "carrier_status", "karrio_status"],
            ["to-the-door", "fedex", "Delivered", ""],
            ["to-the-point", "postnord", "DELIVERED", ""],
            ["at-the-point", "postnord", "AVAILABLE_FOR_DELIVERY", ""],
            ["delivered-twice", "canadapost", "", "delivered"],
            ["no-time", "usps", "", "out_for_delivery"],
            ["no-table", "somebody", "", ""],
        ],
        [
            ["shipment", "local_time", "utc_offset", "code", "description"],
            ["to-the-door", "2026-02-03T09:30:00", "+01:00", "DL", ""],
            ["to-the-door", "2026-02-03T07:00:00", "+01:00", "OD", ""],
            ["to-the-door", "2026-02-03T02:00:00", "+08:00", "DP", ""],
            ["to-the-door", "2026-02-01T00:00:00", "", "PU", ""],
            ["to-the-point", "2026-02-01T10:00:00", "", "68", ""],
            ["to-the-point", "2026-02-02T10:00:00", "", "1", ""],
            ["to-the-point", "2026-02-02T10:00:00", "", "z08", ""],
            ["to-the-point", "2026-02-04T18:00:00", "", "21", ""],
            ["at-the-point", "2026-02-02T10:00:00", "", "1", ""],
            ["at-the-point", "2026-02-02T10:00:00", "", "31", ""],
            ["delivered-twice", "2026-02-03T12:00:00", "EST", "1496", ""],
            ["delivered-twice", "2026-02-02T06:00:00", "EST", "0173", ""],
            ["delivered-twice", "2026-02-02T15:00:00", "EST", "0100", ""],
            ["delivered-twice", "2026-02-01T08:00:00", "EST", "1496", ""],
            ["no-time", "", "", "NP", ""],
            ["no-time", "2026-02-02T08:00:00", "Z", "OF", ""],
            ["no-table", "2026-02-02T08:00:00", "Z", "who knows", ""],
        ]);

    // Answers whose own status is not what their own scans say, and what the scans say.
    private static readonly Dictionary<string, TrackingStatus> Disagreeing = new()
    {
        ["amazon-shipping-02"] = TrackingStatus.OutForDelivery,
        ["usps-04"] = TrackingStatus.OutForDelivery,
        ["canadapost-05"] = TrackingStatus.Delivered,
        ["bpost-01"] = TrackingStatus.Delivered,
        ["dhl-universal-01"] = TrackingStatus.Registered,
        ["ups-03"] = TrackingStatus.InTransit,
    };

    private static RecordedTracking[] All => [.. Written, .. RecordedTracking.Find() ?? []];

    [Fact]
    public void Every_answer_folds_to_the_status_it_says_it_has()
    {
        var judged = All.Select(a => (a.Shipment, Expected: Meaning(a), TrackingFold.Of(One, a.Events).Status))
            .Where(a => a.Expected is not null);
        Assert.All(judged, a => Assert.Equal((a.Shipment, a.Expected), (a.Shipment, (TrackingStatus?)a.Status)));
        Assert.True(judged.Count() >= 5);
    }

    [Fact]
    public void Every_answer_folds_to_the_same_in_any_order_of_arrival() => Assert.All(All, answer =>
    {
        var served = TrackingFold.Of(One, answer.Events);
        for (var seed = 0; seed < 50; seed++)
        {
            TrackingEvent[] arrived = [.. answer.Events, .. answer.Events.Take(seed % 3)];
            new Random(seed).Shuffle(arrived);
            Assert.Equal(served, TrackingFold.Of(One, arrived));
        }
    });

    [Fact]
    public void A_parcel_delivered_twice_with_scans_between_raises_each_of_them()
    {
        var fold = TrackingFold.Of(One, Written.Single(a => a.Shipment == "delivered-twice").Events);
        Assert.Equal(TrackingStatus.Delivered, fold.Status);
        var scan = Assert.IsType<TrackingContradiction.ScanAfterEnd>(Assert.Single(fold.Contradictions));
        Assert.Equal((TrackingStatus.Delivered, TrackingStatus.InTransit), (scan.End, scan.Scan));
    }

    [Fact]
    public void Times_of_different_offsets_are_put_in_their_true_order()
    {
        var fold = TrackingFold.Of(One, Written.Single(a => a.Shipment == "to-the-door").Events);
        Assert.Equal(Instant.FromUtc(2026, 2, 3, 8, 30), fold.Parcels[0].StatusAt);
        Assert.Empty(fold.Contradictions);
    }

    private static TrackingStatus? Meaning(RecordedTracking answer) =>
        Disagreeing.TryGetValue(answer.Shipment, out var status) ? status : answer.SaysItIs switch
        {
            "DELIVERED" or "Delivered" or "delivered" => TrackingStatus.Delivered,
            "AVAILABLE_FOR_DELIVERY" => TrackingStatus.ReadyForPickup,
            "Moving Through Network" or "In transit" or "in_transit" => TrackingStatus.InTransit,
            "Shipment exception" or "on_hold" => TrackingStatus.Held,
            "out_for_delivery" => TrackingStatus.OutForDelivery,
            "pre_transit" => TrackingStatus.Registered,
            _ => null,
        };
}
