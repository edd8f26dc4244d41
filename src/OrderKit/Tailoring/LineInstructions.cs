namespace OrderKit.Tailoring;

/// <summary>The instructions for the units of one line. Personal data: kept only in the order's envelope.</summary>
/// <param name="Line">The line.</param>
/// <param name="Instructions">The instructions, in any order; one a field.</param>
public sealed record LineInstructions(LineNumber Line, ValueList<Instruction> Instructions)
{
    /// <summary>The line and the number of instructions only.</summary>
    /// <returns>The text without the values.</returns>
    public override string ToString() => $"Line {Line}: {Instructions.Count} instructions (withheld)";
}
