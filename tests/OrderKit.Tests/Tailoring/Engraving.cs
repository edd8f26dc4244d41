using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Products;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Tailoring;

/// <summary>An engraved cup as the tests buy it: text, font, width, colour and logo, with a proof or without.</summary>
internal static class Engraving
{
    internal static readonly string Hash = new('a', 64);

    internal static readonly TailoringSchema Schema = new(
        "engraving", 3,
        [
            new TailoringField.Text("words", "Words", 12) { LinesMax = 2, Surcharge = new(50m, "SEK") },
            new TailoringField.Choice("font", "Font", [new("plain", "Plain"), new("script", "Script", new(20m, "SEK"))]),
            new TailoringField.Number("depth", "Depth", 0.5m, 2m) { Unit = "mm", Step = 0.25m, IsRequired = false },
            new TailoringField.Measurement("width", "Width", 10m, 80m) { IsRequired = false },
            new TailoringField.Colour("ink", "Ink", [new("gold", "Gold", new(15.5m, "SEK"))]) { TakesAny = true, IsRequired = false },
            new TailoringField.File("logo", "Logo", ["image/png", "image/svg+xml"], 1_000_000) { IsRequired = false },
        ])
    {
        LockAfter = Duration.FromHours(2),
        LeadTime = 3,
        IsExemptFromWithdrawal = true,
    };

    internal static readonly TailoringSchema Proofed = Schema with { LockAfter = null, Proof = new(Duration.FromDays(2)) };

    internal static readonly ProductFacts Facts = new() { WeightGrams = 320, Tailoring = Schema };

    internal static ValueList<Instruction> Words(string words, string font = "plain") =>
        [new("words", new InstructionValue.Text(words)), new("font", new InstructionValue.Choice(font))];

    internal static ValueList<Instruction> Everything { get; } =
    [
        .. Words("Elsa & Åke\n2026", "script"), new("depth", new InstructionValue.Number(1.25m)),
        new("width", new InstructionValue.Measurement(2.5m, LengthUnit.Inch)), new("ink", new InstructionValue.Colour("#Ff8800")),
        new("logo", new InstructionValue.File("kanin.png", "image/png", 5000, Hash)),
    ];

    internal static Instruction With(Code field, InstructionValue value) => new(field, value);

    /// <summary>A line that is tailored, as an order keeps it.</summary>
    internal static LineTerms Line(int number, int units, TailoringSchema? schema = null, string fingerprint = "first") =>
        Sample.Line(number, units) with { Tailoring = new(schema ?? Schema, fingerprint) };

    /// <summary>A shop that knows the cup, with units of it in stock.</summary>
    internal static Trial Shop(int units, TailoringSchema? schema = null) => new Trial(
        products: new MemoryProductFacts().Put(new("MUG"), Facts with { Tailoring = schema ?? Schema })).With("MUG", units);

    internal static TailoringService Workshop(Trial shop) => new(shop.Store, OrderRules.Default, shop.Vault, shop.Clock);

    internal static Purchase Buy(string click, params string[] words) =>
        Trial.Buy("SO-1", click, [.. words.Select((_, i) => Trial.Line(i + 1, 1))]) with
        {
            Tailoring = words.Select((w, i) => new LineInstructions(i + 1, Words(w))).ToValueList(),
        };
}
