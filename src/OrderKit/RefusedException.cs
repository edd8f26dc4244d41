namespace OrderKit;

/// <summary>Thrown by whoever takes the value of a refused decision without looking whether it was accepted.</summary>
public sealed class RefusedException : InvalidOperationException
{
    /// <summary>Carries a refusal.</summary>
    /// <param name="refusal">Why the answer was no.</param>
    public RefusedException(Refusal refusal)
        : base(refusal?.ToString()) => Refusal = refusal ?? throw new ArgumentNullException(nameof(refusal));

    /// <summary>Why the answer was no.</summary>
    public Refusal Refusal { get; }
}
