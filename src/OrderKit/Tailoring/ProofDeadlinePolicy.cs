namespace OrderKit.Tailoring;

/// <summary>What happens to a line whose customer has not answered the proof in time.</summary>
/// <remarks>The numbers are fixed.</remarks>
public enum ProofDeadlinePolicy
{
    /// <summary>The line is held until a person has spoken to the customer.</summary>
    HoldLine = 0,

    /// <summary>Silence counts as approval. Say so to the customer beforehand.</summary>
    ApproveSilently = 1,

    /// <summary>The units are called off.</summary>
    CancelUnits = 2,
}
