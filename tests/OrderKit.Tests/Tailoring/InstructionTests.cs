using OrderKit.Tailoring;
using static OrderKit.Tailoring.InstructionFaultKind;

namespace OrderKit.Tests.Tailoring;

/// <summary>What a customer may write and what not, value by value.</summary>
public sealed class InstructionTests
{
    private static readonly string Family = "👨🏻‍👩🏻‍👧🏻‍👦🏻";

    public static TheoryData<string, InstructionFaultKind[]> Texts => new()
    {
        { "Elsa", [] },
        { "Ærlig ØL 2026!", [TooLong] },
        { "Ærlig ØL 26!", [] },
        { "två\nrader", [] },
        { "två\r\nrader", [] },
        { "en\ntvå\ntre", [TooManyLines] },
        { "en\ntvå\ntre och en till", [TooManyLines, TooLong] },
        { "עברית", [] },
        { "हिन्दी", [] },
        { Family, [] },
        { "क्‍ष", [] },
        { "", [Empty] },
        { " \n\t", [Empty] },
        { "a\tb", [CharacterNotAllowed] },
        { "a\0b", [CharacterNotAllowed] },
        { "a\u001b[31m", [CharacterNotAllowed] },
        { "a\u0085b", [CharacterNotAllowed] },
        { "a\u2028b", [CharacterNotAllowed] },
        { "abc\u202egpj", [CharacterNotAllowed] },
        { "a\u2066b\u2069", [CharacterNotAllowed] },
        { "a\u200bb", [CharacterNotAllowed] },
        { "\u200dab", [CharacterNotAllowed] },
        { "a \u200db", [CharacterNotAllowed] },
        { "a\u00adb", [CharacterNotAllowed] },
        { "\ufeffab", [CharacterNotAllowed] },
        { "a\u00a0b", [CharacterNotAllowed] },
        { "a\ue000b", [CharacterNotAllowed] },
        { "a\uffffb", [CharacterNotAllowed] },
        { "a" + new string('\u0301', 40), [TooLong] },
        { "a" + new string('\u0301', 4), [] },
        { new string('x', 1_000_000), [TooLong] },
    };

