namespace OrderKit.Tailoring;

/// <summary>The one form in which instructions are kept, compared and fingerprinted.</summary>
internal static class CanonicalInstructions
{
    internal static ValueList<Instruction> Of(ValueList<Instruction> instructions) =>
        instructions.Select(i => i with { Value = Normal(i.Value) })
            .OrderBy(i => i.Field.Value, StringComparer.Ordinal)
            .ThenBy(i => Write([i]).ToHash().ToString(), StringComparer.Ordinal)
            .ToValueList();

    /// <summary>The instructions in their canonical order as one content.</summary>
    internal static ContentWriter Write(ValueList<Instruction> instructions)
    {
        var writer = new ContentWriter();
        foreach (var instruction in instructions.Count > 1 ? Of(instructions) : instructions)
        {
            writer.Field("field", instruction.Field.Value);
            Write(writer, Normal(instruction.Value));
        }

        return writer;
    }

    private static InstructionValue Normal(InstructionValue value) => value switch
    {
        InstructionValue.Text { Value: { } text } => new InstructionValue.Text(TextCheck.Normal(text)),
        InstructionValue.Number v => new InstructionValue.Number(Idle(v.Value)),
        InstructionValue.Measurement v => v with { Value = Idle(v.Value) },
        InstructionValue.Colour { Value: { } colour } => new InstructionValue.Colour(Small(colour)),
        InstructionValue.File { Name: { } name, MediaType: { } type, Sha256: { } hash } v =>
            v with { Name = TextCheck.Normal(name), MediaType = Small(type), Sha256 = Small(hash) },
        _ => value,
    };

    private static void Write(ContentWriter writer, InstructionValue value)
    {
        switch (value)
        {
            case InstructionValue.Text v:
                writer.Field("text", v.Value);
                break;
            case InstructionValue.Choice v:
                writer.Field("choice", v.Option.Value);
                break;
            case InstructionValue.Number v:
                writer.Field("number", v.Value);
                break;
            case InstructionValue.Measurement v:
                writer.Field("length", v.Value).Field("unit", (long)v.Unit);
                break;
            case InstructionValue.Colour v:
                writer.Field("colour", v.Value);
                break;
            case InstructionValue.File v:
                writer.Field("file", v.Name).Field("type", v.MediaType).Field("size", v.Size).Field("sha256", v.Sha256);
                break;
        }
    }

    // Takes the zeros after the last decimal away.
    private static decimal Idle(decimal value) => value / 1.0000000000000000000000000000m;

    private static string Small(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = char.IsAsciiLetterUpper(from[index]) ? (char)(from[index] | 0x20) : from[index];
        }
    });
}
