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

    /// <summary>Return lines of which every unit found its purchase.</summary>
    internal (int Count, long Units) Full => Lines(line => line.Refused == 0);

    /// <summary>Return lines of which some units did.</summary>
    internal (int Count, long Units) Partial => Lines(line => line is { Refused: > 0, Recorded: > 0 });

    /// <summary>Return lines of which none did.</summary>
    internal (int Count, long Units) Orphan => Lines(line => line.Recorded == 0);

    /// <summary>Return lines of nobody known, which cannot be matched.</summary>
    internal int WithoutCustomer => returns.Values.Count(line => line.IsNobodys);

    internal FigureBlock Matching => new("cancellation_matching",
    [
        new FigureBlock("lines",
            [Counts.Number("full", Full.Count), Counts.Number("partial", Partial.Count), Counts.Number("orphan", Orphan.Count)]),
        new FigureBlock("units",
        [
            Counts.Number("full", Full.Units),
            Counts.Number("partial", Partial.Units),
            Counts.Number("orphan", Orphan.Units),
            Counts.Number("matched_units", returns.Values.Sum(line => (long)line.Recorded)),
        ]),
        Counts.Number("C_lines_without_customer", WithoutCustomer),
    ]);

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

    private (int Count, long Units) Lines(Func<ReturnLine, bool> which)
    {
        var lines = returns.Values.Where(line => !line.IsNobodys && which(line)).ToList();
        return (lines.Count, lines.Sum(line => (long)line.Units));
    }

    private readonly record struct ReturnLine(int Recorded, int Refused, bool IsNobodys)
    {
        internal int Units => Recorded + Refused;
    }
}
