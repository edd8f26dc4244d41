using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Units.UnitPlace;

namespace OrderKit.Tests.Units;

/// <summary>How the units of one line are counted and moved: a different number in every place, so that no two can be mixed up.</summary>
public sealed class LineUnitsTests
{
    private static readonly LineUnits Spread = new(Open: 1, Backordered: 2, Allocated: 4, InTailoring: 8, Packed: 16, Cancelled: 512)
    {
        Shipments = [new(Sample.S1, 32, 64, 128, 256), new(Sample.S2, 1_000, 2_000, 3_000, 4_000)],
    };

    /// <summary>Place, units in it of all shipments, of the first shipment and of the second.</summary>
    public static TheoryData<UnitPlace, int, int, int> Counts => new()
    {
        { Open, 1, 0, 0 },
        { Backordered, 2, 0, 0 },
        { Allocated, 4, 0, 0 },
        { InTailoring, 8, 0, 0 },
        { Packed, 16, 0, 0 },
        { Shipped, 1_032, 32, 1_000 },
        { Delivered, 2_064, 64, 2_000 },
        { Returned, 3_128, 128, 3_000 },
        { Lost, 4_256, 256, 4_000 },
        { Cancelled, 512, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_place_holds_its_own_units(UnitPlace place, int all, int first, int second) =>
        Assert.Equal((all, first, second), (Spread.In(place), Spread.Of(Sample.S1).In(place), Spread.Of(Sample.S2).In(place)));

    [Fact]
    public void What_is_inside_what_has_left_and_all_of_it() =>
        Assert.Equal((31, 480 + 10_000, 31 + 512 + 480 + 10_000), (Spread.Inside, Spread.Left, Spread.Total));

    [Fact]
    public void A_shipment_counts_all_that_left_with_it() =>
        Assert.Equal((480, 10_000), (Spread.Of(Sample.S1).Total, Spread.Of(Sample.S2).Total));

    [Fact]
    public void A_shipment_that_took_nothing_has_none() =>
        Assert.Equal((new ShipmentUnits(new("S9")), 0), (Spread.Of(new("S9")), Spread.Of(new("S9")).Total));

    /// <summary>A unit of S2 goes from each place to each other: one less there, one more here, all else as before.</summary>
    [Fact]
    public void A_move_takes_from_one_place_and_adds_to_another()
    {
        var places = Enum.GetValues<UnitPlace>();
        foreach (var (start, end) in places.SelectMany(_ => places, (start, end) => (start, end)).Where(pair => pair.start != pair.end))
        {
            var moved = Spread.Apply(new(1, start, end, 1, Sample.S2));
            foreach (var place in places)
            {
                var change = (place == end ? 1 : 0) - (place == start ? 1 : 0);
                var isOut = place is Shipped or Delivered or Returned or Lost;
                Assert.Equal(Spread.In(place) + change, moved.In(place));
                Assert.Equal(Spread.Of(Sample.S2).In(place) + (isOut ? change : 0), moved.Of(Sample.S2).In(place));
            }

            Assert.Equal((Spread.Total, Spread.Of(Sample.S1)), (moved.Total, moved.Of(Sample.S1)));
        }
    }

    [Fact]
    public void A_move_inside_needs_no_shipment() =>
        Assert.Equal(new LineUnits(Allocated: 2, Packed: 1), new LineUnits(Allocated: 3).Apply(new(1, Allocated, Packed, 1)));

    [Fact]
    public void Shipments_stand_in_the_order_in_which_they_left()
    {
        var left = new LineUnits(Packed: 3).Apply(new(1, Packed, Shipped, 1, Sample.S2)).Apply(new(1, Packed, Shipped, 2, Sample.S1));
        Assert.Equal([new(Sample.S2, Shipped: 1), new(Sample.S1, Shipped: 2)], left.Shipments);
        Assert.Equal(0, left.Inside);
    }

    [Theory]
    [InlineData(Packed, Shipped)]
    [InlineData(Delivered, Open)]
    public void Units_out_of_the_house_belong_to_a_shipment(UnitPlace start, UnitPlace end)
    {
        var fault = Assert.Throws<InvalidOrderDataException>(() => Spread.Apply(new(1, start, end, 1)));
        Assert.Contains("belong to no shipment", fault.Message, StringComparison.Ordinal);
        Assert.Contains(start == Packed ? "Shipped" : "Delivered", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_reads_as_people_say_it() =>
        Assert.Equal("line 3: 2 Packed → Shipped", new UnitMove(3, Packed, Shipped, 2, Sample.S1).ToString());

    [Fact]
    public void A_shipments_own_units_change_in_places_out_of_the_house_only() =>
        Assert.Equal(new ShipmentUnits(Sample.S1, 1), new ShipmentUnits(Sample.S1, 1).Add(Packed, 5));
}
