using OrderKit.Shipments;
using static OrderKit.Shipments.TrackingStatus;

namespace OrderKit.Tests.Shipments;

public sealed class TrackingFoldTests
{
    private static readonly Parcel[] One = [new(1, 500, [], "P1")];

    // Scans as "hour status", a dash for an unknown time; then status and contradictions as people read them.
    [Theory]
    [InlineData("", Unknown, "")]
    [InlineData("1 Registered", Registered, "")]
    [InlineData("1 Registered, 2 HandedOver, 3 InTransit, 4 OutForDelivery, 5 Delivered", Delivered, "")]
    [InlineData("5 Delivered, 4 OutForDelivery, 1 Registered", Delivered, "")]
    [InlineData("3 OutForDelivery, 4 InTransit", InTransit, "")]
    [InlineData("3 OutForDelivery, 3 InTransit", OutForDelivery, "")]
    [InlineData("3 Delivered, 3 InTransit", Delivered, "")]
    [InlineData("3 ReadyForPickup", ReadyForPickup, "")]
    [InlineData("3 ReadyForPickup, 9 Delivered", Delivered, "")]
    [InlineData("3 DeliveryAttempted, 5 Returning, 8 Returned", Returned, "")]
    [InlineData("3 Delivered, 5 Returned", Returned, "EndChanged Delivered Returned at 5")]
    [InlineData("3 Returned, 5 Delivered", Delivered, "EndChanged Returned Delivered at 5")]
    [InlineData("3 Lost, 5 Delivered", Delivered, "EndChanged Lost Delivered at 5")]
    [InlineData("3 Delivered, 5 Lost", Lost, "EndChanged Delivered Lost at 5")]
    [InlineData("3 Lost, 5 Delivered, 7 Returned", Returned, "EndChanged Lost Delivered at 5; EndChanged Delivered Returned at 7")]
    [InlineData("3 Delivered, 5 Delivered", Delivered, "")]
    [InlineData("3 Delivered, 5 InTransit", Delivered, "ScanAfterEnd Delivered InTransit at 5")]
    [InlineData("3 Lost, 5 Held, 6 InTransit", Lost, "ScanAfterEnd Lost Held at 5; ScanAfterEnd Lost InTransit at 6")]
    [InlineData("2 OutForDelivery, 3 Delivered, 4 Retracted", OutForDelivery, "")]
    [InlineData("3 Delivered, 5 InTransit, 6 Retracted", InTransit, "ScanAfterEnd Delivered InTransit at 5")]
    [InlineData("3 Delivered, 6 Retracted", HandedOver, "")]
    [InlineData("1 Registered, 3 Delivered, 6 Retracted", HandedOver, "")]
    [InlineData("3 Lost, 4 Delivered, 6 Retracted", HandedOver, "EndChanged Lost Delivered at 4")]
    [InlineData("3 Delivered, 6 Retracted, 8 Delivered", Delivered, "")]
    [InlineData("3 Delivered, 3 Retracted", HandedOver, "")]
    [InlineData("3 InTransit, 6 Retracted", InTransit, "RetractedNothing at 6")]
    [InlineData("3 Registered, 6 Retracted", Registered, "RetractedNothing at 6")]
    [InlineData("6 Retracted", Unknown, "RetractedNothing at 6")]
    [InlineData("3 InTransit, 6 Unknown", InTransit, "")]
    [InlineData("3 InTransit, 6 Delayed, 7 Notified", InTransit, "")]
    [InlineData("3 Delivered, 6 Delayed, 7 Notified, 8 Unknown", Delivered, "")]
    [InlineData("- Registered, 3 OutForDelivery", OutForDelivery, "")]
    [InlineData("- Delivered", Delivered, "EndTimeUnknown Delivered")]
    [InlineData("- Delivered, 3 OutForDelivery", Delivered, "EndTimeUnknown Delivered; ScanAfterEnd Delivered OutForDelivery at 3")]
    public void Scans_lead_to_a_status_and_contradictions(string scans, TrackingStatus status, string contradictions)
    {
        var fold = TrackingFold.Of(One, Read(scans));
        Assert.Equal(status, fold.Status);
        Assert.Equal(contradictions, string.Join("; ", fold.Contradictions.Select(Describe)));
    }

