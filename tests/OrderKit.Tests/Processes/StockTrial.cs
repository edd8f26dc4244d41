using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Processes;

/// <summary>A stock in which everything an order's stocked lines ask for was reserved and bought.</summary>
internal sealed class StockTrial
{
    private readonly Shop shop = new();
    private readonly Order order;

    internal StockTrial(int onHand, Order order)
    {
        this.order = order;
        shop.With(order.Lines[0].Sku.Value, onHand);
        var lines = order.Lines.Select(line => new StockCommand.Line(line.Number, line.Sku, line.Ordered)).ToValueList();
        shop.Done(new StockCommand.Reserve(new("buy"), order.Id, lines, Shop.Lifetime));
        shop.Done(new StockCommand.Commit(new("buy"), order.Id));
    }

    /// <summary>What the shelf of the first line has on hand and reserved once the commands are done, each accepted.</summary>
    internal (int OnHand, int Reserved) After(IEnumerable<StockCommand> commands)
    {
        foreach (var command in commands)
        {
            var done = shop.Do(command);
            Assert.True(done.IsAccepted, $"{command}: {done.Refusal}");
        }

        return (shop.At(order.Lines[0].Sku.Value).OnHand.Value, shop.At(order.Lines[0].Sku.Value).Reserved.Value);
    }
}
