namespace OrderKit.Tailoring;

/// <summary>What the customer wants in one field of a product's schema. Personal data: kept only in the order's envelope.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">What the customer wants there.</param>
public sealed record Instruction(Code Field, InstructionValue Value)
{
    /// <summary>The field only: an instruction must not reach a log by accident.</summary>
    /// <returns>The text without the value.</returns>
    public override string ToString() => $"Instruction {Field} (withheld)";
}
