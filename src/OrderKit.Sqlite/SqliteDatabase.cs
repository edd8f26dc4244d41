using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OrderKit.Sqlite;

/// <summary>A file in which orders, stock and shipments are kept: the one thing that the stores of this package share.</summary>
/// <remarks>
/// <para>Write-ahead log, and <c>synchronous</c> as <see cref="SqliteOptions.Flush"/> says on every connection: by default an answer is
/// given when what it says is on the disk. One writer at a time, over all processes; readers never wait.</para>
/// <para>The file belongs on a disk of this machine, not on one of the network. Two more files lie beside it while it is open,
/// <c>-wal</c> and <c>-shm</c>: they are part of it. Keys of personal data never go into it. Safe to share between threads.</para>
/// </remarks>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private readonly Lazy<bool> isUpToDate;
    private SqliteSession? writer;
    private volatile bool isClosed;

    /// <summary>Names the file; it is opened at the first use.</summary>
    /// <param name="path">The file. Its folder must be there.</param>
    /// <param name="options">What the host sets; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or names a database in memory.</exception>
    public SqliteDatabase(string path, SqliteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A database in memory keeps nothing; OrderKit's stores in memory do that better.", nameof(path));
        }

        FilePath = Path.GetFullPath(path);
        Options = options ?? new();
        connectionString = ConnectionString(SqliteOpenMode.ReadWrite);
        isUpToDate = new(MakeUpToDate);
    }

    /// <summary>The file's full path.</summary>
    public string FilePath { get; }

    /// <summary>What the host has set.</summary>
    public SqliteOptions Options { get; }

    /// <summary>The statements that make an empty file one that this version uses, for those who run them by hand.</summary>
    /// <remarks>A file of an earlier version needs only the parts after its <c>PRAGMA user_version</c>; each part ends with the number it
    /// leads to. <see cref="Migrate"/> recognises what was run by hand.</remarks>
    public static string MigrationScript => SqliteMigrations.Script;

    /// <summary>Makes the file when it is not there, and its tables as this version needs them. Safe to repeat, and from several processes
    /// at once.</summary>
    /// <exception cref="InvalidOrderDataException">A later version of OrderKit has written the file.</exception>
    /// <exception cref="InvalidOperationException">A statement failed; the file is as it was.</exception>
    public void Migrate() => SqliteMigrations.Run(ConnectionString(SqliteOpenMode.ReadWriteCreate), FilePath, Options);

    /// <summary>Copies the file as it stands at this moment into another, while others read and write.</summary>
    /// <param name="path">The copy; there must be no such file yet.</param>
    /// <exception cref="SqliteException">The copy cannot be written.</exception>
    public void BackUp(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Read(session => session.Run("VACUUM INTO ?1", Path.GetFullPath(path)));
    }

    /// <summary>Closes every connection. The log is then worked into the file and removed.</summary>
    public void Dispose()
    {
        isClosed = true;
        writer?.Dispose();
        writer = null;
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        writing.Dispose();
    }

    /// <summary>Runs work in one transaction that nobody else writes beside; it is on the disk when this returns.</summary>
    internal async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Write(work);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Runs work that reads one state of the file, whatever others write meanwhile.</summary>
    internal T ReadOneState<T>(Func<SqliteSession, T> work) => Read(session =>
    {
        session.Run("BEGIN");
        try
        {
            return work(session);
        }
        finally
        {
            session.RollBack();
        }
    });

    /// <summary>Runs work of a single statement that reads.</summary>
    internal T Read<T>(Func<SqliteSession, T> work)
    {
        var session = readers.TryTake(out var idle) ? idle : Open();
        var isWhole = false;
        try
        {
            var result = work(session);
            isWhole = true;
            return result;
        }
        finally
        {
            if (isWhole && !isClosed)
            {
                readers.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }

    private T Write<T>(Func<SqliteSession, T> work)
    {
        writer ??= Open();
        var isWhole = false;
        try
        {
            writer.Run("BEGIN IMMEDIATE");
            var result = work(writer);
            writer.Run("COMMIT");
            isWhole = true;
            return result;
        }
        catch (Exception fault)
        {
            isWhole = !IsOfTheDisk(fault) && TryRollBack(writer);
            throw;
        }
        finally
        {
            // After a flush that failed nobody knows what the connection still believes: the next writer opens the file anew.
            if (!isWhole)
            {
                writer.Dispose();
                writer = null;
            }
        }
    }

    /// <summary>Whether a fault is the file's, the disk's or another writer's, and not of what was to be written.</summary>
    internal static bool IsOfTheFile(Exception fault) =>
        fault is not SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG } and SqliteException
        || fault is ObjectDisposedException;

    private static bool IsOfTheDisk(Exception fault) => fault is SqliteException
    {
        SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_FULL
            or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY,
    };

    private static bool TryRollBack(SqliteSession session)
    {
        try
        {
            session.RollBack();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private SqliteSession Open()
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        _ = isUpToDate.Value;
        return new(connectionString, Options);
    }

    private bool MakeUpToDate()
    {
        if (Options.MigratesAtStart)
        {
            Migrate();
        }

        SqliteMigrations.ThrowIfNotUpToDate(connectionString, FilePath, Options);
        return true;
    }

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = FilePath,
        Mode = mode,
        Cache = SqliteCacheMode.Private,
        Pooling = false,
        DefaultTimeout = (int)Options.BusyTimeout.TotalSeconds,
    }.ConnectionString;
}
