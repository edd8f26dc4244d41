using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.InMemory;
using OrderKit.Processes;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Checkout;

namespace OrderKit.Tests.Hosting;

/// <summary>The code of the package's page.</summary>
public sealed class UseWorkersTests
{
    [Fact]
    public void The_lines_of_the_package_page_add_the_workers()
    {
        var services = new ServiceCollection();
        #region wire
        services.AddOrderKit()
            .AddWorkers()
            .AddFeedHandler<Mailing>("mailing");
        #endregion
        using var host = services.BuildServiceProvider();
        Assert.Equal(
            ["backorders", "mailing", "order-timers", "processes", "reservation-expiry", "timers"],
            host.GetServices<IRecurringWork>().Select(work => work.Name.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_stock_is_kept_elsewhere_nobody_sweeps_or_serves_and_all_else_works()
    {
        var services = new ServiceCollection();
        services.AddOrderKit().AddWorkers().Services.AddSingleton<IStock>(new SpoiledStock(new MemoryStock(new SetClock()), new()));
        await using var host = services.BuildServiceProvider();
        var works = host.GetServices<IRecurringWork>().ToList();
        Assert.Equal(
            ["backorders", "order-timers", "processes", "reservation-expiry", "timers"],
            works.Select(work => work.Name.Value).Order(StringComparer.Ordinal));
        foreach (var work in works)
        {
            Assert.Equal((0, 0, false), await work.RunAsync(default) is var pass ? (pass.Done, pass.Failed, pass.HasMore) : default);
        }
    }

    /// <summary>Tells customers what becomes of their orders.</summary>
    private sealed class Mailing : Listening;
}
