using System.Globalization;
using static OrderKit.Tests.Promising.Pictures;

namespace OrderKit.Tests.Promising;

/// <summary>Cases of the public test suite of frePPLe (frePPLe/frepple on GitHub, MIT): its input, and the plan it expects.</summary>
/// <remarks>Days are counted from the plan's current date, 2009-01-01, as day 0. Orders are served by priority, each as far as can be
/// promised for its due day and the rest for later days; that is what its solver does where nothing can be made.</remarks>
public sealed class FreppleExampleTests
{
    // Supply and orders as day:units; the plan as day:units per order. What is not planned there is short.
    [Theory]
    // test/constraints_material_1, item 1: "Consumers are later than supply, and material is consumed till exhausted."
    [InlineData("0:25", "9:10 10:10 11:10", "9:10 | 10:10 | 11:5")]
    // The same, item 2: the order of lowest priority is due first and gets what the others leave.
    [InlineData("0:25", "9:10 10:10 4:10", "9:10 | 10:10 | 4:5")]
    // The same, item 3: with some extra supply at a later date.
    [InlineData("0:25 19:2", "9:10 10:10 4:10", "9:10 | 10:10 | 4:5 19:2")]
    // The same, item 4: supply of the 20th is promised to the 22nd first and gives the late order what is left.
    [InlineData("0:10 19:10", "9:8 21:8 4:10", "9:8 | 21:8 | 4:2 19:2")]
    // test/demand_policy, order A: 10 as inventory and 10 on 10 January; no limits on timing and quantity.
    [InlineData("0:10 9:10", "4:20", "4:10 9:10")]
    public void An_expected_plan(string supply, string orders, string plan)
    {
        var schedule = Schedule(Of(0, [.. Pairs(supply)]));
        var planned = new List<string>();
        foreach (var (due, wanted) in Pairs(orders))
        {
            var parts = new List<string>();
            var left = wanted;
            foreach (var day in Pairs(supply).Select(pair => pair.Day).Where(day => day > due).Prepend(due))
            {
                var units = Math.Min(left, schedule.On(Day(day)).Value);
                schedule = schedule.Book(units, Day(day)).Value;
                left -= units;
                parts.AddRange(units > 0 ? [$"{day}:{units}"] : []);
            }

            planned.Add(string.Join(' ', parts));
        }

        Assert.Equal(plan, string.Join(" | ", planned));
    }

    // test/demand_policy: 20 due on day 4, 10 as inventory and 10 on day 9. Orders F to J ask for what is not promised here: a smallest
    // shipment, and groups of articles that go together or in ratio.
    [Fact]
    public void The_demand_policies_are_questions_to_one_schedule()
    {
        var schedule = Schedule(Of(10, (9, 10)));

        // B, no lateness: 10 on its day.
        Assert.Equal(10, schedule.On(Day(4)).Value);
        // C, only the full quantity: 20 on day 9.
        Assert.Equal(Day(9), schedule.Earliest(20, Day(4)));
        // D, the full quantity and no lateness: nothing.
        Assert.Equal(RefusalReason.NotPromisable, schedule.Book(20, Day(4)).Refusal!.Reason);
        // E, two days late at most: 10.
        Assert.Equal(10, schedule.On(Day(6)).Value);
    }

    private static IEnumerable<(int Day, int Units)> Pairs(string text) => text.Split(' ').Select(pair => pair.Split(':'))
        .Select(pair => (int.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)));
}
