namespace OrderKit.Tailoring;

/// <summary>One thing wrong with instructions. Never says the value.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">In which way.</param>
/// <param name="Allowed">What is allowed, as in <c>at most 20 characters a line</c>.</param>
public sealed record InstructionFault(Code Field, InstructionFaultKind Kind, string Allowed)
{
    /// <summary>Field, kind and what is allowed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Field} {Kind} ({Allowed})";
}
