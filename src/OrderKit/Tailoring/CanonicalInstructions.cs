using System.Runtime.InteropServices;

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
                Write(writer.Field("kind", "text"), "text", v.Value);
                break;
            case InstructionValue.Choice v:
                writer.Field("kind", "choice").Field("choice", v.Option.Value);
                break;
            case InstructionValue.Number v:
                writer.Field("kind", "number").Field("number", v.Value);
                break;
            case InstructionValue.Measurement v:
                writer.Field("kind", "length").Field("length", v.Value).Field("unit", (long)v.Unit);
                break;
            case InstructionValue.Colour v:
                Write(writer.Field("kind", "colour"), "colour", v.Value);
                break;
            case InstructionValue.File v:
                Write(writer.Field("kind", "file").Field("size", v.Size), "name", v.Name);
                Write(writer, "type", v.MediaType);
                Write(writer, "sha256", v.Sha256);
                break;
        }
    }

    // Broken text has no UTF-8 of its own, and two broken texts must not pass for one.
    private static void Write(ContentWriter writer, string name, string? text)
    {
        if (text is null || TextCheck.IsUnicode(text))
        {
            writer.Field(name, text);
        }
        else
        {
            writer.Field($"{name}-utf-16", Convert.ToHexString(MemoryMarshal.AsBytes(text.AsSpan())));
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
