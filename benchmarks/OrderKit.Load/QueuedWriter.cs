using System.Threading.Channels;
using OrderKit.Availability;
using OrderKit.Sqlite;
using OrderKit.Storing;

namespace OrderKit.Load;

/// <summary>What a careful team writes by hand: all callers queue for one thread, which takes each unit in its own transaction.</summary>
/// <remarks>The same file, settings and rows: the position, the reservation with its place on the shelf, and the ledger entry. One
/// guarded update decides, so that nothing is loaded first; every statement is prepared.</remarks>
internal sealed class QueuedWriter : IContender
{
    private readonly Channel<(string Order, TaskCompletionSource<bool> Done)> queue =
        Channel.CreateUnbounded<(string, TaskCompletionSource<bool>)>(new() { SingleReader = true });

    private readonly SqliteDatabase database;
    private readonly Thread writer;

    internal QueuedWriter(string path)
    {
        database = new(path);
        database.Migrate();
        HotSku.Check(Write(session => session.Run(
            "INSERT INTO stock_position VALUES (?1, ?2, 1, ?3, 0, 0, 0, 0, 0, NULL)",
            HotSku.Sku.Value, HotSku.Location.Value, HotSku.Units) == 1));
        writer = new(() => WorkAsync().GetAwaiter().GetResult());
        writer.Start();
    }

    public string Name => "queued writer";

    public string Durability => HotSku.Durability(database);

    public ValueTask<bool> TakeAsync(string order)
    {
        TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((order, done));
        return new(done.Task);
    }

    public (long Reserved, long Reservations, long Ledger) Count() => HotSku.Count(database);

    public void Dispose()
    {
        queue.Writer.Complete();
        writer.Join();
        database.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            while (queue.Reader.TryRead(out var next))
            {
                next.Done.SetResult(Write(session => Take(session, next.Order)));
            }
        }
    }

    private static bool Take(SqliteSession session, string order)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var version = session.One(
            "UPDATE stock_position SET reserved = reserved + 1, version = version + 1 WHERE sku = ?1 AND location = ?2 "
            + "AND on_hand - reserved - safety - quarantined >= 1 RETURNING version",
            row => row.GetInt64(0), HotSku.Sku.Value, HotSku.Location.Value);
        if (version == 0)
        {
            return false;
        }

        var reservation = new Reservation(
            new(order), new("c1"), ReservationStatus.Pending, now + HotSku.Lifetime,
            [new(1, HotSku.Sku, 1, [new(HotSku.Location) { Held = 1 }])]) { Version = 1 };
        session.Run(
            "INSERT INTO reservation (order_id, version, status, expires_at, body) VALUES (?1, 1, 'pending', ?2, ?3)",
            order, SqliteTime.Of(reservation.ExpiresAt), new Utf8Text(StoredReservation.Write(reservation)));
        session.Run(
            "INSERT INTO reservation_hold (sku, location, order_id, units) VALUES (?1, ?2, ?3, 1)",
            HotSku.Sku.Value, HotSku.Location.Value, order);
        session.Run(
            "INSERT INTO stock_entry (sku, location, sequence, verb, decided_at, command_id, order_id, "
            + "on_hand, reserved, shortage, safety, quarantined) VALUES (?1, ?2, ?3, 'reserve', ?4, 'c1', ?5, 0, 1, 0, 0, 0)",
            HotSku.Sku.Value, HotSku.Location.Value, version, SqliteTime.Of(now), order);
        return true;
    }

    private bool Write(Func<SqliteSession, bool> work) => database.WriteAsync(work, default).AsTask().GetAwaiter().GetResult();
}
