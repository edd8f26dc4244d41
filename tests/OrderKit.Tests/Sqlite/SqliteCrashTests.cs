using OrderKit.Crash;

namespace OrderKit.Tests.Sqlite;

/// <summary>A slice of <c>build/crash.sh sqlite</c>: a shop over one file is killed again and again, also in recovery.</summary>
/// <remarks>A crash of the process. Whether the disk keeps what it was told to keep when the power goes is not tested here.</remarks>
public sealed class SqliteCrashTests
{
    [Fact]
    public async Task A_shop_that_is_killed_loses_nothing_acknowledged_and_does_nothing_twice()
    {
        var verdict = await CrashCampaign.RunAsync("sqlite", 10, 7, CrashControl.None, _ => { });

        Assert.Empty(verdict.Faults);
        Assert.True(verdict is { Kills: >= 10, Finished: >= 1, InRecovery: >= 1, Enumerated: >= 1, Acknowledged: >= 100 }, $"{verdict}");
    }

    [Fact]
    public async Task A_shop_that_acknowledges_before_it_has_stored_is_caught()
    {
        var verdict = await CrashCampaign.RunAsync("sqlite", 24, 3, CrashControl.AcknowledgesEarly, _ => { });
        Assert.Contains(verdict.Faults, fault => fault.StartsWith("lost: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shop_that_forgets_its_ids_is_caught()
    {
        var verdict = await CrashCampaign.RunAsync("sqlite", 60, 3, CrashControl.ForgetsIds, _ => { });
        Assert.Contains(verdict.Faults, fault => fault.StartsWith("doubled: Receive", StringComparison.Ordinal)
            || fault.StartsWith("shelf: ", StringComparison.Ordinal));
    }
}
