using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.Tests.Combining;

/// <summary>What a store loads before it decides.</summary>
public sealed class StockNamesTests
{
    private static readonly CommandId Id = new("id");
    private static readonly OrderId One = new("SO-1");
    private static readonly OrderId Two = new("SO-2");
    private static readonly Sku Mug = new("MUG");
    private static readonly LocationId Hub = new("HUB");

    private static readonly StockCommand.Receive Receive = new(Id, Mug, Hub, 1);

    public static TheoryData<StockCommand, string> Commands { get; } = new()
    {
        { new StockCommand.Reserve(Id, One, [new(1, Mug, 1), new(2, new("CUP"), 1)], Duration.FromMinutes(1)), "MUG CUP SO-1" },
        { new StockCommand.Fill(Id, One, [new(1, Mug, 1)]), "MUG SO-1" },
        { new StockCommand.ConsumeUnheld(Id, One, [new(1, Mug, 1)]), "MUG SO-1" },
        { new StockCommand.Commit(Id, One), "SO-1" },
        { new StockCommand.Commit(Id, One) { With = Two }, "SO-1 SO-2" },
        { new StockCommand.Consume(Id, One, [new(1, 1)]), "SO-1" },
        { new StockCommand.Release(Id, One), "SO-1" },
        { new StockCommand.HandOver(Id, One, Two), "SO-1 SO-2" },
        { new StockCommand.ExpireDue([Two, One]), "SO-2 SO-1" },
        { Receive, "MUG Receive" },
        { new StockCommand.Transfer(Id, Mug, Hub, new("SHOP"), 1), "MUG Transfer" },
        { new StockCommand.Backorder(Id, Mug, Hub, [One]), "MUG SO-1 Backorder" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_names_its_articles_and_orders(StockCommand command, string named) => Assert.Equal(named, Told([command]));

    [Fact]
    public void What_a_batch_names_twice_is_loaded_once() =>
        Assert.Equal(
            "MUG SO-1 Receive Receive",
            Told([Receive, new StockCommand.Release(Id, One), Receive, new StockCommand.Commit(Id, One)]));

    private static string Told(ValueList<StockCommand> commands)
    {
        var names = StockNames.Of(commands);
        return string.Join(' ', [
            .. names.Skus.Select(sku => sku.Value), .. names.Orders.Select(order => order.Value),
            .. names.OnShelves.Select(one => $"{one.Verb}"),
        ]);
    }
}
