using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderKit.Checkout;
using OrderKit.Orders;

namespace OrderKit.Tests.DependencyInjection;

public sealed class OptionsTests
{
    private static readonly string[] Expected =
    [
        "Hold type no-way-out cannot stop Cancel.",
        "Hold type twice is registered 2 times.",
        "Hold type idle stops nothing.",
        "Stage unreachable cannot be reached: it names no trigger that enters it.",
        "Stage trap is a trap: it stops requests and names no trigger that leaves it.",
        "Stage after-the-end lies in Cancelled, which is no status an order stays in.",
        "Stage greedy cannot stop Cancel.",
        "Stage same is registered 2 times.",
        "Trigger go enters same and same from one status.",
        "ReservationLifetime is 0 minutes; it must be more than 0 and at most 30 days.",
    ];

    [Fact]
    public void Every_fault_is_listed_at_first_use()
    {
        using var services = AddOrderKitTests.Build(host => host.AddOrderKit(Wrong));
        var faults = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<CheckoutService>()).Failures;
        Assert.Equal(Expected.Order(), faults.Order());
    }

    [Fact]
    public void Every_fault_is_listed_at_start()
    {
        using var services = AddOrderKitTests.Build(host => host.AddOrderKit(Wrong));
        var faults = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Failures;
        Assert.Equal(Expected.Order(), faults.Order());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-5, false)]
    [InlineData(1, true)]
    [InlineData(30 * 24 * 60, true)]
    [InlineData((30 * 24 * 60) + 1, false)]
    public void A_reservation_lasts_more_than_nothing_and_at_most_thirty_days(int minutes, bool isRight)
    {
        using var services = AddOrderKitTests.Build(host => host.AddOrderKit(o => o.ReservationLifetime = Duration.FromMinutes(minutes)));
        var fault = Record.Exception(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Equal(isRight, fault is null);
        if (fault is OptionsValidationException listed)
        {
            var expected = $"ReservationLifetime is {minutes} minutes; it must be more than 0 and at most 30 days.";
            Assert.Equal(expected, Assert.Single(listed.Failures));
        }
    }

    [Fact]
    public void The_defaults_are_right()
    {
        using var services = AddOrderKitTests.Build(host => host.AddOrderKit());
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(Duration.FromMinutes(20), services.GetRequiredService<OrderKitOptions>().ReservationLifetime);
    }

    private static void Wrong(OrderKitOptions options)
    {
        options.ReservationLifetime = Duration.Zero;
        foreach (var hold in (HoldType[])
            [new("no-way-out", [OrderVerb.Cancel]), new("twice", [OrderVerb.Ship]), new("twice", [OrderVerb.Ship]), new("idle", [])])
        {
            options.HoldTypes.Add(hold);
        }

        foreach (var stage in (Stage[])
        [
            new("unreachable", OrderStatus.Confirmed),
            new("trap", OrderStatus.Confirmed) { Gates = [OrderVerb.Ship] },
            new("after-the-end", OrderStatus.Cancelled) { EnteredBy = "enter" },
            new("greedy", OrderStatus.Placed) { Gates = [OrderVerb.Cancel], LeftBy = "leave" },
            new("same", OrderStatus.Placed) { EnteredBy = "go" },
            new("same", OrderStatus.Placed) { EnteredBy = "go" },
        ])
        {
            options.Stages.Add(stage);
        }
    }
}
