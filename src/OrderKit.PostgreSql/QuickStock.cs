using NodaTime;
using Npgsql;
using OrderKit.Availability;

namespace OrderKit.PostgreSql;

/// <summary>Decides a batch over what was last seen of the stock and sends one guarded write, in one round trip.</summary>
/// <remarks>
/// <para>Takes only batches of which every command is accepted: reservations of orders that have none, of articles at one location, and
/// commits of whole pending reservations made here. The guard is the rule itself: the units must be free now, by on hand, reserved,
/// safety, quarantined and short, and no reservation may be due to give way first. If the sum of a batch still fits, each of its commands
/// is accepted one after the other too, whatever other hosts did meanwhile; so hosts do not stop each other while there is enough.</para>
/// <para>Where a guard fails, a key is there already or anything would be refused, nothing is written, and the batch is decided over locked
/// rows. Not for two callers at once.</para>
/// </remarks>
internal sealed class QuickStock(PostgreSqlDatabase database)
{
    // Forgotten whole when full: what is not known costs one look at the database.
    private const int SeenMax = 20_000;

    private const string LockPositions = """
        select 1 from orderkit.stock_positions at where (sku, location) in (select * from unnest($1, $2)) order by sku, location for update
        """;

    private const string Reserve = """
        with moved as (
            update orderkit.stock_positions at
            set reserved = at.reserved + taken.units, version = at.version + taken.changes
            from unnest($1, $2, $3, $4) as taken (sku, location, units, changes)
            where at.sku = taken.sku and at.location = taken.location and not at.is_unlimited and at.shortage = 0
                and at.on_hand::bigint - at.reserved - at.safety - at.quarantined >= taken.units
                and (select count(*) from orderkit.stock_positions other where other.sku = taken.sku) = 1
            returning at.sku, at.version - taken.changes as before, at.location, at.version, at.on_hand, at.reserved, at.safety,
                at.quarantined),
        noted as (
            insert into orderkit.stock_entries
                (sku, location, sequence, verb, decided_at, command_id, order_id, on_hand, reserved, shortage, safety, quarantined)
            select moved.sku, moved.location, moved.before + entry.place, 'reserve', $10, entry.command_id, entry.order_id,
                0, entry.units, 0, 0, 0
            from unnest($5, $6, $7, $8, $9) as entry (sku, place, command_id, order_id, units) join moved on moved.sku = entry.sku)
        select orderkit.require(
                found.positions = cardinality($1)
                    and not exists (select from orderkit.reservations where status = 'pending' and expires_at <= $10),
                'the units are not free, or others are due to give way first'),
            moved.sku, moved.version, moved.on_hand, moved.reserved, moved.safety, moved.quarantined
        from (select count(*) as positions from moved) found left join moved on true
        """;

    private readonly Dictionary<Sku, StockPosition> seen = [];
    private readonly Dictionary<OrderId, Reservation> pending = [];

    /// <summary>Decides and writes, if that can be done quickly.</summary>
    /// <returns>The answers; null when nothing was written.</returns>
    internal async ValueTask<ValueList<Decision<StockAnswer>>?> TryWriteAsync(ValueList<StockCommand> commands, Instant now)
    {
        if (ViewFor(commands, now) is not { } view)
        {
            return null;
        }

        var decisions = StockDecider.Decide(database.Options.StockRules, view, commands, now);
        if (!IsPlain(decisions))
        {
            return null;
        }

        try
        {
            await WriteAsync(decisions).ConfigureAwait(false);
            return decisions.Answers;
        }
        catch (PostgresException fault) when (
            StockBatches.WasSlower(fault) || fault.SqlState == PostgresErrorCodes.CheckViolation)
        {
            Forget(commands);
            return null;
        }
    }

    /// <summary>Takes in what a batch over locked rows found and wrote.</summary>
    internal void See(LoadedStock before, StockDecisions written)
    {
        MakeRoom();
        var shelves = written.Positions.Concat(before.View.Positions.Values.SelectMany(shelf => shelf))
            .DistinctBy(position => (position.Sku, position.Location)).ToLookup(position => position.Sku);
        foreach (var shelf in shelves)
        {
            if (shelf.Count() == 1)
            {
                seen[shelf.Key] = shelf.First();
            }
            else
            {
                seen.Remove(shelf.Key);
            }
        }

        Keep(written.Reservations);
    }

    // What the commands look at; null when something of it was never seen or is none of this road's business.
    private StockView? ViewFor(ValueList<StockCommand> commands, Instant now)
    {
        Dictionary<Sku, ValueList<StockPosition>> positions = [];
        Dictionary<OrderId, Reservation> reservations = [];
        foreach (var command in commands)
        {
            switch (command)
            {
                case StockCommand.Reserve reserve when !pending.ContainsKey(reserve.Order):
                    foreach (var line in reserve.Lines)
                    {
                        if (!seen.TryGetValue(line.Sku, out var position))
                        {
                            return null;
                        }

                        positions[line.Sku] = [position];
                    }

                    break;
                case StockCommand.Commit { With: null, Lines.Count: 0 } commit
                    when pending.TryGetValue(commit.Order, out var reservation) && !reservation.IsDue(now):
                    reservations[commit.Order] = reservation;
                    break;
                default:
                    return null;
            }
        }

        return new(positions, reservations);
    }

