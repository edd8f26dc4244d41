using NodaTime;
using Npgsql;
using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.PostgreSql;

/// <summary>Decides and writes stock commands, a batch in one transaction: quickly where it can, over locked rows where it must.</summary>
internal sealed class StockBatches(PostgreSqlDatabase database, IClock clock) : IStockBatches
{
    // So often in a row another host is faster at most, before the callers are told.
    private const int AttemptsMax = 20;

    private readonly LockedStock locked = new(database);
    private readonly QuickStock quick = new(database);

    public async ValueTask<ValueList<Decision<StockAnswer>>> WriteAsync(ValueList<StockCommand> commands)
    {
        var now = clock.GetCurrentInstant();
        if (await quick.TryWriteAsync(commands, now).ConfigureAwait(false) is { } answers)
        {
            return answers;
        }

        while (true)
        {
            var done = await TryLockedAsync(commands, now, LockedStock.SweepMax, CancellationToken.None).ConfigureAwait(false);
            if (done is var (before, written))
            {
                quick.See(before, written);
                return written.Answers.Skip(1).ToValueList();
            }
        }
    }

    public bool MayBeOneCommand(Exception fault) => fault is not NpgsqlException || fault is PostgresException { IsTransient: false };

    /// <summary>Expires due reservations, the longest overdue first.</summary>
    internal async ValueTask<ValueList<OrderId>> SweepAsync(Instant now, int most, CancellationToken cancellationToken)
    {
        var done = await TryLockedAsync([], now, most, cancellationToken).ConfigureAwait(false);
        return ((StockAnswer.Expired)done!.Value.Written.Answers[0].Value).Orders;
    }

    private async Task<(LoadedStock Before, StockDecisions Written)?> TryLockedAsync(
        ValueList<StockCommand> commands, Instant now, int sweepMax, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await locked.TryWriteAsync(commands, now, sweepMax, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException fault) when (attempt < AttemptsMax && WasSlower(fault))
            {
                // Somebody else wrote a row meanwhile, or waited for one that was locked here: nothing was written, look again.
            }
        }
    }

    internal static bool WasSlower(PostgresException fault) => fault.SqlState
        is PostgreSqlSteps.Required
        or PostgresErrorCodes.UniqueViolation
        or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.SerializationFailure;
}
