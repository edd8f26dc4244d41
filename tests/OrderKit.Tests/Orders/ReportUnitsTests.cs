using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Orders.ContradictionKind;
using static OrderKit.Orders.OrderVerb;
using static OrderKit.Units.UnitPlace;

namespace OrderKit.Tests.Orders;

/// <summary>Which units a report takes, cell by cell.</summary>
public sealed class ReportUnitsTests
{
    /// <summary>Report, where the unit is, whether it moves, the contradiction.</summary>
    public static TheoryData<OrderVerb, UnitPlace, bool, ContradictionKind?> Cells => new()
    {
        { ReportShipped, Open, true, null },
        { ReportShipped, Backordered, true, null },
        { ReportShipped, Allocated, true, null },
        { ReportShipped, InTailoring, true, null },
        { ReportShipped, Packed, true, null },
        { ReportShipped, Shipped, false, null },
        { ReportShipped, Delivered, false, null },
        { ReportShipped, Returned, false, null },
        { ReportShipped, Lost, false, null },
        { ReportShipped, Cancelled, true, AfterCancelled },
        { ReportDelivered, Open, true, BeforeShipped },
        { ReportDelivered, Backordered, true, BeforeShipped },
        { ReportDelivered, Allocated, true, BeforeShipped },
        { ReportDelivered, InTailoring, true, BeforeShipped },
        { ReportDelivered, Packed, true, BeforeShipped },
        { ReportDelivered, Shipped, true, null },
        { ReportDelivered, Delivered, false, null },
        { ReportDelivered, Returned, true, AfterReturned },
        { ReportDelivered, Lost, true, AfterLost },
        { ReportDelivered, Cancelled, true, AfterCancelled },
        { ReportReturned, Open, true, BeforeShipped },
        { ReportReturned, Backordered, true, BeforeShipped },
        { ReportReturned, Allocated, true, BeforeShipped },
        { ReportReturned, InTailoring, true, BeforeShipped },
        { ReportReturned, Packed, true, BeforeShipped },
        { ReportReturned, Shipped, true, null },
        { ReportReturned, Delivered, true, null },
        { ReportReturned, Returned, false, null },
        { ReportReturned, Lost, true, null },
        { ReportReturned, Cancelled, true, AfterCancelled },
        { ReportLost, Open, true, BeforeShipped },
        { ReportLost, Backordered, true, BeforeShipped },
        { ReportLost, Allocated, true, BeforeShipped },
        { ReportLost, InTailoring, true, BeforeShipped },
        { ReportLost, Packed, true, BeforeShipped },
        { ReportLost, Shipped, true, null },
        { ReportLost, Delivered, true, AfterDelivered },
        { ReportLost, Returned, true, AfterReturned },
        { ReportLost, Lost, false, null },
        { ReportLost, Cancelled, true, AfterCancelled },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_report_takes_a_unit_from_where_it_is(OrderVerb report, UnitPlace place, bool moves, ContradictionKind? contradiction)
    {
        var order = With((place, 1));
        var step = Tell(order, report, 1);
        UnitMove[] expected = moves ? [new(1, place, Destination(report), 1, Sample.S1)] : [];
        Assert.Equal(expected, Moves(step));
        Assert.Equal(contradiction is { } kind ? [kind] : [], Sample.Contradictions(step));
        Assert.Equal(!moves, step.IsRepeat);
    }

    [Fact]
    public void Every_cell_of_reports_and_places_is_told() =>
        Assert.Equal(4 * Enum.GetValues<UnitPlace>().Length, Cells.Select(c => ((OrderVerb)c[0], (UnitPlace)c[1]!)).Distinct().Count());

    [Theory]
    [InlineData(ReportShipped, new[] { Packed, InTailoring, Allocated, Open, Backordered, Cancelled })]
    [InlineData(ReportDelivered, new[] { Shipped, Lost, Returned, Packed, InTailoring, Allocated, Open, Backordered, Cancelled })]
    [InlineData(ReportReturned, new[] { Delivered, Shipped, Lost, Packed, InTailoring, Allocated, Open, Backordered, Cancelled })]
    [InlineData(ReportLost, new[] { Shipped, Delivered, Returned, Packed, InTailoring, Allocated, Open, Backordered, Cancelled })]
    public void A_report_takes_the_shipments_own_units_first_then_those_of_none(OrderVerb report, UnitPlace[] order)
    {
        var start = With([.. order.Select(place => (place, 1))]);
        var left = report == ReportShipped ? 0 : order.Count(ReportTable.IsOut);
        for (var units = 1; units <= order.Length; units++)
        {
            var moves = Moves(Tell(start, report, units));
            Assert.Equal(order.Take(units), moves.Select(m => m.From));
            Assert.Equal(units <= left, moves.All(m => ReportTable.IsOut(m.From)));
        }
    }

    [Theory]
    [InlineData(ReportShipped)]
    [InlineData(ReportDelivered)]
    [InlineData(ReportReturned)]
    [InlineData(ReportLost)]
    public void Units_of_another_shipment_are_never_taken(OrderVerb report)
    {
        var story = Story.Confirmed(Sample.Line(1, 4)).Shipped(4, 5, Sample.S2).Delivered(2, 6, Sample.S2).Lost(1, 7, Sample.S2);
        var step = Tell(story.Order, report, 3);
        Assert.Empty(Moves(step));
        Assert.Equal([MoreThanOrdered], Sample.Contradictions(step));
        Assert.Equal(3, step.Events.Select(e => e.Event).OfType<OrderEvent.Contradicted>().Single().Quantity.Value);
    }

    [Fact]
    public void Each_contradiction_counts_its_own_units()
    {
        var step = Tell(With((Shipped, 1), (Lost, 2), (Open, 1), (Cancelled, 1)), ReportDelivered, 7);
        Assert.Equal(
            [(AfterLost, 2), (BeforeShipped, 1), (AfterCancelled, 1), (MoreThanOrdered, 2)],
            step.Events.Select(e => e.Event).OfType<OrderEvent.Contradicted>().Select(c => (c.Kind, c.Quantity.Value)));
    }

    [Theory]
    [InlineData(ReportDelivered, false)]
    [InlineData(ReportReturned, true)]
    [InlineData(ReportLost, true)]
    public void A_line_that_does_not_travel_is_delivered_without_being_shipped(OrderVerb report, bool contradicts)
    {
        var step = Tell(Sample.Confirmed(Sample.Line(1, 2, ships: false)), report, 2);
        Assert.Equal(contradicts ? [BeforeShipped] : [], Sample.Contradictions(step));
    }

    [Fact]
    public void A_report_of_two_lines_of_one_sku_takes_each_lines_own_units()
    {
        var order = Sample.Confirmed(Sample.Line(1, 2), Sample.Line(2, 3));
        var step = Sample.Step(order,
            new OrderCommand.ReportShipped(Sample.Id, Sample.Command(1), Sample.S1, [new(2, 1), new(1, 2)], Sample.At(9)), 9);
        Assert.Equal(["line 2: 1 Open → Shipped", "line 1: 2 Open → Shipped"], Moves(step).Select(m => m.ToString()));
        Assert.Equal((0, 2), (step.Order.Line(1)!.Units.Open, step.Order.Line(2)!.Units.Open));
    }

    private static UnitPlace Destination(OrderVerb report) => ReportTable.Of(report).To;

    private static UnitMove[] Moves(OrderStep step) =>
        [.. step.Events.Select(e => e.Event).OfType<OrderEvent.UnitsMoved>().SelectMany(e => e.Moves)];

    private static OrderStep Tell(Order order, OrderVerb report, int units)
    {
        var (id, lines, time) = (Sample.Command("news"), Sample.Units(1, units), Sample.At(90));
        return Sample.Step(
            order,
            report switch
            {
                ReportShipped => new OrderCommand.ReportShipped(Sample.Id, id, Sample.S1, lines, time),
                ReportDelivered => new OrderCommand.ReportDelivered(Sample.Id, id, Sample.S1, lines, time),
                ReportReturned => new OrderCommand.ReportReturned(Sample.Id, id, Sample.S1, lines, time),
                _ => new OrderCommand.ReportLost(Sample.Id, id, Sample.S1, lines, time),
            },
            91);
    }

    /// <summary>A confirmed order with so many units of line 1 in each place; those that left are with S1, which was said shipped. Line 2
    /// keeps it alive.</summary>
    private static Order With(params (UnitPlace Place, int Units)[] places)
    {
        int In(UnitPlace place) => places.FirstOrDefault(p => p.Place == place).Units;
        var own = new ShipmentUnits(Sample.S1, In(Shipped), In(Delivered), In(Returned), In(Lost));
        var units = new LineUnits(In(Open), In(Backordered), In(Allocated), In(InTailoring), In(Packed), In(Cancelled))
        {
            Shipments = own.Total == 0 ? [] : [own],
        };
        var order = Sample.Confirmed(Sample.Line(1, units.Total), Sample.Line(2, 1));
        order = order with
        {
            Lines = order.Lines.With(0, order.Lines[0] with { Units = units }),
            Statements = own.Total == 0 ? [] : [new(Shipped, false, Sample.S1, 1, own.Total, Sample.At(5))],
        };
        return order with { Status = OrderRollUp.StatusOf(order) };
    }
}