    private static bool IsPlain(StockDecisions decisions) =>
        decisions.Answers.All(answer => answer is { IsAccepted: true, Value.IsRepeat: false })
        && decisions.Entries.All(entry => entry is { Verb: StockVerb.Reserve, Reserved: > 0 })
        && decisions.Positions.All(position => position is { IsUnlimited: false, Shortage.IsZero: true })
        && decisions.Reservations.All(reservation =>
            reservation.Lines.All(line => line.Missing.IsZero && line.Parts.All(part => !part.IsUnlimited)));

    private async Task WriteAsync(StockDecisions decisions)
    {
        await using var batch = database.Batch();
        var shelves = decisions.Entries.GroupBy(entry => (entry.Sku, entry.Location)).ToArray();
        if (shelves.Length > 1)
        {
            batch.Step(
                LockPositions,
                PostgreSqlSteps.Texts(shelves.Select(shelf => shelf.Key.Sku.Value)),
                PostgreSqlSteps.Texts(shelves.Select(shelf => shelf.Key.Location.Value)));
        }

        if (shelves.Length > 0)
        {
            Take(batch, shelves);
        }

        StockWriting.Write(batch, decisions.Reservations, order => pending.TryGetValue(order, out var before) ? before.Version : 0);
        var moved = await RunAsync(batch, shelves.Length).ConfigureAwait(false);
        MakeRoom();
        moved.ForEach(position => seen[position.Sku] = position);
        Keep(decisions.Reservations);
    }

    private async Task<List<StockPosition>> RunAsync(NpgsqlBatch batch, int shelves)
    {
        await using var reader = await batch.WriteAndReadAsync(default).ConfigureAwait(false);
        if (shelves > 1)
        {
            await reader.RowsAsync(_ => 0, default).ConfigureAwait(false);
            await reader.NextResultAsync().ConfigureAwait(false);
        }

        var moved = shelves > 0 ? await reader.RowsAsync(After, default).ConfigureAwait(false) : [];
        while (await reader.NextResultAsync().ConfigureAwait(false))
        {
            // To the end: a later statement may still fail, and then nothing counts.
        }

        return moved;
    }

    private static void Take(NpgsqlBatch batch, IGrouping<(Sku Sku, LocationId Location), StockEntry>[] shelves)
    {
        var entries = shelves.SelectMany(shelf => shelf.Select((entry, index) => (Entry: entry, Place: index + 1L))).ToArray();
        batch.Step(
            Reserve,
            PostgreSqlSteps.Texts(shelves.Select(shelf => shelf.Key.Sku.Value)),
            PostgreSqlSteps.Texts(shelves.Select(shelf => shelf.Key.Location.Value)),
            PostgreSqlSteps.Wholes(shelves.Select(shelf => shelf.Sum(entry => (long)entry.Reserved))),
            PostgreSqlSteps.Wholes(shelves.Select(shelf => shelf.LongCount())),
            PostgreSqlSteps.Texts(entries.Select(one => one.Entry.Sku.Value)),
            PostgreSqlSteps.Wholes(entries.Select(one => one.Place)),
            PostgreSqlSteps.Texts(entries.Select(one => one.Entry.Command?.Value)),
            PostgreSqlSteps.Texts(entries.Select(one => one.Entry.Order?.Value)),
            PostgreSqlSteps.Numbers(entries.Select(one => one.Entry.Reserved)),
            PostgreSqlSteps.Text(PostgreSqlTime.Of(entries[0].Entry.At)));
    }

    private StockPosition After(NpgsqlDataReader row) => seen[new(row.GetString(1))] with
    {
        Version = row.GetInt64(2),
        OnHand = row.GetInt32(3),
        Reserved = row.GetInt32(4),
        Safety = row.GetInt32(5),
        Quarantined = row.GetInt32(6),
        Shortage = 0,
        IsUnlimited = false,
    };

    private void Keep(ValueList<Reservation> reservations)
    {
        foreach (var reservation in reservations)
        {
            pending.Remove(reservation.Order);
            if (reservation.Status == ReservationStatus.Pending)
            {
                pending[reservation.Order] = reservation;
            }
        }
    }

    private void Forget(ValueList<StockCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command is StockCommand.ForOrder order)
            {
                pending.Remove(order.Order);
            }
        }
    }

    private void MakeRoom()
    {
        if (seen.Count > SeenMax)
        {
            seen.Clear();
        }

        if (pending.Count > SeenMax)
        {
            pending.Clear();
        }
    }
}
