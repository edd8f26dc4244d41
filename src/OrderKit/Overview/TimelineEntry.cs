using NodaTime;

namespace OrderKit.Overview;

/// <summary>One event of an order in one sentence, ready to be read aloud.</summary>
/// <param name="Version">The event's place in the order's history, 1 for the first.</param>
/// <param name="OccurredAt">When it happened; null when the reporter did not know.</param>
/// <param name="RecordedAt">When it was recorded; entries stand in this order.</param>
/// <param name="Audience">Whom it is meant for.</param>
/// <param name="When">When it happened, in the language and zone of the timeline; says so when that is unknown.</param>
/// <param name="Recorded">When it was recorded, in the language and zone of the timeline.</param>
/// <param name="Sentence">What happened: one sentence that ends with a full stop. Never personal data, except what the host's own
/// wording brings in.</param>
public sealed record TimelineEntry(
    long Version,
    Instant? OccurredAt,
    Instant RecordedAt,
    TimelineAudience Audience,
    string When,
    string Recorded,
    string Sentence)
{
    /// <summary>When it happened and what, as in <c>2 March 2026 at 09:05: The shop confirmed the order.</c></summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{When}: {Sentence}";
}
