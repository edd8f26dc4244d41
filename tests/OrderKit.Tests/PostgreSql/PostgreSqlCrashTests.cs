using OrderKit.Crash;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A slice of <c>build/crash.sh postgresql</c>: a shop over PostgreSQL and its server are killed again and again, also in
/// recovery.</summary>
/// <remarks>Crashes of processes. Whether the disk keeps what it was told to keep when the power goes is not tested here.</remarks>
public sealed class PostgreSqlCrashTests
{
    [Fact]
    public async Task A_shop_and_a_server_that_are_killed_lose_nothing_acknowledged_and_do_nothing_twice()
    {
        var verdict = await CrashCampaign.RunAsync("postgresql", 12, 7, CrashControl.None, _ => { });

        Assert.Empty(verdict.Faults);
        Assert.True(verdict is { AllKills: >= 12, ServerKills: >= 1, Finished: >= 1, Acknowledged: >= 100 }, $"{verdict}");
    }

    [Fact]
    public async Task A_shop_that_acknowledges_before_it_has_stored_is_caught()
    {
        var verdict = await CrashCampaign.RunAsync("postgresql", 40, 3, CrashControl.AcknowledgesEarly, _ => { });
        Assert.Contains(verdict.Faults, fault => fault.StartsWith("lost: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_answers_before_its_disk_has_it_is_caught()
    {
        var verdict = await CrashCampaign.RunAsync("postgresql", 40, 3, CrashControl.CommitsLazily, _ => { });
        Assert.Contains(verdict.Faults, fault => fault.StartsWith("lost: ", StringComparison.Ordinal));
    }
}
