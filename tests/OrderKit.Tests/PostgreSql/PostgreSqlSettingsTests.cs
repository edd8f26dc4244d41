using Npgsql;
using OrderKit.PostgreSql;

namespace OrderKit.Tests.PostgreSql;

/// <summary>What is in force on the connections, read back from PostgreSQL itself.</summary>
public sealed class PostgreSqlSettingsTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData("on")]
    [InlineData("remote_apply")]
    public async Task Every_connection_waits_for_the_disk_whatever_the_database_says(string commit)
    {
        var name = new NpgsqlConnectionStringBuilder(data.ConnectionString).Database;
        PostgresServer.Run(data.ConnectionString, $"alter database {name} set synchronous_commit = off");
        await using var host = new PostgreSqlDatabase(data.ConnectionString, new() { SynchronousCommit = commit, ConnectionsMax = 4 });
        for (var again = 0; again < 2; again++)
        {
            // All at once, so that each is a connection of its own; then once more from the pool.
            var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.OpenAsync(default).AsTask()));
            foreach (var connection in all)
            {
                Assert.Equal([commit, "10s"], [await ShowAsync(connection, "synchronous_commit"),
                    await ShowAsync(connection, "idle_in_transaction_session_timeout")]);

                // What the server does with the disk is the administrator's to set.
                Assert.Equal(["on", "on"], [await ShowAsync(connection, "fsync"), await ShowAsync(connection, "full_page_writes")]);
                await connection.DisposeAsync();
            }
        }
    }

    [Fact]
    public void What_cannot_be_set_is_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new PostgreSqlOptions { SynchronousCommit = "off" });
        Assert.Throws<ArgumentException>(() => new PostgreSqlOptions { SynchronousCommit = "local" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlOptions { ConnectionsMax = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlOptions { StockQueueMax = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlOptions { StockBatchMax = 10_001 });
        Assert.Throws<ArgumentException>(() => new PostgreSqlDatabase(" "));
        Assert.Throws<ArgumentException>(() => new PostgreSqlDatabase("Host=x;Nonsense=1"));
    }

    private static async Task<string> ShowAsync(NpgsqlConnection connection, string setting)
    {
        await using var command = new NpgsqlCommand($"show {setting}", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
