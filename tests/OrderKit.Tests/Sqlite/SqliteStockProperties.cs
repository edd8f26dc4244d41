using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.Sqlite;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Sqlite;

/// <summary>A stock in a file answers and ends as the one in memory, whatever it is asked, however often it is closed and opened.</summary>
[Properties(MaxTest = 150, Arbitrary = [typeof(StockScripts)])]
public sealed class SqliteStockProperties
{
    [Property]
    public void Every_answer_and_every_row_is_that_of_the_stock_in_memory_also_over_restarts(StockScript script, byte restartEvery)
    {
        var shop = new Shop(StockRules.Default);
        using var file = SqliteFile.Migrated();
        var stock = file.Stock(shop.Clock);
        foreach (var (at, step) in script.Steps.Index())
        {
            if ((at + 1) % (2 + restartEvery % 8) == 0)
            {
                file.Reopen();
                stock = file.Stock(shop.Clock);
            }

            shop.Clock.Now += Duration.FromMinutes(step.Minutes);
            Assert.Equal(Shown(shop.Do(step.Command)), Shown(Do(stock, step.Command)));
        }

        AssertSame(shop, file);
    }

    [Property]
    public void A_batch_comes_to_what_its_commands_come_to_one_by_one(StockScript script)
    {
        var shop = new Shop(StockRules.Default);
        using var file = SqliteFile.Migrated();
        var batches = new StockBatches(file.Database, shop.Clock);
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
        AssertSame(shop, file);

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

    private static Decision<StockAnswer> Do(SqliteStock stock, StockCommand command) =>
        stock.HandleAsync(command).AsTask().GetAwaiter().GetResult();

    private static string Shown(Decision<StockAnswer> decision) =>
        decision.IsAccepted ? $"{decision.Value}" : $"{decision.Refusal}";

    private static void AssertSame(Shop shop, SqliteFile file)
    {
        // What is due gives way in both before anybody looks.
        shop.Check([new("CUP")]);
        var stock = file.Stock(shop.Clock);
        ValueList<Sku> skus = [new("CUP"), new("MUG"), new("RING"), new("NEVER")];
        Assert.Equal(shop.Check(skus), stock.CheckAsync(skus).AsTask().GetAwaiter().GetResult());
        foreach (var sku in skus)
        {
            var positions = shop.Stock.PositionsOf(sku);
            Assert.Equal(positions, file.Database.Read(session => StockTables.Positions(session, sku)));
            foreach (var position in positions)
            {
                Assert.Equal(
                    shop.Stock.LedgerOf(sku).Where(entry => entry.Location == position.Location),
                    file.Database.Read(session => StockTables.Entries(session, sku, position.Location, 0, 1000)));
                Assert.Equal(position.Reserved.Value, SqliteFile.Held(file.Database, position));
            }
        }

        foreach (var number in Enumerable.Range(1, 4))
        {
            Assert.Equal(shop.Find($"SO-{number}"), stock.FindAsync(new($"SO-{number}")).AsTask().GetAwaiter().GetResult());
        }
    }
}
