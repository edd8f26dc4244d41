using OrderKit.Crash;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A slice of <c>build/failover.sh</c>: the primary is killed while a shop works on it, and its standby takes over.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task A_synchronous_standby_promoted_under_load_has_all_that_was_acknowledged_and_the_shop_goes_on()
    {
        var verdict = await FailoverCampaign.RunAsync(1, 7, isCutOff: false, _ => { });

        Assert.Empty(verdict.Faults);
        Assert.True(verdict is { ServerKills: 1, Finished: 1, Acknowledged: >= 100 }, $"{verdict}");
    }

    [Fact]
    public async Task A_standby_that_nobody_waits_for_and_that_hears_nothing_is_caught()
    {
        var verdict = await FailoverCampaign.RunAsync(1, 7, isCutOff: true, _ => { });
        Assert.Contains(verdict.Faults, fault => fault.StartsWith("lost: ", StringComparison.Ordinal));
    }
}
