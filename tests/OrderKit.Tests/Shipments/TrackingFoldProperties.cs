using FsCheck.Xunit;
using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

[Properties(MaxTest = 1000, Arbitrary = [typeof(TrackingGenerators)])]
public sealed class TrackingFoldProperties
{
    private static readonly Parcel[] Parcels = [new(1, 500, [], "P1"), new(2, 500, [], "P2")];

    [Property]
    public bool Any_arrival_order_with_any_repeats_gives_the_same_fold_and_contradictions(TrackingEvent[] events, int seed)
    {
        var random = new Random(seed);
        var repeats = events.Where(_ => random.Next(3) == 0).Select(e => e with { ReceivedAt = Given.Hour(200) });
        TrackingEvent[] arrived = [.. events, .. repeats];
        random.Shuffle(arrived);
        return TrackingFold.Of(Parcels, arrived) == TrackingFold.Of(Parcels, events);
    }

    [Property]
    public bool The_end_is_the_latest_that_no_retraction_takes_back(TrackingEvent[] events)
    {
        var mine = events.Select(e => e with { EventId = null, TrackingNumber = "P1" }).ToArray();
        var retracted = mine.Where(e => e.Status == TrackingStatus.Retracted).Select(e => Rank(e.OccurredAt)).DefaultIfEmpty(-2).Max();
        var expected = mine
            .Where(e => TrackingFold.IsEnd(e.Status) && Rank(e.OccurredAt) > retracted)
            .OrderBy(e => Rank(e.OccurredAt)).ThenBy(e => e.Status).LastOrDefault()?.Status;
        return First(mine).End == expected;

        // An unknown time is older than any other.
        static double Rank(Instant? at) => at is { } known ? (known - Given.Start).TotalHours : -1;
    }

    [Property]
    public bool An_ordinary_scan_never_moves_an_end(TrackingEvent[] events, TrackingEvent scan)
    {
        if (!IsOrdinary(scan.Status))
        {
            return true;
        }

        return First(events).End == First([.. events, scan with { EventId = null }]).End;
    }

    [Property]
    public bool An_ordinary_scan_after_an_end_raises_a_contradiction(TrackingEvent[] events, TrackingEvent scan)
    {
        var before = First(events);
        if (before.End is not { } end || !IsOrdinary(scan.Status))
        {
            return true;
        }

        var late = Given.Hour(100);
        var after = First([.. events, scan with { EventId = null, TrackingNumber = "P1", OccurredAt = late }]);
        return after.Contradictions.Equals(before.Contradictions.Add(new TrackingContradiction.ScanAfterEnd(1, end, scan.Status, late)));
    }

    [Property]
    public bool A_later_end_always_wins_and_a_change_is_a_contradiction(TrackingEvent[] events)
    {
        var before = First(events);
        var after = First([.. events, Given.Scan(TrackingStatus.Lost, 100)]);
        var isChange = before.End is { } end && end != TrackingStatus.Lost;
        return after.Status == TrackingStatus.Lost && after.Contradictions.Count == before.Contradictions.Count + (isChange ? 1 : 0);
    }

    [Property]
    public bool Codes_that_no_table_knows_move_nothing(TrackingEvent[] events, int status)
    {
        var unknown = Enum.IsDefined((TrackingStatus)status) ? TrackingStatus.Unknown : (TrackingStatus)status;
        var heard = Given.Scan(unknown, 100);
        return First([.. events, heard]) == First(events) with { LastHeardOf = heard.OccurredAt };
    }

    [Property]
    public bool A_shipment_is_delivered_exactly_when_every_parcel_is(TrackingEvent[] events)
    {
        var fold = TrackingFold.Of(Parcels, events);
        return fold.Status == TrackingStatus.Delivered == fold.Parcels.All(p => p.Status == TrackingStatus.Delivered);
    }

    private static ParcelTracking First(TrackingEvent[] events) => TrackingFold.Of(Parcels, events).Parcels[0];

    private static bool IsOrdinary(TrackingStatus status) =>
        status is >= TrackingStatus.Registered and <= TrackingStatus.Returning && Enum.IsDefined(status);
}
