using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Units sold and returned, and how far each return found the purchase it belongs to.</summary>
/// <remarks>All news of one return line goes by one command id: to the orders it was bought with, and what is left over to an order that
/// was never placed. That last part is refused, and its units count as returned without a purchase.</remarks>
internal sealed class RetailFigures : IWitness
{
    /// <summary>The number of no order, named by returns of nobody known.</summary>
    internal static readonly OrderId NoCustomer = new("no-customer");

    private static readonly Counted Counts = new(FigureSource.Engine);
    private readonly Dictionary<CommandId, ReturnLine> returns = [];

    /// <summary>Units ordered.</summary>
    internal long Sold { get; private set; }

    /// <summary>Units that came back, with or without a known purchase.</summary>
    internal long Returned => returns.Values.Sum(line => (long)line.Units);

    /// <summary>Return lines with a customer, each full, partial or orphan; those without one are only counted.</summary>
    internal FigureBlock Matching
    {
        get
        {
            var known = returns.Values.Where(line => !line.IsNobodys).ToList();
            var full = known.Where(line => line.Refused == 0).ToList();
            var partial = known.Where(line => line.Refused > 0 && line.Recorded > 0).ToList();
            var orphan = known.Where(line => line.Recorded == 0).ToList();
            return new("cancellation_matching",
            [
                new FigureBlock("lines",
                    [Counts.Number("full", full.Count), Counts.Number("partial", partial.Count), Counts.Number("orphan", orphan.Count)]),
                new FigureBlock("units",
                [
                    Counts.Number("full", Units(full)),
                    Counts.Number("partial", Units(partial)),
                    Counts.Number("orphan", Units(orphan)),
                    Counts.Number("matched_units", known.Sum(line => (long)line.Recorded)),
                ]),
                Counts.Number("C_lines_without_customer", returns.Count - known.Count),
            ]);
        }
    }

    public void Recorded(RecordedEvent recorded)
    {
        if (recorded.Event is OrderEvent.Placed placed)
        {
            Sold += placed.Lines.Sum(line => (long)line.Quantity.Value);
        }
        else if (recorded.Event is OrderEvent.Returned returned)
        {
            var line = returns.GetValueOrDefault(recorded.CommandId);
            var units = returned.Moves.Where(move => move.To == UnitPlace.Returned).Sum(move => move.Quantity.Value);
            returns[recorded.CommandId] = line with { Recorded = line.Recorded + units };
        }
    }

    public void Refused(OrderCommand command, Refusal refusal)
    {
        if (command is OrderCommand.ReportReturned report)
        {
            var line = returns.GetValueOrDefault(command.Id);
            returns[command.Id] = line with
            {
                Refused = line.Refused + report.Lines.Sum(part => part.Quantity.Value),
                IsNobodys = command.OrderId == NoCustomer,
            };
        }
    }

    private static long Units(IEnumerable<ReturnLine> lines) => lines.Sum(line => (long)line.Units);

    private readonly record struct ReturnLine(int Recorded, int Refused, bool IsNobodys)
    {
        internal int Units => Recorded + Refused;
    }
}
