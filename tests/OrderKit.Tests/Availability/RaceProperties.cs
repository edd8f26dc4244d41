using FsCheck.Xunit;
using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <summary>What is true of buyers at once, whoever they are and however little is left. The judge is shown broken stocks in
/// <see cref="RaceTests"/>.</summary>
[Properties(MaxTest = 1000)]
public sealed class RaceProperties
{
    private const int Racers = 8;

    [Property]
    public async Task Parallel_takers_of_the_last_units_never_oversell_and_never_lose_a_free_one(byte rings, byte cups, byte[] wishes)
    {
        var stock = new Dictionary<Sku, int> { [new("RING")] = 1 + (rings % 6), [new("CUP")] = 1 + (cups % 6) };
        var buyers = wishes.Select(wish => (new Sku(wish % 2 == 0 ? "RING" : "CUP"), 1 + (wish / 2 % 3))).ToList();
        var shop = RaceTests.Filled(stock);

        Assert.Null(await RaceJudge.Run(RaceTests.Buy(shop.Stock), stock, buyers, Racers));

        foreach (var (sku, units) in stock)
        {
            var held = buyers.Select((_, at) => shop.Find($"SO-{at}")).OfType<Reservation>()
                .SelectMany(one => one.Lines).Where(line => line.Sku == sku).Sum(line => line.Held.Value);
            Assert.Equal((units, held, 0, units - held), shop.Numbers(sku.Value));
        }
    }
}
