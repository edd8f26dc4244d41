using Microsoft.Extensions.DependencyInjection;
using OrderKit.Processes;

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
            ["mailing", "order-timers", "processes", "reservation-expiry", "timers"],
            host.GetServices<IRecurringWork>().Select(work => work.Name.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>Tells customers what becomes of their orders.</summary>
    private sealed class Mailing : Listening;
}
