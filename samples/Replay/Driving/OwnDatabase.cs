using Npgsql;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>A database of its own for one engine, gone with it.</summary>
internal sealed class OwnDatabase : IDisposable
{
    private readonly string server;
    private readonly string name = $"orderkit_replay_{Guid.NewGuid():N}";

    internal OwnDatabase(string server)
    {
        this.server = server;
        Run($"create database {name}");
    }

    internal string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    public void Dispose() => Run($"drop database if exists {name} with (force)");

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
