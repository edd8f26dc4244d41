using NodaTime;
using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.Sqlite;

/// <summary>Decides and writes stock commands, a batch in one transaction.</summary>
internal sealed class StockBatches(SqliteDatabase database, IClock clock) : IStockBatches
{
    // More due reservations than these are expired in transactions of their own, so that no command waits for all of them at once.
    private const int SweepMax = 1000;

    public ValueTask<ValueList<Decision<StockAnswer>>> WriteAsync(ValueList<StockCommand> commands) => Decide(commands);

    public bool MayBeOneCommand(Exception fault) => !SqliteDatabase.IsOfTheFile(fault);

    /// <summary>Expires due reservations, the longest overdue first.</summary>
    internal ValueTask<ValueList<OrderId>> SweepAsync(Instant now, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Sweep(session, now, most), cancellationToken);

    private async ValueTask<ValueList<Decision<StockAnswer>>> Decide(ValueList<StockCommand> commands)
    {
        while (true)
        {
            var answers = await database.WriteAsync(session => TryDecide(session, commands), CancellationToken.None).ConfigureAwait(false);
            if (answers is not null)
            {
                return answers;
            }
        }
    }

    // Null when so many reservations were due that only some of them were expired.
    private ValueList<Decision<StockAnswer>>? TryDecide(SqliteSession session, ValueList<StockCommand> commands)
    {
        var now = clock.GetCurrentInstant();
        var due = StockTables.Due(session, SqliteTime.Of(now), SweepMax);
        if (due.Count == SweepMax)
        {
            Write(session, [new StockCommand.ExpireDue(due.ToValueList())], now);
            return null;
        }

        return due.Count == 0
            ? Write(session, commands, now)
            : Write(session, [new StockCommand.ExpireDue(due.ToValueList()), .. commands], now).Skip(1).ToValueList();
    }

    private ValueList<OrderId> Sweep(SqliteSession session, Instant now, int most)
    {
        var due = StockTables.Due(session, SqliteTime.Of(now), most).ToValueList();
        if (due.Count > 0)
        {
            Write(session, [new StockCommand.ExpireDue(due)], now);
        }

        return due;
    }

    private ValueList<Decision<StockAnswer>> Write(SqliteSession session, ValueList<StockCommand> commands, Instant now)
    {
        var reading = new StockReading(session);
        var decisions = StockFollowUp.Decide(
            database.Options.StockRules, reading.View, commands, now,
            (sku, location) => StockTables.Holders(session, sku, location));
        StockWriting.Write(session, decisions, reading);
        return decisions.Answers;
    }
}
