using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.PostgreSql;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A stock in PostgreSQL answers and ends as the one in memory, whatever it is asked, over however many hosts.</summary>
public sealed class PostgreSqlStockProperties(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    private static readonly ValueList<Sku> Skus = [new("CUP"), new("MUG"), new("RING"), new("NEVER")];

    [Property(MaxTest = 120, Arbitrary = [typeof(StockScripts)])]
    public void Every_answer_and_every_row_is_that_of_the_stock_in_memory_also_over_several_hosts(StockScript script, byte hosts)
    {
        data.Empty();
        var shop = new Shop(StockRules.Default);
        var host = data.Host();
        var stocks = Enumerable.Range(0, 1 + hosts % 3).Select(_ => new PostgreSqlStock(host, shop.Clock)).ToArray();
        foreach (var (at, step) in script.Steps.Index())
        {
            shop.Clock.Now += Duration.FromMinutes(step.Minutes);
            var answer = stocks[at * 7 / 5 % stocks.Length].HandleAsync(step.Command).AsTask().GetAwaiter().GetResult();
            Assert.Equal(Shown(shop.Do(step.Command)), Shown(answer));
        }

        AssertSame(shop, stocks[0]);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(StockScripts)])]
    public void A_batch_comes_to_what_its_commands_come_to_one_by_one(StockScript script)
    {
        data.Empty();
        var shop = new Shop(StockRules.Default);
        var host = data.Host();
        var batches = new StockBatches(host, shop.Clock);
        List<StockCommand> batch = [];
        List<string> expected = [];
        foreach (var step in script.Steps)
        {
            if (step.Minutes > 0)
            {
                Write();
            }

            shop.Clock.Now += Duration.FromMinutes(step.Minutes);
            expected.Add(Shown(shop.Do(step.Command)));
            batch.Add(step.Command);
        }

        Write();
        AssertSame(shop, new(host, shop.Clock));

        void Write()
        {
            if (batch.Count > 0)
            {
                var written = batches.WriteAsync(batch.ToValueList()).AsTask().GetAwaiter().GetResult();
                Assert.Equal(expected, written.Select(Shown));
                batch.Clear();
                expected.Clear();
            }
        }
    }

    /// <summary>Whether two stocks show the same rows to everybody, and the ledger adds up to them.</summary>
    private static void AssertSame(Shop shop, PostgreSqlStock stock)
    {
        // What is due gives way in both before anybody looks.
        shop.Check([new("CUP")]);
        Assert.Equal(shop.Check(Skus), stock.CheckAsync(Skus).AsTask().GetAwaiter().GetResult());
        foreach (var sku in Skus)
        {
            var positions = shop.Stock.PositionsOf(sku);
            Assert.Equal(positions, stock.PositionsAsync(sku).AsTask().GetAwaiter().GetResult());
            foreach (var position in positions)
            {
                Assert.Equal(
                    shop.Stock.LedgerOf(sku).Where(entry => entry.Location == position.Location),
                    stock.ReadLedgerAsync(sku, position.Location, 0, 1000).AsTask().GetAwaiter().GetResult());
            }
        }

        foreach (var number in Enumerable.Range(1, 4))
        {
            Assert.Equal(shop.Find($"SO-{number}"), stock.FindAsync(new($"SO-{number}")).AsTask().GetAwaiter().GetResult());
        }
    }

    private static string Shown(Decision<StockAnswer> decision) =>
        decision.IsAccepted ? $"{decision.Value}" : $"{decision.Refusal}";
}
