using NodaTime;

namespace OrderKit.Shipments;

/// <summary>One scan or notice by the carrier, kept as received.</summary>
/// <remarks>Carries no description, signature or address: a carrier's free text may name a person, so it stays in the envelope. The
/// same event received twice differs in <see cref="ReceivedAt"/> only, and is kept once.</remarks>
/// <param name="TrackingNumber">The parcel it speaks of; null when it speaks of all parcels of the shipment.</param>
/// <param name="Code">The carrier's own code, unchanged; empty when it gave none.</param>
/// <param name="Status">What the code means here; <see cref="TrackingStatus.Unknown"/> for a code no table knows.</param>
/// <param name="OccurredAt">When it happened. Null when the carrier gave no time, or a local time at a place of unknown zone: such an
/// event counts as older than every other, for a guessed time could overturn an end.</param>
/// <param name="ReceivedAt">When it reached us; never decides anything.</param>
/// <param name="EventId">The carrier's id of the event, if it promises one that is unique for the parcel; two events of one id are one,
/// and the later occurrence stands. Null otherwise.</param>
/// <param name="TimeAsServed">The time exactly as the carrier wrote it, for evidence; null when not kept.</param>
public sealed record TrackingEvent(
    string? TrackingNumber,
    string Code,
    TrackingStatus Status,
    Instant? OccurredAt,
    Instant ReceivedAt,
    string? EventId = null,
    string? TimeAsServed = null)
{
    /// <summary>Whether both are the same news, whenever each was received.</summary>
    /// <param name="other">The other event.</param>
    /// <returns>True when they differ in <see cref="ReceivedAt"/> at most.</returns>
    public bool IsSameAs(TrackingEvent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this == other with { ReceivedAt = ReceivedAt };
    }

    internal ContentWriter Write(ContentWriter content) => content
        .Field("tracking", TrackingNumber).Field("code", Code).Field("status", (long)Status)
        .Field("occurred", OccurredAt).Field("event", EventId).Field("served", TimeAsServed);
}