    public static TheoryData<string, object?, InstructionFaultKind[]> Values => new()
    {
        { "font", new InstructionValue.Choice("plain"), [] },
        { "font", new InstructionValue.Choice("gothic"), [NotOffered] },
        { "font", new InstructionValue.Choice(default), [NotOffered] },
        { "font", new InstructionValue.Text("plain"), [WrongKind] },
        { "font", null, [WrongKind] },
        { "depth", new InstructionValue.Number(0.5m), [] },
        { "depth", new InstructionValue.Number(2.00m), [] },
        { "depth", new InstructionValue.Number(0.49m), [TooSmall] },
        { "depth", new InstructionValue.Number(2.25m), [TooLarge] },
        { "depth", new InstructionValue.Number(0.6m), [NotOnStep] },
        { "depth", new InstructionValue.Number(0.5000000000000000000000000001m), [NotOnStep] },
        { "depth", new InstructionValue.Number(decimal.MaxValue), [TooLarge] },
        { "depth", new InstructionValue.Number(decimal.MinValue), [TooSmall] },
        { "width", new InstructionValue.Measurement(10m, LengthUnit.Millimetre), [] },
        { "width", new InstructionValue.Measurement(8m, LengthUnit.Centimetre), [] },
        { "width", new InstructionValue.Measurement(3.14m, LengthUnit.Inch), [] },
        { "width", new InstructionValue.Measurement(3.15m, LengthUnit.Inch), [TooLarge] },
        { "width", new InstructionValue.Measurement(0.9m, LengthUnit.Centimetre), [TooSmall] },
        { "width", new InstructionValue.Measurement(10.00000001m, LengthUnit.Millimetre), [NotOnStep] },
        { "width", new InstructionValue.Measurement(decimal.MaxValue, LengthUnit.Inch), [TooLarge] },
        { "width", new InstructionValue.Measurement(20m, (LengthUnit)7), [UnitNotAllowed] },
        { "ink", new InstructionValue.Colour("gold"), [] },
        { "ink", new InstructionValue.Colour("#00ffAA"), [] },
        { "ink", new InstructionValue.Colour("#00ffA"), [NotAColour] },
        { "ink", new InstructionValue.Colour("#00ffAG"), [NotAColour] },
        { "ink", new InstructionValue.Colour("silver"), [NotAColour] },
        { "ink", new InstructionValue.Colour(null!), [NotAColour] },
        { "logo", File(), [] },
        { "logo", File() with { MediaType = "IMAGE/PNG", Sha256 = new('F', 64) }, [] },
        { "logo", File() with { MediaType = "text/html" }, [MediaTypeNotAllowed] },
        { "logo", File() with { Size = 0 }, [TooSmall] },
        { "logo", File() with { Size = 1_000_001 }, [TooLarge] },
        { "logo", File() with { Sha256 = new('g', 64) }, [BadHash] },
        { "logo", File() with { Sha256 = "" }, [BadHash] },
        { "logo", File() with { Name = "../../etc/passwd" }, [BadFileName] },
        { "logo", File() with { Name = ".." }, [BadFileName] },
        { "logo", File() with { Name = "a\u202egnp.exe" }, [BadFileName] },
        { "logo", File() with { Name = "a\ud800" }, [BadFileName] },
        { "logo", File() with { Name = new('x', 256) }, [BadFileName] },
        { "logo", new InstructionValue.File(null!, null!, -1, null!), [BadFileName, MediaTypeNotAllowed, TooSmall, BadHash] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_taken_or_told_what_is_wrong(string text, InstructionFaultKind[] faults) =>
        Assert.Equal(faults, Kinds([Engraving.With("words", new InstructionValue.Text(text)), Engraving.Words("x")[1]]));

    // Not as data of a theory: the runner would mend the text.
    [Fact]
    public void Half_a_surrogate_pair_is_told()
    {
        foreach (var text in (string[])["a\ud800", "\udc00a", "\ud800\ud800\udc00", "\udc00\ud800"])
        {
            Assert.Equal([BrokenText], Kinds([Engraving.With("words", new InstructionValue.Text(text)), Engraving.Words("x")[1]]));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Other_values_are_taken_or_told_what_is_wrong(string field, object? value, InstructionFaultKind[] faults)
    {
        var others = Engraving.Everything.Where(i => i.Field.Value != field).ToValueList();
        Assert.Equal(faults, Kinds(others.Add(new(field, (InstructionValue)value!))));
    }

    [Fact]
    public void Every_fault_is_told_at_once_and_none_tells_a_value()
    {
        var faults = Engraving.Schema.Check(
        [
            Engraving.With("depth", new InstructionValue.Number(99.125m)), Engraving.With("ink", new InstructionValue.Colour("s3cret")),
            Engraving.With("font", new InstructionValue.Choice("s3cret")), Engraving.With("size", new InstructionValue.Text("s3cret")),
            Engraving.With("logo", File()), Engraving.With("logo", File()),
        ]);
        Assert.Equal(
            ["words Missing", "font NotOffered", "depth TooLarge", "ink NotAColour", "logo GivenTwice", "size UnknownField"],
            faults.Select(f => $"{f.Field} {f.Kind}"));
        Assert.Equal(
            [
                "text, 2 lines of 12 characters", "plain, script", "0.5 to 2 mm in steps of 0.25",
                "a named colour, or # and six hexadecimal digits", "one instruction a field",
                "the fields words, font, depth, width, ink, logo",
            ],
            faults.Select(f => f.Allowed));
        Assert.DoesNotContain("s3cret", faults.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_alphabet_limits_text_to_its_glyphs()
    {
        TailoringSchema capitals = new("s", 1, [new TailoringField.Text("a", "A", 9) { Alphabet = "ABCÅ " }]);
        Assert.Empty(capitals.Check([Engraving.With("a", new InstructionValue.Text("AB CÅ"))]));
        Assert.Equal(CharacterNotAllowed, Assert.Single(capitals.Check([Engraving.With("a", new InstructionValue.Text("ABd"))])).Kind);
    }

    [Fact]
    public void Lengths_in_different_units_compare_and_stay_as_given()
    {
        InstructionValue.Measurement inch = new(1m, LengthUnit.Inch), mm = new(25.4m, LengthUnit.Millimetre);
        InstructionValue.Measurement cm = new(2.6m, LengthUnit.Centimetre);
        Assert.Equal(25.4m, inch.Millimetres);
        Assert.True(inch <= mm && inch >= mm && inch < cm && cm > mm && inch != mm);
        Assert.Equal(1, inch.CompareTo(null));
    }

    [Fact]
    public void Far_too_many_instructions_are_not_looked_at() =>
        Assert.Equal([TooManyInstructions], Kinds(Enumerable.Repeat(Engraving.Everything[0], 201).ToValueList()));

    [Fact]
    public void Nothing_that_holds_a_value_shows_it()
    {
        var words = Engraving.Words("s3cret");
        object[] holders = [words, words[0], words[0].Value, new LineInstructions(1, words), LineIdentity.Of(new("MUG"), words)];
        Assert.All(holders, h => Assert.DoesNotContain("s3cret", h.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_same_article_with_the_same_instructions_is_the_same_line()
    {
        static LineIdentity Of(string sku, params Instruction[] instructions) => LineIdentity.Of(new(sku), [.. instructions]);
        var (words, font) = (Engraving.Words("Elsa")[0], Engraving.Words("Elsa")[1]);
        Assert.Equal(Of("MUG", words, font), Of("MUG", font, words));
        Assert.Equal(Of("MUG"), Of("MUG"));
        Assert.NotEqual(Of("MUG", words, font), Of("CUP", words, font));
        Assert.NotEqual(Of("MUG", words, font), Of("MUG", Engraving.Words("Elsa ")[0], font));
        Assert.NotEqual(Of("MUG", words, font), Of("MUG", words));
        Assert.Equal(
            Of("MUG", new("n", new InstructionValue.Number(1.5m)), new("c", new InstructionValue.Colour("#AA00ff"))),
            Of("MUG", new("n", new InstructionValue.Number(1.50m)), new("c", new InstructionValue.Colour("#aa00FF"))));
    }

    private static InstructionValue.File File() => new("kanin.png", "image/png", 5000, Engraving.Hash);

    private static InstructionFaultKind[] Kinds(ValueList<Instruction> instructions) =>
        [.. Engraving.Schema.Check(instructions).Select(f => f.Kind)];
}
