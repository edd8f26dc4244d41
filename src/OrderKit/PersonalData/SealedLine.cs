using System.Text.Json.Serialization;
using OrderKit.Tailoring;

namespace OrderKit.PersonalData;

/// <summary>The stored instructions of a line. What a later version added to them is refused: half an instruction must not be
/// made.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SealedLine(int Line, SealedInstruction[] Instructions);

/// <summary>Turns instructions into their stored form and back.</summary>
internal static class SealedLines
{
    internal static SealedLine[]? Of(ValueList<LineInstructions> lines) =>
        lines.Count == 0 ? null : [.. lines.Select(l => new SealedLine(l.Line.Value, [.. l.Instructions.Select(SealedInstruction.Of)]))];

    internal static ValueList<LineInstructions> Read(SealedLine[] lines) =>
        lines.Select(l => new LineInstructions(l.Line, l.Instructions.Select(i => i.Read()).ToValueList())).ToValueList();
}

/// <summary>One stored instruction: the kind says which of the other fields are filled.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SealedInstruction(
    string Field, string Kind, string? Text = null, decimal? Number = null, string? Unit = null, string? MediaType = null,
    long? Size = null, string? Sha256 = null)
{
    internal static SealedInstruction Of(Instruction instruction)
    {
        var field = instruction.Field.Value;
        return instruction.Value switch
        {
            InstructionValue.Text v => new(field, "text", v.Value),
            InstructionValue.Choice v => new(field, "choice", v.Option.Value),
            InstructionValue.Number v => new(field, "number", Number: v.Value),
            InstructionValue.Measurement v => new(field, "length", Number: v.Value, Unit: v.Unit.ToString()),
            InstructionValue.Colour v => new(field, "colour", v.Value),
            InstructionValue.File v => new(field, "file", v.Name, MediaType: v.MediaType, Size: v.Size, Sha256: v.Sha256),
            _ => throw new InvalidOperationException($"{instruction.Value.GetType().Name} cannot be stored: a fault of OrderKit."),
        };
    }

    internal Instruction Read() => new(Field, Kind switch
    {
        "text" => new InstructionValue.Text(Text ?? ""),
        "choice" => new InstructionValue.Choice(Text ?? throw Incomplete()),
        "number" => new InstructionValue.Number(Number ?? throw Incomplete()),
        "length" => new InstructionValue.Measurement(
            Number ?? throw Incomplete(), Enum.TryParse<LengthUnit>(Unit, out var unit) ? unit : throw Incomplete()),
        "colour" => new InstructionValue.Colour(Text ?? ""),
        "file" => new InstructionValue.File(Text ?? "", MediaType ?? "", Size ?? 0, Sha256 ?? ""),
        _ => throw new InvalidOrderDataException("An envelope holds an instruction of an unknown kind."),
    });

    private static InvalidOrderDataException Incomplete() => new("An envelope holds an incomplete instruction.");
}
