using NodaTime;

namespace OrderKit.Backorders;

/// <summary>Who waits for an article, and what the last run decided and nobody has yet carried out.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Lines">The lines that wait, as they stand after the last run; each once.</param>
/// <param name="Version">Counts the changes, 0 for a list that was never stored.</param>
public sealed record WaitingList(Sku Sku, ValueList<WaitingLine> Lines, long Version)
{
    /// <summary>What is still to be done of the last run; after a crash it is done first.</summary>
    public ValueList<Errand> Errands { get; init; } = [];

    internal WaitingList After(ValueList<WaitingLine> lines, ValueList<Errand> errands) =>
        this with { Lines = lines, Errands = errands, Version = Version + 1 };

    /// <summary>What a run decided for one line and what is to be done about it, once.</summary>
    /// <param name="Outcome">What was decided.</param>
    /// <param name="Plan">The version of the list by which the run was stored: what is done is named after it.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Seen">The version of the order's reservation that the run looked at; 0 for none.</param>
    public sealed record Errand(LineOutcome Outcome, long Plan, Instant At, long Seen);
}
