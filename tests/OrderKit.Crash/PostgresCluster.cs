using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OrderKit.Crash;

/// <summary>A PostgreSQL server that may be killed and started again as often as one likes.</summary>
/// <remarks>It belongs to an unprivileged user, listens on a free port of the loopback only and keeps its files in a temporary folder. It
/// ends with this process however that ends: a shell waits for the end of its input, then kills the server and removes the files.</remarks>
public sealed class PostgresCluster : IDisposable
{
    // $1 folder, the rest the server. Its first word tells the server's number.
    private const string Script = """
        folder=$1; shift
        trap '' INT TERM HUP
        "$@" </dev/null >>"$folder/server.log" 2>&1 &
        server=$!
        echo $server
        read -r word
        [ "$word" = keep ] && exit
        grep -qa "$folder" /proc/$server/cmdline 2>/dev/null && kill -9 $server
        sleep 0.3
        rm -rf "$folder"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string[] settings;
    private Process? guard;
    private int postmaster;
    private long mark;

    private PostgresCluster(string[] settings)
    {
        this.settings = settings;
        Folder = Directory.CreateTempSubdirectory("orderkit-postgres-").FullName;
        Port = PostgresPrograms.FreePort();
    }

    /// <summary>The folder in which all its files lie: the data in <c>files</c>, what it says in <c>server.log</c>.</summary>
    public string Folder { get; }

    /// <summary>Where its data lie.</summary>
    public string Files => Path.Combine(Folder, "files");

    /// <summary>The port it listens on, the same after every start.</summary>
    public int Port { get; }

    /// <summary>Whether it is at work on what its last end has left behind, and takes no connections yet.</summary>
    public bool IsRecovering => SinceStart() is var said
        && said.Contains("database system was interrupted", StringComparison.Ordinal) && !IsReady(said);

    /// <summary>Makes the files of a new server; it is not started yet.</summary>
    /// <param name="settings">Settings of the server, as <c>name=value</c>.</param>
    /// <returns>The server.</returns>
    public static PostgresCluster Create(params string[] settings)
    {
        var cluster = new PostgresCluster(settings);
        PostgresPrograms.Run(
            cluster.Folder, "initdb", "-D", cluster.Files, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
        return cluster;
    }

    /// <summary>Makes a server from a backup of this one; it is not started yet.</summary>
    /// <param name="standbyName">The name under which it follows this server; null when it shall stand alone.</param>
    /// <returns>The server.</returns>
    public PostgresCluster BackUp(string? standbyName = null)
    {
        var copy = new PostgresCluster([.. settings, .. standbyName is null ? (string[])[] : [$"cluster_name={standbyName}"]]);
        PostgresPrograms.Run(
            copy.Folder, "pg_basebackup",
            ["-D", copy.Files, "-X", "stream", "-c", "fast", .. Address, .. standbyName is null ? (string[])[] : ["-R"]]);
        return copy;
    }

    /// <summary>Writes a database as statements.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The file.</returns>
    public string Dump(string database)
    {
        var file = Path.Combine(Folder, $"{database}.sql");
        PostgresPrograms.Run(Folder, "pg_dump", [.. Address, "-f", file, database]);
        return file;
    }

    /// <summary>A connection string for it.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The connection string.</returns>
    public string ConnectionString(string database = "postgres") =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <summary>Starts it, and does not wait.</summary>
    public void Start()
    {
        mark = LogLength();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        var port = Port.ToString(CultureInfo.InvariantCulture);
        string[] server =
        [
            .. PostgresPrograms.Owned(Folder), Path.Combine(PostgresPrograms.Find(), "postgres"), "-D", Files, "-p", port,
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", .. settings.SelectMany(one => new[] { "-c", one }),
        ];
        foreach (var argument in (string[])["-c", Script, "sh", Folder, .. server])
        {
            start.ArgumentList.Add(argument);
        }

        guard = Process.Start(start)!;
        postmaster = int.Parse(guard.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until it takes connections.</summary>
    /// <returns>When it does.</returns>
    /// <exception cref="InvalidOperationException">It does not come up.</exception>
    public async Task ReadyAsync()
    {
        for (var waited = Stopwatch.StartNew(); !IsReady(SinceStart()); await Task.Delay(5))
        {
            if (waited.Elapsed > Patience || !LinuxProcesses.IsAlive(postmaster))
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {SinceStart()}");
            }
        }
    }

    /// <summary>Kills it, and waits until nothing of it is left. Of a killed backend the server recovers by itself.</summary>
    /// <param name="what">What of it; a backend, only if there is one.</param>
    /// <returns>Whether it has to be started again.</returns>
    public bool Kill(ServerKill what = ServerKill.Everything)
    {
        if (what == ServerKill.Backend && LinuxProcesses.ChildrenOf(postmaster, "127.0.0.1(") is [var backend, ..])
        {
            mark = LogLength();
            LinuxProcesses.Signal("KILL", backend);
            return false;
        }

        if (what != ServerKill.Postmaster)
        {
            LinuxProcesses.Signal("STOP", postmaster);
        }

        var children = LinuxProcesses.ChildrenOf(postmaster);
        LinuxProcesses.Signal("KILL", what == ServerKill.Postmaster ? [postmaster] : [.. children, postmaster]);
        LinuxProcesses.WaitForEnd([.. children, postmaster]);
        guard?.StandardInput.WriteLine("keep");
        guard?.Dispose();
        guard = null;
        return true;
    }

    /// <summary>Makes a standby the one that is written to, and waits until it is.</summary>
    public void Promote() => PostgresPrograms.Run(Folder, "pg_ctl", "promote", "-D", Files, "-w", "-t", "60");

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="database">The database.</param>
    public void Run(string sql, string database = "postgres") => Ask(sql, database);

    /// <summary>Runs a statement and reads the first thing it answers.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="database">The database.</param>
    /// <returns>The first value; null when there is none.</returns>
    public object? Ask(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        return command.ExecuteScalar();
    }

    /// <summary>Runs a statement and reads the first column of its rows.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The texts.</returns>
    public IReadOnlyList<string> AskAll(string sql) => ((string[]?)Ask($"select array({sql})"))!;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (guard is not null)
        {
            Kill();
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private string[] Address => ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres"];

    private static bool IsReady(string said) => said.Contains("ready to accept", StringComparison.Ordinal);

    private long LogLength() => new FileInfo(Path.Combine(Folder, "server.log")) is { Exists: true } log ? log.Length : 0;

    private string SinceStart()
    {
        using var log = new FileStream(
            Path.Combine(Folder, "server.log"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Seek(mark, SeekOrigin.Begin);
        return new StreamReader(log).ReadToEnd();
    }
}
