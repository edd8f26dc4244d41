using OrderKit.Promising;

namespace OrderKit.Tests.Promising;

/// <summary>Supply pictures as tests need them: short to write, the same each time.</summary>
internal static class Pictures
{
    internal static readonly Sku Mug = new("MUG");
    internal static readonly LocationId Boras = new("boras");
    internal static readonly LocalDate Today = new(2026, 3, 2);
    internal static readonly AtpRules Rules = AtpRules.Default;

    internal static LocalDate Day(int day) => Today.PlusDays(day);

    internal static SupplyPicture Of(int opening, params (int Day, int Units)[] changes) => new(Mug, Boras)
    {
        Opening = opening,
        Receipts = [.. changes.Where(change => change.Units > 0).Select((change, i) => Receipt($"PO-{i}", change.Day, change.Units))],
        Demands = [.. changes.Where(change => change.Units < 0).Select((one, i) => new Demand($"D-{i}", Day(one.Day), -one.Units))],
    };

    internal static Receipt Receipt(string id, int day, int units) => new(new(id), Day(day), units);

    internal static AtpSchedule Schedule(SupplyPicture picture, AtpRules? rules = null) => AtpSchedule.Of(picture, rules ?? Rules, Today);

    /// <summary>A picture from any bytes: each pair is a receipt or a demand between the day before yesterday and 12 days on.</summary>
    internal static SupplyPicture FromBytes(byte opening, byte[] bytes)
    {
        var pairs = bytes.Chunk(2).Where(pair => pair.Length == 2).Take(12).Select((pair, i) => (pair, i)).ToList();
        return new(Mug, Boras)
        {
            Opening = opening % 16,
            Safety = opening / 16 % 3,
            Owed = opening / 64 == 3 ? 2 : 0,
            Receipts = [.. pairs.Where(one => one.pair[0] >= 100)
                .Select(one => Receipt($"R{one.i:00}", one.pair[0] % 15 - 2, one.pair[1] % 10) with
                {
                    Confidence = one.pair[1] >= 200 ? ReceiptConfidence.Planned : ReceiptConfidence.Firm,
                })],
            Demands = [.. pairs.Where(one => one.pair[0] < 100)
                .Select(one => new Demand($"D{one.i:00}", Day(one.pair[0] % 15 - 2), one.pair[1] % 5))],
        };
    }

    /// <summary>Rules from any byte, so that every fence and offset comes up.</summary>
    internal static AtpRules RulesFrom(byte value, AtpMethod method = AtpMethod.CumulativeWithLookAhead) => new()
    {
        Method = method,
        CountsPlanned = value % 2 == 1,
        OverdueReceipts = Overdue(value / 2 % 4),
        OverdueDemands = Overdue(value / 8 % 4),
        InfiniteAfterDays = value >= 192 ? value % 10 : null,
    };

    private static OverduePolicy Overdue(int choice) => choice switch
    {
        0 => OverduePolicy.Ignore,
        1 => OverduePolicy.AsToday,
        2 => OverduePolicy.Expected(3),
        _ => OverduePolicy.Expected(1).Within(1),
    };
}
