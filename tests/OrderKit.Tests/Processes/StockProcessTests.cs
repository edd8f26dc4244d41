using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Processes;

public sealed class StockProcessTests
{
    private const string Nothing = "";

    private static readonly Order Start = Sample.Confirmed(
        Sample.Line(1, 4), Sample.Line(2, 3, "TEA", backordered: 2), Sample.Line(3, 1, "WRAP", ships: false) with { IsStocked = false });

    private static Order Shipped { get; } = Sample.Take(
        Start, new OrderCommand.ReportShipped(Sample.Id, Sample.Command(8), Sample.S1, [new(1, 4)], Sample.At(4)));

    public static TheoryData<string, OrderCommand, string> Rows { get; } = new()
    {
        { "", new OrderCommand.Cancel(Sample.Id, Sample.Command(9), "changed-mind", [new(1, 1)]), "Release 1×1" },
        { "", new OrderCommand.Cancel(Sample.Id, Sample.Command(9), "changed-mind", []), "Release 4×1, 1×2" },
        { "", new OrderCommand.Cancel(Sample.Id, Sample.Command(9), "changed-mind", [new(2, 2)]), Nothing },
        { "", new OrderCommand.Cancel(Sample.Id, Sample.Command(9), "changed-mind", [new(3, 1)]), Nothing },
        { "", new OrderCommand.ReportCancelled(Sample.Id, Sample.Command(9), "called-off", Sample.At(5)), "Release 4×1, 1×2" },
        { "", new OrderCommand.Allocate(Sample.Id, Sample.Command(9), [new(1, 2)]), Nothing },
        { "", new OrderCommand.Pack(Sample.Id, Sample.Command(9), [new(1, 2)]), Nothing },
        { "", new OrderCommand.Hold(Sample.Id, Sample.Command(9), "manual", "look"), Nothing },
        { "", new OrderCommand.ReportBackorder(Sample.Id, Sample.Command(9), [new(1, 3)], Sample.At(5)), "Release 3×1" },
        { "", new OrderCommand.ReportBackorder(Sample.Id, Sample.Command(9), [new(2, 0)], Sample.At(5)), Nothing },
        { "", new OrderCommand.ReportShipped(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 3)], Sample.At(5)), "Consume 3×1" },
        { "", new OrderCommand.ReportShipped(Sample.Id, Sample.Command(9), Sample.S1, [new(2, 2)], Sample.At(5)),
            "Consume 1×2; ConsumeUnheld 1×2" },
        { "", new OrderCommand.ReportShipped(Sample.Id, Sample.Command(9), Sample.S1, [new(3, 1)], Sample.At(5)), Nothing },
        { "", new OrderCommand.ReportDelivered(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], Sample.At(5)), "Consume 2×1" },
        { "", new OrderCommand.ReportReturned(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], Sample.At(5)),
            "Consume 2×1; TakeBack 2×1 SetAside" },
        { "", new OrderCommand.ReportLost(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], Sample.At(5)), "Consume 2×1" },
        { "packed", new OrderCommand.ReportShipped(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 4)], Sample.At(5)), "Consume 4×1" },
        { "shipped", new OrderCommand.ReportDelivered(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 4)], Sample.At(5)), Nothing },
        { "shipped", new OrderCommand.ReportLost(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 4)], Sample.At(5)), Nothing },
        { "shipped", new OrderCommand.ReportCancelled(Sample.Id, Sample.Command(9), "called-off", Sample.At(5)), "Release 1×2" },
        { "shipped", new OrderCommand.ReportReturned(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 3)], Sample.At(5)),
            "TakeBack 3×1 SetAside" },
        { "shipped", Corrected(UnitPlace.Shipped, UnitPlace.Open), "TakeBack 2×1 Held" },
        { "shipped", Corrected(UnitPlace.Shipped, UnitPlace.Packed), "TakeBack 2×1 Held" },
        { "ended", Corrected(UnitPlace.Shipped, UnitPlace.Cancelled), "TakeBack 2×1 Released" },
        { "delivered", Corrected(UnitPlace.Delivered, UnitPlace.Shipped), Nothing },
        { "delivered", new OrderCommand.Retract(Sample.Id, Sample.Command(9), Sample.S1, UnitPlace.Delivered, [new(1, 2)], Sample.At(5)),
            Nothing },
        { "delivered", new OrderCommand.ReportReturned(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 1)], Sample.At(5)),
            "TakeBack 1×1 SetAside" },
        { "lost", new OrderCommand.Retract(Sample.Id, Sample.Command(9), Sample.S1, UnitPlace.Lost, [new(1, 2)], Sample.At(5)), Nothing },
        { "lost", new OrderCommand.ReportDelivered(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], Sample.At(5)), Nothing },
        { "lost", new OrderCommand.ReportReturned(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], Sample.At(5)),
            "TakeBack 2×1 SetAside" },
        { "returned", new OrderCommand.Retract(Sample.Id, Sample.Command(9), Sample.S1, UnitPlace.Returned, [new(1, 2)], Sample.At(5)),
            "LeaveAgain 2×1" },
        { "returned", new OrderCommand.ReportLost(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 4)], Sample.At(5)), "LeaveAgain 4×1" },
        { "cancelled", new OrderCommand.ReportShipped(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 1)], Sample.At(5)),
            "ConsumeUnheld 1×1" },
        { "cancelled", new OrderCommand.ReportReturned(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 1)], Sample.At(5)),
            "ConsumeUnheld 1×1; TakeBack 1×1 SetAside" },
        { "cancelled", new OrderCommand.ReportShipped(Sample.Id, Sample.Command(9), Sample.S1, [new(3, 1)], Sample.At(5)), Nothing },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_event_moves_the_stock_that_was_reserved_for_its_units(string before, OrderCommand command, string expected)
    {
        var order = before switch
        {
            "packed" => Sample.Take(Start, new OrderCommand.Pack(Sample.Id, Sample.Command(8), [new(1, 4)])),
            "shipped" => Shipped,
            "ended" => Sample.Take(Shipped, new OrderCommand.ReportCancelled(Sample.Id, Sample.Command(7), "called-off", Sample.At(4))),
            "delivered" => Sample.Take(
                Shipped, new OrderCommand.ReportDelivered(Sample.Id, Sample.Command(7), Sample.S1, [new(1, 4)], Sample.At(4))),
            "lost" => Sample.Take(
                Shipped, new OrderCommand.ReportLost(Sample.Id, Sample.Command(7), Sample.S1, [new(1, 4)], Sample.At(4))),
            "returned" => Sample.Take(
                Shipped, new OrderCommand.ReportReturned(Sample.Id, Sample.Command(7), Sample.S1, [new(1, 4)], Sample.At(4))),
            "cancelled" => Sample.Take(Start, new OrderCommand.Cancel(Sample.Id, Sample.Command(8), "changed-mind", [])),
            _ => Start,
        };
        var step = Sample.Step(order, command, 6);

        Assert.Equal(expected, string.Join("; ", step.Events.SelectMany(e => StockProcess.CommandsFor(step.Order, e)).Select(Text)));
    }

    [Fact]
    public void A_rejected_order_gives_everything_back()
    {
        var step = Sample.Step(Sample.Placed(Sample.Line(1, 4)), new OrderCommand.Reject(Sample.Id, Sample.Command(9), "fraud"));
        Assert.Equal("Release 4×1", Text(Assert.Single(StockProcess.CommandsFor(step.Order, step.Events[0]))));
    }

    [Fact]
    public void The_ids_follow_from_the_event_whatever_came_after_it()
    {
        var step = Sample.Step(Start, new OrderCommand.Cancel(Sample.Id, Sample.Command(9), "changed-mind", [new(1, 1)]));
        var later = Sample.Take(step.Order, new OrderCommand.Cancel(Sample.Id, Sample.Command(10), "changed-mind", []));

        Assert.Equal(StockProcess.CommandsFor(step.Order, step.Events[0]), StockProcess.CommandsFor(later, step.Events[0]));
    }

    [Fact]
    public void What_a_return_policy_says_of_a_line_is_done_where_returns_are_taken_in()
    {
        var step = Sample.Step(
            Shipped, new OrderCommand.ReportReturned(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], Sample.At(5)));
        var policy = new ReturnPolicy("sealed-only", (order, line) => order.Line(line)!.Ordered == 4) { Location = new("RETURNS") };
        var back = Assert.IsType<StockCommand.TakeBack>(Assert.Single(StockProcess.CommandsFor(step.Order, step.Events[0], policy)));

        Assert.Equal((StockCommand.Homecoming.Shelf, new LocationId("RETURNS")), (back.Goes, back.To));
        Assert.Equal("TakeBack 2×1 Shelf", Text(StockProcess.CommandsFor(step.Order, step.Events[0], ReturnPolicy.OnSale)[0]));
        Assert.Equal(back.Id, ((StockCommand.TakeBack)StockProcess.CommandsFor(step.Order, step.Events[0])[0]).Id);
    }

    private static OrderCommand.Correct Corrected(UnitPlace from, UnitPlace to) =>
        new(Sample.Id, Sample.Command(9), Sample.S1, [new(1, 2)], from, to, "wrong-scan");

    private static string Text(StockCommand command)
    {
        var (lines, goes) = command switch
        {
            StockCommand.Consume consume => (consume.Lines, ""),
            StockCommand.TakeBack back => (back.Lines, $" {back.Goes}"),
            StockCommand.LeaveAgain again => (again.Lines, ""),
            StockCommand.ConsumeUnheld unheld => (unheld.Lines.Select(l => new LocatedQuantity(l.Number, l.Quantity)).ToValueList(), ""),
            _ => (((StockCommand.Release)command).Lines, ""),
        };
        return $"{command.Verb} {string.Join(", ", lines.Select(l => $"{l.Quantity}×{l.Line}"))}{goes}";
    }
}
