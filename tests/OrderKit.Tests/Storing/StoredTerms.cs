using OrderKit.Orders;
using OrderKit.Products;
using OrderKit.Tailoring;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>What is agreed for a line and its delivery, with every member filled.</summary>
internal static class StoredTerms
{
    private static readonly ValueList<TailoringField.Option> Options =
        [new("gold", "Guld", new(15.5m, "SEK")), new("plain", "Slät")];

    internal static readonly TailoringSchema Schema = new(
        "engraving", 3,
        [
            new TailoringField.Text("words", "Text", 12)
            {
                LinesMax = 2, Alphabet = "AÅ\"", Surcharge = new(50m, "SEK"), IsRequired = false,
            },
            new TailoringField.Choice("font", "Stil", Options) { Surcharge = new(1m, "SEK"), IsRequired = false },
            new TailoringField.Number("depth", "Djup", 0.50m, 2m)
            {
                Unit = "mm", Step = 0.25m, Surcharge = new(2m, "SEK"), IsRequired = false,
            },
            new TailoringField.Measurement("width", "Bredd", 10m, 80m)
            {
                Units = [LengthUnit.Inch, LengthUnit.Millimetre], Surcharge = new(3m, "SEK"), IsRequired = false,
            },
            new TailoringField.Colour("ink", "Färg", Options) { TakesAny = true, Surcharge = new(4m, "SEK"), IsRequired = false },
            new TailoringField.File("logo", "Bild", ["image/png", "image/svg+xml"], 5_000_000_000)
            {
                Surcharge = new(5m, "SEK"), IsRequired = false,
            },
        ])
    {
        Proof = new(Duration.FromHours(49) + Duration.FromNanoseconds(1), ProofDeadlinePolicy.CancelUnits),
        LockAfter = Duration.FromDays(30),
        LeadTime = 3,
        IsExemptFromWithdrawal = true,
    };

    internal static readonly LineTailoring Tailoring = new(Schema, "Zmlyc3Q=")
    {
        Revision = 2, AgreedAt = Sample.At(1), LockedAt = Sample.At(7),
        Proof = ProofStatus.Sent, ProofName = "proof-2", AnswerBy = Sample.At(9),
    };

    internal static readonly ProductFacts Facts = new()
    {
        WeightGrams = 320, Size = new(120, 90, 80), Tailoring = Schema, IsExemptFromWithdrawal = true, MinimumAge = 18,
        DangerousGoods = new("UN1950", "2.1"), HsCode = "6912.00", CountryOfOrigin = "SE", NeedsShipping = false,
    };

    internal static readonly LineTerms Mug = new(1, new("MUG-Å"), 3,
        new(new(129.50m, "SEK"), new(370.80m, "SEK"), new(92.7000m, "SEK"), new(463.50m, "SEK"), 0.250m, new(17.70m, "SEK")))
    {
        Backordered = 1,
        BackorderedUntil = new(2026, 3, 9),
        NeedsShipping = false,
        IsStocked = false,
        Product = Facts,
        Tailoring = Tailoring,
    };

    internal static readonly DeliveryChoice Delivery = new(
        "service-point", "postnord", new(2026, 3, 3), new(2026, 3, 5), new(49m, "SEK"), "SE-\"4711\"", "19");

    /// <summary>A fact that says no or 0 is another than one that is not known.</summary>
    internal static readonly LineTerms Plain = Sample.Line(1, 1) with
    {
        Product = new() { WeightGrams = 0, IsExemptFromWithdrawal = false, MinimumAge = 0, NeedsShipping = false },
    };
}
