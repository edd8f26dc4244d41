using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>How several hosts write to the same rows.</summary>
internal static class Transactions
{
    private const int TriesMax = 1000;

    #region decide
    /// <summary>Reads, decides and writes on one state of the database; all over again when somebody else was faster.</summary>
    /// <remarks>A snapshot is enough, for whoever decides writes the rows that the decision rests on: of two that meet there one starts
    /// again. SQLite lets one in at a time.</remarks>
    internal static async Task<T> DecideAsync<T>(
        this IDbContextFactory<Shop> shops, Func<Shop, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var shop = await shops.CreateDbContextAsync(cancellationToken);
                await using var transaction = await shop.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                var result = await work(shop);
                await shop.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception fault) when (fault.MeansSlower() && tries < TriesMax)
            {
                await Task.Delay(Random.Shared.Next(Math.Min(2 * tries, 50)), cancellationToken);
            }
        }
    }
    #endregion

    /// <summary>Whether somebody else changed a row first: nothing was written.</summary>
    internal static bool MeansSlower(this Exception fault) => fault.GetBaseException() switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,   // A key, or a unique index.
        _ => false,
    };
}
