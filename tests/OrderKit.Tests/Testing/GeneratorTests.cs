using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Testing;
using OrderKit.Testing.Generators;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Testing;

/// <summary>Cases and properties prove nothing about what their scripts never do.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public async Task The_scripts_of_a_stock_reach_what_matters()
    {
        HashSet<string> seen = [];
        foreach (var script in StockGenerators.Samples(200))
        {
            var clock = new KitClock();
            var stock = new MemoryStock(clock);
            foreach (var step in script.Steps)
            {
                clock.Advance(step.After);
                seen.Add(Told(step.Command, await stock.HandleAsync(step.Command)));
            }
        }

        string[] wanted =
        [
            "Receive", "Count", "Count with cuts", "SetSafety", "SetQuarantined", "Reserve", "Reserve in part", "Commit",
            "Commit re-taken", "Consume", "Release", "Receive repeat", "Reserve repeat", "Commit repeat", "Consume repeat",
            "Release repeat",
            "NotEnoughStock", "StockCommandReused", "SkuNotStocked", "ReservationUnknown", "ReservationNotCommitted",
            "ReservationEnded", "MoreThanReserved", "ReservationCommitted",
        ];
        Assert.Empty(wanted.Except(seen));
    }

    [Fact]
    public void The_scripts_of_an_order_reach_what_matters()
    {
        HashSet<string> seen = [];
        foreach (var script in OrderGenerators.Samples(1000))
        {
            Order? order = null;
            foreach (var command in script.CommandsFor(Sample.Id, Sample.Start))
            {
                var decision = OrderDecider.Decide(OrderRules.Default, order, command, Sample.Start);
                seen.Add(decision.IsAccepted ? $"{command.Verb}" : $"refused {command.Verb}");
                order = decision.IsAccepted ? decision.Value.Order : order;
                seen.Add($"{order!.Status}");
                seen.Add(decision is { IsAccepted: true, Value.Events.Count: > 1 } ? "several events" : "one or none");
            }
        }

        string[] wanted =
        [
            "Confirm", "Hold", "Release", "Allocate", "Pack", "Ship", "ReportShipped", "ReportDelivered", "ReportReturned", "ReportLost",
            "Retract", "Cancel", "ReportBackorder", "Complete", "refused Confirm", "refused Pack", "refused Cancel", "several events",
            .. Enum.GetValues<OrderStatus>().Except([OrderStatus.Rejected]).Select(status => $"{status}"),
        ];
        Assert.Empty(wanted.Except(seen));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(StockGenerators)])]
    public async Task Hosts_can_take_the_scripts_for_properties_of_their_own(StockScript script)
    {
        var clock = new KitClock();
        var stock = new MemoryStock(clock);
        foreach (var step in script.Steps)
        {
            clock.Advance(step.After);
            await stock.HandleAsync(step.Command);
        }

        Assert.All(StockScript.Skus.SelectMany(stock.PositionsOf), StockInvariantException.ThrowIfBroken);
    }

    private static string Told(StockCommand command, Decision<StockAnswer> decision) => decision switch
    {
        { IsAccepted: false } => $"{decision.Refusal.Reason}",
        { Value.IsRepeat: true } => $"{command.Verb} repeat",
        { Value: StockAnswer.Moved { Cuts.Count: > 0 } } => $"{command.Verb} with cuts",
        { Value: StockAnswer.Reserved { Reservation.IsRetaken: true } } when command is StockCommand.Commit => "Commit re-taken",
        { Value: StockAnswer.Reserved { Reservation: var one } } when command is StockCommand.Reserve
            && one.Lines.Any(line => !line.Missing.IsZero) => "Reserve in part",
        _ => $"{command.Verb}",
    };
}
