using NodaTime;

namespace OrderKit.Tailoring;

/// <summary>That the customer is shown a proof and asked to approve it before work begins.</summary>
/// <param name="AnswerWithin">How long the customer has to answer once the proof is sent; more than 0, at most 365 days.</param>
/// <param name="AtDeadline">What happens when no answer came.</param>
public sealed record ProofTerms(Duration AnswerWithin, ProofDeadlinePolicy AtDeadline = ProofDeadlinePolicy.HoldLine);