    [Theory]
    [InlineData("3 InTransit", false)]
    [InlineData("3 InTransit, 4 Delayed", true)]
    [InlineData("3 Delayed, 4 InTransit", true)]
    [InlineData("3 Delayed, 4 OutForDelivery", false)]
    [InlineData("3 Delayed, 4 ReadyForPickup", false)]
    [InlineData("3 Delayed, 4 Delivered", false)]
    [InlineData("3 OutForDelivery, 4 Delayed", true)]
    public void A_delay_stands_until_the_parcel_is_nearly_there(string scans, bool isDelayed) =>
        Assert.Equal(isDelayed, TrackingFold.Of(One, Read(scans)).Parcels[0].IsDelayed);

    [Theory]
    [InlineData("1 Registered", null)]
    [InlineData("1 Registered, 3 HandedOver, 5 InTransit", 3)]
    [InlineData("1 Registered, 5 InTransit", 5)]
    [InlineData("7 Delivered", 7)]
    [InlineData("7 Lost", 7)]
    [InlineData("7 Delayed", null)]
    public void The_first_scan_that_proves_it_says_when_the_carrier_had_the_parcel(string scans, int? hour)
    {
        var parcel = TrackingFold.Of(One, Read(scans)).Parcels[0];
        Assert.Equal(hour is { } h ? Given.Hour(h) : null, parcel.HandedOverAt);
        Assert.Equal(hour is not null, parcel.IsHandedOver);
    }

    [Theory]
    [InlineData(Delivered, Delivered, Delivered, false)]
    [InlineData(Delivered, InTransit, InTransit, true)]
    [InlineData(Delivered, Lost, Lost, true)]
    [InlineData(Delivered, Returned, Returned, true)]
    [InlineData(Returned, Lost, Lost, false)]
    [InlineData(Lost, OutForDelivery, OutForDelivery, false)]
    [InlineData(Delivered, Unknown, Unknown, true)]
    public void A_shipment_stands_where_its_least_advanced_parcel_stands(
        TrackingStatus first, TrackingStatus second, TrackingStatus rolledUp, bool isPartly)
    {
        Parcel[] two = [.. One, new(2, 500, [], "P2")];
        var fold = TrackingFold.Of(two, [Given.Scan(first, 1), Given.Scan(second, 2, "P2")]);
        Assert.Equal((rolledUp, isPartly), (fold.Status, fold.IsPartlyDelivered));
    }

    [Fact]
    public void A_scan_of_the_whole_shipment_counts_for_every_parcel()
    {
        Parcel[] two = [.. One, new(2, 500, [], "P2")];
        Assert.Equal(Delivered, TrackingFold.Of(two, [Given.Scan(Delivered, 1, parcel: null)]).Status);
    }

    [Fact]
    public void Two_events_of_one_id_are_one_and_the_later_occurrence_stands()
    {
        var fold = TrackingFold.Of(One, [Given.Scan(OutForDelivery, 5, eventId: "e"), Given.Scan(Delivered, 4, eventId: "e")]);
        Assert.Equal(OutForDelivery, fold.Status);
        Assert.Empty(fold.Contradictions);
    }

    [Theory]
    [InlineData(OutForDelivery, Delivered, Delivered)]
    [InlineData(Delivered, OutForDelivery, Delivered)]
    public void Of_two_events_of_one_id_and_one_time_the_higher_rank_stands(TrackingStatus one, TrackingStatus other, TrackingStatus stands)
    {
        var fold = TrackingFold.Of(One, [Given.Scan(one, 5, eventId: "e"), Given.Scan(other, 5, eventId: "e")]);
        Assert.Equal(stands, fold.Status);
        Assert.Empty(fold.Contradictions);
    }

    [Theory]
    [InlineData("3 InTransit", false, 3)]
    [InlineData("3 InTransit, 4 Notified", true, 4)]
    [InlineData("3 Notified, 4 Delivered", true, 4)]
    [InlineData("- Notified", true, null)]
    [InlineData("- Registered, 4 Unknown", false, 4)]
    public void A_parcel_knows_whether_its_receiver_was_told_and_when_it_was_last_heard_of(string scans, bool isNotified, int? hour)
    {
        var parcel = TrackingFold.Of(One, Read(scans)).Parcels[0];
        Assert.Equal((isNotified, hour is { } h ? Given.Hour(h) : null), (parcel.IsNotified, parcel.LastHeardOf));
    }

