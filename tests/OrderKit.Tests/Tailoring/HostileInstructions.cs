using FsCheck;
using FsCheck.Fluent;
using OrderKit.Tailoring;

namespace OrderKit.Tests.Tailoring;

/// <summary>Random schemas and instructions from somebody who means no good; a good part of them fits all the same.</summary>
public static class HostileInstructions
{
    private static readonly string[] Bits =
    [
        "a", "Å", "A\u030a", "é", "e\u0301", "1", " ", "\n", "\r\n", "\r", "\t", "\0", "\u202e", "\u2066", "\u200b", "\u200d", "\ud83d",
        "\ude00",
        "😀", "👩‍👩‍👧", "\u0301", "\ufdfa", "\uffff", "\u2028", "ß", "ﬃ", "한", "각", "\u1100\u1161", "{0}", "%s",
        "'; --", "<b>", "\u001b[2J",
    ];

    private static readonly Code[] Fields = ["a", "b", "c", "d", "e", "f"];

    private static readonly decimal[] Numbers =
        [0m, 1m, -1m, 0.25m, 2.5m, 1e-28m, 99.999999m, 99.9999999m, decimal.MaxValue, decimal.MinValue, 25.4m, 50m];

    internal static Gen<string> Text { get; } =
        from count in Gen.Frequency((20, Gen.Choose(0, 6)), (1, Gen.Choose(100, 3000)))
        from bits in Gen.Elements(Bits).ListOf(count)
        select string.Concat(bits);

    internal static Gen<InstructionValue> Value { get; } = Gen.OneOf(
        Text.Select(t => (InstructionValue)new InstructionValue.Text(t)),
        Gen.Elements<Code>("x", "y", "z", default).Select(o => (InstructionValue)new InstructionValue.Choice(o)),
        Gen.Elements(Numbers).Select(n => (InstructionValue)new InstructionValue.Number(n)),
        from number in Gen.Elements(Numbers)
        from unit in Gen.Elements(LengthUnit.Millimetre, LengthUnit.Centimetre, LengthUnit.Inch, (LengthUnit)99)
        select (InstructionValue)new InstructionValue.Measurement(number, unit),
        Gen.OneOf(Gen.Elements("x", "#12aBcD", "#12aBcg", "#", ""), Text).Select(c => (InstructionValue)new InstructionValue.Colour(c)),
        from name in Gen.OneOf(Gen.Constant("a.png"), Text)
        from type in Gen.OneOf(Gen.Elements("image/png", "IMAGE/png"), Text)
        from size in Gen.Elements(0L, 1L, 1000L, 1001L, long.MaxValue, long.MinValue)
        from hash in Gen.OneOf(Gen.Constant(Engraving.Hash), Text)
        select (InstructionValue)new InstructionValue.File(name, type, size, hash));

    public static Arbitrary<ValueList<Instruction>> Instructions() => Arb.From(
        from count in Gen.Frequency((20, Gen.Choose(0, 7)), (1, Gen.Choose(190, 300)))
        from instructions in Instruction.ListOf(count)
        select instructions.ToValueList());

    public static Arbitrary<TailoringSchema> Schemas() => Arb.From(
        from count in Gen.Choose(1, 6)
        from fields in Gen.CollectToList(Fields.Take(count), Field)
        select new TailoringSchema("random", 1, fields.ToValueList()));

    /// <summary>Instructions that fit, as often as not.</summary>
    internal static Gen<ValueList<Instruction>> For(TailoringSchema schema) =>
        from values in Gen.CollectToList(schema.Fields, f => Gen.OneOf(Fitting(f), Gen.Frequency((5, Fitting(f)), (1, Value))))
        select schema.Fields.Zip(values, (f, v) => new Instruction(f.Name, v)).ToValueList();

    /// <summary>Instructions that fit every field.</summary>
    internal static Gen<ValueList<Instruction>> Fitting(TailoringSchema schema) =>
        from values in Gen.CollectToList(schema.Fields, Fitting)
        select schema.Fields.Zip(values, (f, v) => new Instruction(f.Name, v)).ToValueList();

    private static Gen<Instruction> Instruction { get; } =
        from field in Gen.Elements(Fields.Append(new Code("no-such")).Append(default).ToArray())
        from value in Gen.Frequency((30, Value), (1, Gen.Constant<InstructionValue>(null!)))
        select new Instruction(field, value);

    private static Gen<InstructionValue> Fitting(TailoringField field) => field switch
    {
        TailoringField.Text => Gen.Constant<InstructionValue>(new InstructionValue.Text("A1")),
        TailoringField.Choice => Gen.Constant<InstructionValue>(new InstructionValue.Choice("x")),
        TailoringField.Number => Gen.Constant<InstructionValue>(new InstructionValue.Number(1m)),
        TailoringField.Measurement => Gen.Constant<InstructionValue>(new InstructionValue.Measurement(1m, LengthUnit.Inch)),
        TailoringField.Colour => Gen.Constant<InstructionValue>(new InstructionValue.Colour("x")),
        _ => Gen.Constant<InstructionValue>(new InstructionValue.File("a.png", "image/png", 1, Engraving.Hash)),
    };

    private static Gen<TailoringField> Field(Code name) =>
        from required in Gen.Elements(true, false)
        from length in Gen.Elements(2, 20, 1000)
        from lines in Gen.Elements(1, 100)
        from alphabet in Gen.Elements<string?>(null, "A1aÅ ")
        from kind in Gen.Choose(0, 5)
        select Kind(kind, name, length, lines, alphabet) with { IsRequired = required };

    private static TailoringField Kind(int kind, Code name, int length, int lines, string? alphabet) => kind switch
    {
        0 => new TailoringField.Text(name, "T", length) { LinesMax = lines, Alphabet = alphabet },
        1 => new TailoringField.Choice(name, "C", [new("x", "X"), new("y", "Y")]),
        2 => new TailoringField.Number(name, "N", -1m, 1_000_000_000_000m) { Step = 0.25m },
        3 => new TailoringField.Measurement(name, "M", 1m, 100m),
        4 => new TailoringField.Colour(name, "C", [new("x", "X")]) { TakesAny = length > 2 },
        _ => new TailoringField.File(name, "F", ["image/png"], 1000),
    };
}
