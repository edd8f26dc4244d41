namespace OrderKit.Tailoring;

/// <summary>How far the proof of a line has come.</summary>
/// <remarks>The numbers are fixed.</remarks>
public enum ProofStatus
{
    /// <summary>The product is tailored without a proof.</summary>
    NoneNeeded = 0,

    /// <summary>A proof is to be made and sent.</summary>
    Awaited = 1,

    /// <summary>The proof was sent; the customer has time to answer.</summary>
    Sent = 2,

    /// <summary>The customer approved it.</summary>
    Approved = 3,

    /// <summary>The customer declined it: another proof, or other instructions.</summary>
    Declined = 4,

    /// <summary>The proof was sent and the time to answer is over.</summary>
    Lapsed = 5,
}