    [Theory]
    [InlineData("3 Delivered, 6 Retracted", 6)]
    [InlineData("3 Delivered, 6 Retracted, 8 Delivered", 6)]
    [InlineData("3 InTransit, 6 Retracted", null)]
    public void Only_an_end_is_taken_back(string scans, int? hour) =>
        Assert.Equal(hour is { } h ? Given.Hour(h) : null, TrackingFold.Of(One, Read(scans)).Parcels[0].RetractedAt);

    [Fact]
    public void A_shipment_without_parcels_stands_nowhere()
    {
        var fold = TrackingFold.Of([], []);
        Assert.Equal((Unknown, false), (fold.Status, fold.IsPartlyDelivered));
        Assert.Empty(fold.Parcels);
    }

    [Fact]
    public void Neither_parcels_nor_events_are_left_out()
    {
        Assert.Equal("parcels", Assert.Throws<ArgumentNullException>(() => TrackingFold.Of(null!, [])).ParamName);
        Assert.Equal("events", Assert.Throws<ArgumentNullException>(() => TrackingFold.Of(One, null!)).ParamName);
    }

    /// <summary>What is heard of a number that no parcel has, and whether that is a contradiction: only what moves a parcel is.</summary>
    [Theory]
    [InlineData(Unknown, false)]
    [InlineData(Registered, false)]
    [InlineData(HandedOver, true)]
    [InlineData(InTransit, true)]
    [InlineData(Lost, true)]
    [InlineData(Delivered, true)]
    [InlineData(Delayed, false)]
    [InlineData(Notified, false)]
    [InlineData(Retracted, false)]
    public void Only_a_strange_number_that_moves_is_a_contradiction(TrackingStatus heard, bool contradicts) =>
        Assert.Equal(contradicts ? [new TrackingContradiction.ParcelUnknown("X9")] : [], TrackingFold.Of(One,
            [Given.Scan(heard, 1, "X9")]).Contradictions);

    [Fact]
    public void Strange_numbers_are_told_in_their_own_order_and_once_each() =>
        Assert.Equal(
            [new TrackingContradiction.ParcelUnknown("X1"), new TrackingContradiction.ParcelUnknown("X9")],
            TrackingFold.Of(One, [Given.Scan(InTransit, 1, "X9"), Given.Scan(InTransit, 2, "X1"), Given.Scan(Lost, 3, "X9")])
                .Contradictions);

    [Fact]
    public void No_number_is_strange_before_every_parcel_has_its_own() =>
        Assert.Empty(TrackingFold.Of([.. One, new(2, 500, [])], [Given.Scan(Delivered, 1, "X9")]).Contradictions);

    [Fact]
    public void A_number_of_no_parcel_moves_nothing_and_is_a_contradiction()
    {
        var fold = TrackingFold.Of(One, [Given.Scan(Delivered, 1, "X9")]);
        Assert.Equal(Unknown, fold.Status);
        Assert.Equal([new TrackingContradiction.ParcelUnknown("X9")], fold.Contradictions);
    }

    private static TrackingEvent[] Read(string scans) =>
        [.. scans.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(scan => scan.Split(' ')).Select(words =>
            Given.Scan(Enum.Parse<TrackingStatus>(words[1]), words[0] == "-" ? null : int.Parse(words[0], null)))];

    private static string Describe(TrackingContradiction contradiction) => contradiction switch
    {
        TrackingContradiction.EndChanged c => $"EndChanged {c.From} {c.To} at {Hour(c.At)}",
        TrackingContradiction.ScanAfterEnd c => $"ScanAfterEnd {c.End} {c.Scan} at {Hour(c.At)}",
        TrackingContradiction.RetractedNothing c => $"RetractedNothing at {Hour(c.At)}",
        TrackingContradiction.EndTimeUnknown c => $"EndTimeUnknown {c.End}",
        _ => contradiction.ToString(),
    };

    private static double Hour(Instant? at) => (at!.Value - Given.Start).TotalHours;
}
