using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OrderKit.Crash;
using OrderKit.PostgreSql;

namespace OrderKit.Tests.PostgreSql;

/// <summary>The one server of a test run: the one that <c>ORDERKIT_POSTGRES</c> names, else one started from the system's
/// binaries.</summary>
/// <remarks>A started server belongs to an unprivileged user, listens on a free port of the loopback only, keeps its files in a temporary
/// folder, and ends with this process however that ends: a shell waits for the end of its input and then stops it.</remarks>
internal static class PostgresServer
{
    private const string Variable = "ORDERKIT_POSTGRES";

    // $1 programs, $2 folder, $3 port, the rest how to become the unprivileged user.
    private const string Script = """
        programs=$1 folder=$2 port=$3; shift 3
        trap '' INT TERM HUP
        "$@" "$programs/initdb" -D "$folder/files" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 \
            || { cat "$folder/initdb.log"; exit 1; }
        "$@" "$programs/pg_ctl" -D "$folder/files" -l "$folder/server.log" -w -t 60 start >"$folder/start.log" 2>&1 -o \
            "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300" \
            || { cat "$folder/start.log" "$folder/server.log"; exit 1; }
        echo ready
        cat >/dev/null
        "$@" "$programs/pg_ctl" -D "$folder/files" -m immediate -w stop >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private static readonly Lazy<string> Started = new(Start);
    private static readonly Lazy<string> Filled = new(Fill);
    private static Process? guard;
    private static int serial;

    /// <summary>A connection string of the server's own database.</summary>
    internal static string ConnectionString => Started.Value;

    /// <summary>The folder of the server's files; null when another has started it.</summary>
    internal static string? Folder { get; private set; }

    /// <summary>Makes a database.</summary>
    /// <param name="isFilled">Whether it has OrderKit's tables.</param>
    /// <returns>A connection string for it.</returns>
    internal static string Create(bool isFilled = true) => isFilled ? Create($"template {Filled.Value}") : Create("");

    internal static void Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        Run(ConnectionString, $"drop database if exists {name} with (force)");
    }

    internal static void Run(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Fill()
    {
        var connectionString = Create("");
        using var database = new PostgreSqlDatabase(connectionString);
        database.Migrate();
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private static string Create(string from)
    {
        var name = $"orderkit_{Environment.ProcessId}_{Interlocked.Increment(ref serial)}";
        lock (Filled)
        {
            Run(ConnectionString, $"create database {name} {from}");
        }

        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var programs = PostgresPrograms.Find();
        var folder = Directory.CreateTempSubdirectory("orderkit-postgres-").FullName;
        var port = PostgresPrograms.FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Script, "sh", programs, folder, port, .. PostgresPrograms.Owned(folder)])
        {
            start.ArgumentList.Add(argument);
        }

        // Kept and never disposed: its input closes when this process ends, and that stops the server.
        guard = Process.Start(start)!;
        if (guard.StandardOutput.ReadLine() is var said && said != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {said}{guard.StandardOutput.ReadToEnd()}");
        }

        Folder = folder;
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }
}
