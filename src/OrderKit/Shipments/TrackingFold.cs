namespace OrderKit.Shipments;

/// <summary>Where a shipment and each of its parcels stand, after all that the carrier has said.</summary>
/// <remarks>
/// <para>A function of the <em>set</em> of events: neither their order of arrival nor their repetition changes anything, contradictions
/// included. Events are read by occurrence, and by rank (<see cref="TrackingStatus"/>) where that is equal.</para>
/// <para>Per parcel: the latest scan wins; among delivered, returned and lost the latest wins and a change of end is a contradiction; an
/// ordinary scan never leaves an end and is one too; a retraction takes back all ends up to its moment; unknown codes move nothing.</para>
/// <para>Rolled up: the shipment stands where its least advanced parcel stands, by rank. So it is delivered only when every parcel is; of
/// three parcels, two delivered and one in transit, it is in transit and partly delivered; one delivered and one lost make it lost.</para>
/// </remarks>
/// <param name="Status">Where the least advanced parcel stands; <see cref="TrackingStatus.Unknown"/> without parcels.</param>
/// <param name="Parcels">Each parcel, in the order of their numbers.</param>
/// <param name="Contradictions">Those of all parcels, and the tracking numbers that were moved and belong to none.</param>
public sealed record TrackingFold(
    TrackingStatus Status,
    ValueList<ParcelTracking> Parcels,
    ValueList<TrackingContradiction> Contradictions)
{
    /// <summary>Whether some parcels are delivered and others are not.</summary>
    public bool IsPartlyDelivered =>
        Parcels.Any(p => p.Status == TrackingStatus.Delivered) && Parcels.Any(p => p.Status != TrackingStatus.Delivered);

    /// <summary>Whether a status is an end: delivered, returned or lost.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True for an end.</returns>
    public static bool IsEnd(TrackingStatus status) =>
        status is TrackingStatus.Delivered or TrackingStatus.Returned or TrackingStatus.Lost;

    /// <summary>Reads everything the carrier has said of a shipment.</summary>
    /// <param name="parcels">The parcels; one without a tracking number hears only what is said of the whole shipment.</param>
    /// <param name="events">The events, in any order and any number of times. A status outside the vocabulary counts as unknown.</param>
    /// <returns>Where everything stands.</returns>
    public static TrackingFold Of(IReadOnlyList<Parcel> parcels, IReadOnlyList<TrackingEvent> events)
    {
        ArgumentNullException.ThrowIfNull(parcels);
        ArgumentNullException.ThrowIfNull(events);
        var tracked = parcels.OrderBy(p => p.Number).Select(p => ParcelFold.Of(p.Number, Speaking(p, events))).ToValueList();
        var status = tracked.Count == 0 ? TrackingStatus.Unknown : tracked.Min(p => p.Status);
        return new(status, tracked, [.. tracked.SelectMany(p => p.Contradictions), .. Strangers(parcels, events)]);
    }

    private static IEnumerable<TrackingEvent> Speaking(Parcel parcel, IReadOnlyList<TrackingEvent> events) =>
        events.Where(e => e.TrackingNumber is null || e.TrackingNumber == parcel.TrackingNumber);

    private static bool Moves(TrackingEvent tracking) =>
        tracking.Status is >= TrackingStatus.HandedOver and <= TrackingStatus.Delivered;

    // Before the carrier has given its numbers, no number can be a stranger.
    private static IEnumerable<TrackingContradiction> Strangers(IReadOnlyList<Parcel> parcels, IReadOnlyList<TrackingEvent> events) =>
        parcels.Any(p => p.TrackingNumber is null)
            ? []
            : events.Where(Moves).Select(e => e.TrackingNumber).OfType<string>().Except(parcels.Select(p => p.TrackingNumber!))
                .Order(StringComparer.Ordinal).Select(number => new TrackingContradiction.ParcelUnknown(number));
}
