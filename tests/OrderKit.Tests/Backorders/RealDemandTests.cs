using System.Globalization;
using OrderKit.Backorders;
using OrderKit.Promising;
using OrderKit.Samples.Replay.Reading;
using OrderKit.Tests.Promising;
using OrderKit.Tests.Support;
using Xunit.Abstractions;

namespace OrderKit.Tests.Backorders;

/// <summary>Real weekly demand of 395 store-products with their opening stock and goods in transit, run through promise and
/// backorder.</summary>
/// <remarks>Runs only where the data is: ../shared/data/vn2-inventory. Each week's real sales become one order that is booked against the
/// schedule or waits; what a store orders then is what it sold, two weeks later, and every fourth delivery slips a week, every sixth
/// comes one unit short: the data has no late deliveries, so they are made by rule.</remarks>
public sealed class RealDemandTests(ITestOutputHelper output)
{
    private const int Weeks = 12;

    private static readonly string Folder = Path.Combine(Repository.Root, "../shared/data/vn2-inventory");

    [Fact]
    public void No_unit_is_promised_twice_and_every_slip_is_explained()
    {
        if (!Directory.Exists(Folder))
        {
            output.WriteLine("The data is not here; nothing was run.");
            return;
        }

        var demand = Rows("weekly_sales_and_stock.csv.gz", "store", "product", "week", "units_sold")
            .GroupBy(row => $"{row[0]}-{row[1]}")
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row[2], StringComparer.Ordinal).TakeLast(Weeks).ToList());
        var figures = new Tally();
        foreach (var row in Rows("initial_state.csv.gz", "store", "product", "on_hand", "in_transit_w1", "in_transit_w2"))
        {
            var store = new Store(Number(row[2]), [(1, Number(row[3])), (2, Number(row[4]))], figures);
            foreach (var (week, sold) in demand[$"{row[0]}-{row[1]}"].Index())
            {
                store.Live(week, Number(sold[3]));
            }

            store.Close();
            figures.Stores++;
        }

        output.WriteLine(figures.ToString());
        Assert.Equal(395, figures.Stores);
        Assert.Equal(figures.Opening + figures.Received, figures.Filled + figures.Left);
        Assert.Equal(figures.Sold, figures.Filled + figures.StillWaiting);
        Assert.True(figures.Slips.Values.Sum() > 100, "too few slips to prove anything");
        Assert.DoesNotContain(PromiseCause.None, figures.Slips.Keys);
        Assert.DoesNotContain(PromiseCause.Outranked, figures.Slips.Keys);
    }

    private static int Number(string text) => (int)decimal.Parse(text, CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string file, params string[] columns)
    {
        using var errors = new StringWriter();
        var rows = CsvTable.Read(
            Folder, file, columns, row => columns.Select((_, at) => row.Text(at)).ToArray(), new Faults(errors)).ToList();
        Assert.Equal("", errors.ToString());
        return rows;
    }

    /// <summary>What came of it, for the console.</summary>
    private sealed class Tally
    {
        internal int Stores, Opening, Received, Sold, Filled, Left, StillWaiting, Promised;

        internal SortedDictionary<PromiseCause, int> Slips { get; } = [];

        public override string ToString() =>
            $"{Stores} store-products, {Weeks} weeks: opening {Opening} + received {Received} = filled {Filled} + left {Left}; "
            + $"sold {Sold}, still waiting {StillWaiting}; promised days {Promised}, slips by cause "
            + string.Join(", ", Slips.Select(slip => $"{slip.Key} {slip.Value}"));
    }

    /// <summary>One store-product through the weeks; the judge of every run is in <see cref="Waiting"/>.</summary>
    private sealed class Store
    {
        private readonly Tally tally;
        private readonly List<Receipt> expected;
        private ValueList<WaitingLine> lines = [];
        private int shelf;
        private int delivery;

        internal Store(int onHand, (int Week, int Units)[] transit, Tally tally)
        {
            (shelf, this.tally) = (onHand, tally);
            expected = [.. transit.Where(one => one.Units > 0).Select(one => Pictures.Receipt($"W{one.Week}", one.Week * 7, one.Units))];
            tally.Opening += onHand;
        }

        internal void Live(int week, int sold)
        {
            Receive(week);
            if (sold > 0)
            {
                lines = lines.Add(Waiting.Line($"SO-{week}", sold, week, maySplit: week % 2 == 0));
                expected.Add(Pictures.Receipt($"PO-{week}", (week + 2) * 7, sold));
                tally.Sold += sold;
            }

            Run(week);
        }

        internal void Close()
        {
            tally.Left += shelf;
            tally.StillWaiting += lines.Sum(line => line.Units.Value);
        }

        // What is due comes, except that every fourth delivery slips a week and every sixth is a unit short.
        private void Receive(int week)
        {
            foreach (var due in expected.Where(receipt => receipt.Due <= Pictures.Day(week * 7)).ToList())
            {
                expected.Remove(due);
                delivery++;
                if (delivery % 4 == 0)
                {
                    expected.Add(due with { Due = due.Due.PlusDays(7) });
                    continue;
                }

                var units = due.Quantity.Value - (delivery % 6 == 0 ? 1 : 0);
                shelf += units;
                tally.Received += units;
            }
        }

        private void Run(int week)
        {
            var picture = new SupplyPicture(Pictures.Mug, Pictures.Boras) { Opening = shelf, Receipts = [.. expected] };
            var outcomes = Waiting.Run(picture, lines, Waiting.Patient, week * 7);
            foreach (var outcome in outcomes)
            {
                shelf -= outcome.Filled.Value;
                tally.Filled += outcome.Filled.Value;
                tally.Promised += outcome.Step is LineStep.Promised ? 1 : 0;
                if (outcome.Step is LineStep.Slipped or LineStep.Lost)
                {
                    tally.Slips[outcome.Cause] = tally.Slips.GetValueOrDefault(outcome.Cause) + 1;
                }
            }

            Assert.True(shelf >= 0);
            lines = Waiting.Next(outcomes);
        }
    }
}
