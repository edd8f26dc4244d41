using System.Diagnostics;
using NodaTime.Text;
using OrderKit.Availability;
using OrderKit.Drift;
using OrderKit.Feeds;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Ledger;

/// <summary>Sends the days of a shelf through orders, reservations and the warehouse feed.</summary>
/// <remarks>A day's sales are one order: reserved, placed, committed, and off the shelf when it is reported shipped. The closing stock is a
/// count that the warehouse system tells at night, and tells again after the next day's sales. Where more is sold than the shelf has,
/// the reservation is refused; then the units it lacks must have come in before, and the feed says so.</remarks>
internal sealed class LedgerReplay
{
    internal static readonly Sku Article = new("article");
    private static readonly LocationId Shop = new("shop");
    private static readonly Currency Brl = "BRL";

    private readonly LedgerFigures figures = new();
    private readonly Engine orders = new(OrderRules.Default);
    private readonly List<Order> placed = [];
    private readonly StockEngine stock;

    private LedgerReplay() => stock = new(figures);

    internal static async Task<LedgerRun> RunAsync(IReadOnlyList<LedgerDay> days, ProgressBar progress)
    {
        var replay = new LedgerReplay();
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < days.Count; index++)
        {
            await replay.LiveAsync(days[index], index, index > 0 ? days[index - 1] : null);
            progress.Show(index + 1, days.Count);
        }

        watch.Stop();
        progress.Clear();
        return await replay.CloseAsync(days, watch.Elapsed.TotalSeconds);
    }

    private static StockCommand.Hear Heard(int message, WarehouseNews news) => new(Shop, message + 1, Article, news);

    private static StockCommand.Hear Closing(LedgerDay day, int index) => Heard((2 * index) + 1, new WarehouseNews.Counted(day.Close));

    private async Task LiveAsync(LedgerDay day, int index, LedgerDay? before)
    {
        if (day.Sold > 0)
        {
            await SellAsync(day, index);
        }

        if (before is not null)
        {
            await stock.HandleAsync(day.SoldAt, Closing(before, index - 1));
        }

        await stock.HandleAsync(day.CountedAt, Closing(day, index));
    }

    private async Task SellAsync(LedgerDay day, int index)
    {
        var id = new OrderId(LocalDatePattern.Iso.Format(day.Date));
        var reserve = new StockCommand.Reserve(new("click"), id, [new(1, Article, day.Sold)], NodaTime.Duration.FromMinutes(15));
        if (!(await stock.HandleAsync(day.SoldAt, reserve)).IsAccepted)
        {
            var free = (await stock.Stock.CheckAsync([Article]))[0].Available.Value;
            await stock.HandleAsync(day.SoldAt, Heard(2 * index, new WarehouseNews.Received(day.Sold - free)));
            await stock.HandleAsync(day.SoldAt, reserve);
        }

        ValueList<LineTerms> lines = [new(1, Article, day.Sold, LinePrice.Of(new(day.Price, Brl), day.Sold))];
        ValueList<LineQuantity> all = [new(1, day.Sold)];
        await orders.HandleAsync(day.SoldAt, new OrderCommand.Place(id, new("click"), Brl, lines));
        await stock.HandleAsync(day.SoldAt, new StockCommand.Commit(new("click"), id));
        await orders.HandleAsync(day.SoldAt, new OrderCommand.Confirm(id, new("paid")));
        var taken = new OrderCommand.ReportShipped(id, new("taken"), new(id.Value), all, day.SoldAt);
        await FollowAsync(day, (await orders.HandleAsync(day.SoldAt, taken)).Value);
        var given = new OrderCommand.ReportDelivered(id, new("given"), new(id.Value), all, day.SoldAt);
        placed.Add((await orders.HandleAsync(day.SoldAt, given)).Value.Order);
    }

    private async Task FollowAsync(LedgerDay day, OrderStep step)
    {
        foreach (var command in step.Events.SelectMany(recorded => StockProcess.CommandsFor(step.Order, recorded)))
        {
            await stock.HandleAsync(day.SoldAt, command);
        }
    }

    private async Task<LedgerRun> CloseAsync(IReadOnlyList<LedgerDay> days, double seconds)
    {
        var ledger = stock.Stock.LedgerOf(Article);
        figures.Read(ledger);
        var zeroPrice = new Counted(FigureSource.Intake).Number("days_zero_price", days.Count(day => day.Price == 0));
        List<Reservation> reservations = [];
        foreach (var order in placed)
        {
            reservations.Add((await stock.Stock.FindAsync(order.Id))!);
        }

        var drift = DriftCheck.Find(new(
            stock.Stock.PositionsOf(Article), ledger, reservations.ToValueList(), placed.Select(Expected).ToValueList()));
        var run = new Run(orders.Tally, orders.Commands, seconds, figures.Main(zeroPrice)) { Stock = new(stock.Tally, seconds) };
        return new(run, figures, ledger, drift);
    }

    private static StockPicture.Expected Expected(Order order) => new(
        order.Id, order.Lines.Select(line => new StockPicture.ExpectedLine(line.Number, line.Units.Inside, line.Units.Left)).ToValueList());
}

/// <summary>What a replay of a shelf came to.</summary>
/// <param name="Run">Orders, stock and figures.</param>
/// <param name="Figures">What the ledger tells.</param>
/// <param name="Entries">The ledger.</param>
/// <param name="Drift">Where ledger, position, reservations and orders disagree at the end.</param>
internal sealed record LedgerRun(Run Run, LedgerFigures Figures, ValueList<StockEntry> Entries, ValueList<DriftFinding> Drift);
