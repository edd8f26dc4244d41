using OrderKit.Tailoring;

namespace OrderKit.Tests.Tailoring;

public sealed class TailoringSchemaTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "version", "has version 0; it must be 1 or more" },
        { "fields", "has 0 fields; it must have 1 to 100" },
        { "lead", "takes -1 working days; it must be 0 to 1000" },
        { "lock", "locks after -1 days; it must be 0 to 365" },
        { "answer", "gives 0 days to answer; it must be more than 0 and at most 365" },
        { "policy", "names no policy for the deadline of its proof" },
        { "currency", "is priced in SEK and EUR; one currency only" },
        { "twice", "has field a 2 times" },
        { "label", "field a has no label" },
        { "length", "field a takes 0 characters a line; it must be 1 to 1000" },
        { "lines", "field a takes 101 lines; it must be 1 to 100" },
        { "alphabet", "field a has an alphabet of 0 characters; it must be 1 to 5000" },
        { "half", "field a has an alphabet that is no valid Unicode" },
        { "no-option", "field a has no option" },
        { "option-twice", "field a has option x 2 times" },
        { "option-label", "field a has option x without a label" },
        { "range", "field a goes from 2 to 1, which is nothing" },
        { "step", "field a has steps of 0; they must be more than 0" },
        { "decimals", "field a has more than six decimals" },
        { "beyond", "field a goes beyond a million millions" },
        { "mm", "field a goes from -1 to 5 mm, which is no range of lengths" },
        { "unit", "field a takes no unit, or an unknown one" },
        { "colour", "field a takes no colour at all" },
        { "no-type", "field a takes no media type" },
        { "type", "field a takes something that is no media type, as in image/png" },
        { "size", "field a takes 0 bytes; it must be 1 or more" },
    };

    private static TailoringSchema Of(string fault) => fault switch
    {
        "version" => Engraving.Schema with { Version = 0 },
        "fields" => Engraving.Schema with { Fields = [] },
        "lead" => Engraving.Schema with { LeadTime = -1 },
        "lock" => Engraving.Schema with { LockAfter = Duration.FromDays(-1) },
        "answer" => Engraving.Schema with { Proof = new(Duration.Zero) },
        "policy" => Engraving.Schema with { Proof = new(Duration.FromDays(1), (ProofDeadlinePolicy)9) },
        "currency" => With(new TailoringField.Text("a", "A", 5) { Surcharge = new(1m, "SEK") },
            new TailoringField.Text("b", "B", 5) { Surcharge = new(1m, "EUR") }),
        "twice" => With(new TailoringField.Text("a", "A", 5), new TailoringField.Text("a", "A", 5)),
        "label" => With(new TailoringField.Text("a", " ", 5)),
        "length" => With(new TailoringField.Text("a", "A", 0)),
        "lines" => With(new TailoringField.Text("a", "A", 5) { LinesMax = 101 }),
        "alphabet" => With(new TailoringField.Text("a", "A", 5) { Alphabet = "" }),
        "half" => With(new TailoringField.Text("a", "A", 5) { Alphabet = "\ud800" }),
        "no-option" => With(new TailoringField.Choice("a", "A", [])),
        "option-twice" => With(new TailoringField.Choice("a", "A", [new("x", "X"), new("x", "X")])),
        "option-label" => With(new TailoringField.Choice("a", "A", [new("x", "")])),
        "range" => With(new TailoringField.Number("a", "A", 2, 1)),
        "step" => With(new TailoringField.Number("a", "A", 1, 2) { Step = 0 }),
        "decimals" => With(new TailoringField.Number("a", "A", 1, 2) { Step = 0.0000001m }),
        "beyond" => With(new TailoringField.Number("a", "A", 1, 1_000_000_000_001m)),
        "mm" => With(new TailoringField.Measurement("a", "A", -1, 5)),
        "unit" => With(new TailoringField.Measurement("a", "A", 1, 5) { Units = [] }),
        "colour" => With(new TailoringField.Colour("a", "A", [])),
        "no-type" => With(new TailoringField.File("a", "A", [], 5)),
        "type" => With(new TailoringField.File("a", "A", ["image/*/png"], 5)),
        "size" => With(new TailoringField.File("a", "A", ["image/png"], 0)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    [Fact]
    public void A_schema_in_order_has_no_fault() => Assert.Empty(Engraving.Schema.Faults().Concat(Engraving.Proofed.Faults()));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_fault_of_the_schema_is_named_and_nothing_is_checked_by_it(string fault, string sentence)
    {
        var schema = Of(fault);
        var separator = sentence.StartsWith("field", StringComparison.Ordinal) ? ": " : " ";
        Assert.Equal([$"Schema {schema.Name}{separator}{sentence}."], schema.Faults());
        Assert.Throws<ArgumentException>(() => schema.Check([]));
    }

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        var faults = (Engraving.Schema with { Version = 0, LeadTime = -1, Fields = [new TailoringField.Text("a", "", 0)] }).Faults();
        Assert.Equal(4, faults.Count);
    }

    [Fact]
    public void Surcharges_are_summed_per_unit_as_given()
    {
        Assert.Equal(new Money(50m, "SEK"), Engraving.Schema.SurchargePerUnit(Engraving.Words("Elsa"), "SEK"));
        Assert.Equal(new Money(70m, "SEK"), Engraving.Schema.SurchargePerUnit(Engraving.Everything, "SEK"));
        var golden = Engraving.Words("Elsa", "script").Add(Engraving.With("ink", new InstructionValue.Colour("gold")));
        Assert.Equal(new Money(85.5m, "SEK"), Engraving.Schema.SurchargePerUnit(golden, "SEK"));
        Assert.Equal(Money.Zero("SEK"), Engraving.Schema.SurchargePerUnit([], "SEK"));
        Assert.Throws<InvalidOperationException>(() => Engraving.Schema.SurchargePerUnit(golden, "EUR"));
    }

    [Theory]
    [InlineData("2026-03-02", 0, "2026-03-02")]
    [InlineData("2026-03-02", 1, "2026-03-03")]
    [InlineData("2026-03-05", 2, "2026-03-09")]
    [InlineData("2026-03-07", 0, "2026-03-09")]
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-03-06", 10, "2026-03-20")]
    public void Lead_time_adds_working_days_on_dates(string from, int days, string ready)
    {
        var pattern = NodaTime.Text.LocalDatePattern.Iso;
        Assert.Equal(ready, pattern.Format(LeadTime.ReadyOn(pattern.Parse(from).Value, days, d => d.DayOfWeek < IsoDayOfWeek.Saturday)));
    }

    [Fact]
    public void A_calendar_without_a_working_day_is_a_mistake_and_does_not_hang()
    {
        Assert.Throws<ArgumentException>(() => LeadTime.ReadyOn(new(2026, 3, 2), 1, _ => false));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeadTime.ReadyOn(new(2026, 3, 2), -1, _ => true));
    }

    private static TailoringSchema With(params TailoringField[] fields) => new("s", 1, [.. fields]);
}
