using NodaTime;

namespace OrderKit.Tailoring;

/// <summary>How a line is to be made the customer's own: schema, revision and proof, without the instructions themselves.</summary>
/// <remarks>A snapshot: the schema is the one of the moment at which the line was agreed, however the catalogue changes. The fingerprint
/// stands for the instructions, which lie in the order's envelope; whoever opens them can prove that they are the ones meant. Once locked
/// it never changes, save for the answer to the proof.</remarks>
/// <param name="Schema">The schema in force for this line.</param>
/// <param name="Fingerprint">A hash of the instructions under the order's own key: equal for equal instructions of one order, worthless
/// once the key is erased.</param>
public sealed record LineTailoring(TailoringSchema Schema, string Fingerprint)
{
    /// <summary>Counts the instructions: 1 at the purchase, one more each time they are replaced.</summary>
    /// <value>1 or more.</value>
    public int Revision { get; init; } = 1;

    /// <summary>When it was agreed, of a line that a change added; null for a line of the purchase.</summary>
    public Instant? AgreedAt { get; init; }

    /// <summary>When work began, or units left, which locks the instructions for good; null before.</summary>
    public Instant? LockedAt { get; init; }

    /// <summary>How far the proof has come, as far as events tell; for a deadline that has passed ask <see cref="ProofAt"/>.</summary>
    public ProofStatus Proof { get; init; } = Schema.Proof is null ? ProofStatus.NoneNeeded : ProofStatus.Awaited;

    /// <summary>The host's name of the proof last sent for this revision; null when none was.</summary>
    public Code? ProofName { get; init; }

    /// <summary>Until when the customer may answer; null when no proof waits for an answer.</summary>
    public Instant? AnswerBy { get; init; }

    /// <summary>Whether work may begin: no proof is needed, or it is approved.</summary>
    public bool IsApproved => Proof is ProofStatus.NoneNeeded or ProofStatus.Approved;

    /// <summary>How far the proof has come at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The status; <see cref="ProofStatus.Lapsed"/> from the deadline on.</returns>
    public ProofStatus ProofAt(Instant now) => Proof == ProofStatus.Sent && AnswerBy <= now ? ProofStatus.Lapsed : Proof;

    /// <summary>From when on the instructions cannot change.</summary>
    /// <param name="placedAt">The moment of the purchase, from which the schema's time runs unless the line was agreed later.</param>
    /// <returns>The moment work began or, where the schema has a time for it, that time if it is earlier; null while neither is
    /// known.</returns>
    public Instant? LocksAt(Instant placedAt)
    {
        Instant? byTime = Schema.LockAfter is { } after ? (AgreedAt ?? placedAt) + after : null;
        return LockedAt is { } work && (byTime is null || work < byTime) ? work : byTime;
    }

    /// <summary>Whether the instructions cannot change any more at a moment.</summary>
    /// <param name="placedAt">The moment of the purchase.</param>
    /// <param name="now">The moment asked about; the very moment of the lock is locked.</param>
    /// <returns>True once locked.</returns>
    public bool IsLocked(Instant placedAt, Instant now) => LockedAt is not null || LocksAt(placedAt) <= now;
}
