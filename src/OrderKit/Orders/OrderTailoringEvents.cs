using NodaTime;
using OrderKit.PersonalData;

namespace OrderKit.Orders;

/// <content>What happens to the tailoring of a line.</content>
public abstract partial record OrderEvent
{
    /// <summary>Something about how the units of one line are tailored.</summary>
    public abstract record TailoringChanged : OrderEvent
    {
        private protected TailoringChanged(LineNumber line, int revision)
        {
            Line = line;
            Revision = revision;
        }

        /// <summary>The line.</summary>
        public LineNumber Line { get; init; }

        /// <summary>The revision of the instructions it is about.</summary>
        public int Revision { get; init; }
    }

    /// <summary>The customer got a proof.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The revision it shows.</param>
    /// <param name="Proof">The host's name of the proof.</param>
    /// <param name="AnswerBy">Until when an answer is awaited.</param>
    public sealed record ProofSent(LineNumber Line, int Revision, Code Proof, Instant AnswerBy) : TailoringChanged(Line, Revision);

    /// <summary>The customer approved the proof, or silence counted as approval.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The revision it showed.</param>
    /// <param name="BySilence">Whether nobody answered.</param>
    public sealed record ProofApproved(LineNumber Line, int Revision, bool BySilence) : TailoringChanged(Line, Revision);

    /// <summary>The customer declined the proof.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The revision it showed.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ProofDeclined(LineNumber Line, int Revision, Code Reason) : TailoringChanged(Line, Revision);

    /// <summary>The instructions of a line were replaced.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The new revision.</param>
    /// <param name="Fingerprint">The fingerprint of the new instructions.</param>
    /// <param name="Envelope">Where the personal data lie now.</param>
    public sealed record Retailored(LineNumber Line, int Revision, string Fingerprint, EnvelopeReference Envelope)
        : TailoringChanged(Line, Revision);
}
