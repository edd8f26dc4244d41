using System.Diagnostics;
using OrderKit.Orders;
using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>Sends the shop's invoices through the engine, line by line in the order of the file.</summary>
internal static class RetailReplay
{
    internal static async Task<RetailRun> RunAsync(
        IReadOnlyList<InvoiceLine> lines, ProgressBar progress, params IWitness[] witnesses)
    {
        var figures = new RetailFigures();
        var engine = new Engine(OrderRules.Default, [figures, .. witnesses]);
        var watch = Stopwatch.StartNew();
        await DriveAsync(lines, engine, progress);
        watch.Stop();
        progress.Clear();
        var (intake, balances) = (new Intake(lines), new StockBalances());
        var stock = await RetailStock.RunAsync(lines, balances);
        var main = RetailMain.Of(intake, figures, balances);
        return new(new(engine.Tally, engine.Commands, watch.Elapsed.TotalSeconds, main) { Stock = stock }, figures, balances, intake);
    }

    // An invoice whose lines carry two times is one order at its first line; returns find its lines one by one.
    private static async Task DriveAsync(IReadOnlyList<InvoiceLine> lines, Engine engine, ProgressBar progress)
    {
        var commands = new RetailCommands();
        var sales = lines.Where(line => line.IsSale).GroupBy(line => line.Invoice).ToDictionary(lines => lines.Key,
            lines => lines.ToList());
        var remembered = new Dictionary<string, int>();
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            foreach (var command in Commands(line, index + 1))
            {
                await engine.HandleAsync(line.Time, command);
            }

            progress.Show(index + 1, lines.Count);
        }

        IEnumerable<OrderCommand> Commands(InvoiceLine line, int row)
        {
            if (line.IsReturn)
            {
                return commands.Return(line, row);
            }

            if (!line.IsSale)
            {
                return [];
            }

            var number = remembered[line.Invoice] = remembered.GetValueOrDefault(line.Invoice) + 1;
            commands.Remember(line, number);
            return number == 1 ? RetailCommands.Sale(sales[line.Invoice]) : [];
        }
    }
}

/// <summary>What a replay of the shop's invoices came to.</summary>
/// <param name="Run">Orders, stock and figures.</param>
/// <param name="Figures">What the orders tell.</param>
/// <param name="Balances">What the stock tells.</param>
/// <param name="Intake">What the reader counts.</param>
internal sealed record RetailRun(Run Run, RetailFigures Figures, StockBalances Balances, Intake Intake);
