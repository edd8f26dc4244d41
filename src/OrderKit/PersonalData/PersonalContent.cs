using OrderKit.Tailoring;

namespace OrderKit.PersonalData;

/// <summary>What an order knows of the person behind it, in the clear. Lives in memory only, for as long as it is needed.</summary>
/// <param name="Recipient">Who receives the delivery and how the carrier reaches them; null when nobody was named.</param>
public sealed record PersonalContent(Recipient? Recipient)
{
    /// <summary>What the customer wants on the tailored lines, in canonical form.</summary>
    /// <value>Empty for an order without tailored lines.</value>
    public ValueList<LineInstructions> Tailoring { get; init; } = [];

    /// <summary>What an open change proposes in place of this: the receiver, and instructions line by line; null when none is
    /// proposed.</summary>
    public PersonalContent? Proposed { get; init; }

    /// <summary>What a later version wrote and this one does not understand: name and JSON text of each member, written back as it
    /// is.</summary>
    internal ValueList<(string Name, string Json)> Later { get; init; } = [];

    /// <summary>The instructions for a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The instructions; null when the line has none.</returns>
    public ValueList<Instruction>? InstructionsFor(LineNumber line) => Tailoring.FirstOrDefault(t => t.Line == line)?.Instructions;

    /// <summary>No personal data: the content must not reach a log by accident.</summary>
    /// <returns>The text without the person.</returns>
    public override string ToString() => "Personal content (withheld)";

    /// <summary>The content with what was proposed put in force.</summary>
    internal PersonalContent Accepted() => Proposed switch
    {
        null => this,
        { Later.Count: > 0 } => throw new InvalidOrderDataException(
            "A change proposes personal data that only a later version knows how to put in force."),
        { } proposed => proposed.Tailoring.Aggregate(
            this with { Recipient = proposed.Recipient ?? Recipient, Proposed = null }, (all, line) => all.With(line)),
    };

    internal PersonalContent With(LineInstructions instructions) => this with
    {
        Tailoring = Tailoring.Where(t => t.Line != instructions.Line).Append(instructions).OrderBy(t => t.Line).ToValueList(),
    };
}
