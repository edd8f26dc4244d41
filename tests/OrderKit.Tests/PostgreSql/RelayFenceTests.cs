using Npgsql;
using OrderKit.PostgreSql;

namespace OrderKit.Tests.PostgreSql;

/// <summary>Two relays that both believe they hold the lease: the fence decides.</summary>
public sealed class RelayFenceTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    private readonly PostgreSqlOrderStore store = new(data.Host());

    [Fact]
    public async Task While_a_lease_runs_nobody_else_gets_it_and_its_holder_keeps_its_epoch()
    {
        await FreeAsync();
        var (mine, other) = (new PostgreSqlRelay(data.Host()), new PostgreSqlRelay(data.Host()));
        var epoch = await mine.ClaimAsync(default);
        Assert.NotNull(epoch);
        Assert.Null(await other.ClaimAsync(default));
        Assert.False(await other.RunToEndAsync());
        Assert.Equal(epoch, await mine.ClaimAsync(default));
        await mine.ReleaseAsync();
        Assert.True(await other.ClaimAsync(default) > epoch);
    }

    [Fact]
    public async Task A_relay_whose_lease_was_taken_over_writes_nothing()
    {
        await FreeAsync();
        var (old, young) = (new PostgreSqlRelay(data.Host(), Duration.FromMilliseconds(1)), new PostgreSqlRelay(data.Host()));
        var oldEpoch = (await old.ClaimAsync(default))!.Value;
        await Task.Delay(20);
        var youngEpoch = (await young.ClaimAsync(default))!.Value;
        await store.TryAppendAsync(HeldCommits.Place(new($"SO-{Guid.NewGuid():N}")), null, 0, default);

        // Both believe it now.
        Assert.Null(await old.PlaceAsync(oldEpoch, 10, default));
        Assert.Equal(1, (await young.LookAsync()).Waiting);
        Assert.Equal(1, await young.PlaceAsync(youngEpoch, 10, default));
    }

    [Fact]
    public async Task A_relay_that_waited_for_the_row_while_it_was_taken_over_writes_nothing()
    {
        await FreeAsync();
        var old = new PostgreSqlRelay(data.Host());
        var epoch = (await old.ClaimAsync(default))!.Value;
        await store.TryAppendAsync(HeldCommits.Place(new($"SO-{Guid.NewGuid():N}")), null, 0, default);
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync();
        await using var takeover = await connection.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("update orderkit.relay set owner = 'other', epoch = epoch + 1", connection, takeover))
        {
            await take.ExecuteNonQueryAsync();
        }

        var placing = old.PlaceAsync(epoch, 10, default);
        await Task.Delay(50);
        Assert.False(placing.IsCompleted);
        await takeover.CommitAsync();
        Assert.Null(await placing);
        Assert.Equal(1, (await old.LookAsync()).Waiting);
    }

    [Fact]
    public async Task A_fence_in_the_same_statement_as_the_work_lets_the_old_relay_write()
    {
        await FreeAsync();
        var old = new PostgreSqlRelay(data.Host());
        var epoch = (await old.ClaimAsync(default))!.Value;
        await store.TryAppendAsync(HeldCommits.Place(new($"SO-{Guid.NewGuid():N}")), null, 0, default);

        // Looks at the epoch without locking, as a check before the work does; the takeover comes in between.
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync();
        await using var work = await connection.BeginTransactionAsync();
        await using var look = new NpgsqlCommand($"select count(*) from orderkit.relay where epoch = {epoch}", connection, work);
        Assert.Equal(1L, await look.ExecuteScalarAsync());
        PostgresServer.Run(data.ConnectionString, "update orderkit.relay set owner = 'other', epoch = epoch + 1");
        await using var write = new NpgsqlCommand("delete from orderkit.outbox", connection, work);
        Assert.Equal(1, await write.ExecuteNonQueryAsync());
        await work.RollbackAsync();
    }

    // No event waits and nobody holds the lease.
    private async Task FreeAsync()
    {
        PostgresServer.Run(data.ConnectionString, "update orderkit.relay set owner = null, epoch = epoch + 1");
        var relay = new PostgreSqlRelay(data.Host());
        Assert.True(await relay.RunToEndAsync());
        await relay.ReleaseAsync();
    }
}
