using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>Takes the units off the shelf of which a host said that they wait no more; those that are not there wait on.</summary>
/// <remarks>Taking them twice takes them once: the ids follow from the event, and once the order has been told that units are not there,
/// none is taken behind its back.</remarks>
internal sealed class RestockedStock(IStockKeeper stock, OrderService orders)
{
    internal async Task TakeAsync(Order order, RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (recorded.Event is not OrderEvent.Restocked { TakesStock: true } restocked
            || order.Commands.Any(command => command.Id == Id("not-there", recorded)))
        {
            return;
        }

        List<LineQuantity> waiting = [];
        foreach (var line in restocked.Moves.GroupBy(move => move.Line, (number, moves) => (Number: number, Moves: moves)))
        {
            if (order.Line(line.Number) is not { Terms.IsStocked: true } known)
            {
                continue;
            }

            var units = line.Moves.Sum(move => move.Quantity.Value);
            var fill = new StockCommand.Fill(
                Id(FormattableString.Invariant($"take-{line.Number}"), recorded), order.Id, [new(line.Number, known.Sku, units)]);
            if (!(await stock.HandleAsync(fill, cancellationToken).ConfigureAwait(false)).IsAccepted)
            {
                waiting.Add(new(line.Number, known.Units.Backordered + Math.Min(units, known.Units.Open + known.Units.Allocated)));
            }
        }

        if (waiting.Count > 0)
        {
            var report = new OrderCommand.ReportBackorder(
                order.Id, Id("not-there", recorded), waiting.ToValueList(), recorded.RecordedAt) { ByStock = true };
            await orders.HandleAsync(report, cancellationToken).ConfigureAwait(false);
        }
    }

    private static CommandId Id(string purpose, RecordedEvent recorded) =>
        CommandId.Derived(purpose, recorded.OrderId.Value, FormattableString.Invariant($"{recorded.Version}"));
}
