using System.Text.Json;
using Npgsql;

namespace OrderKit.Load.PostgreSql;

/// <summary>The rows that the life leaves, letter by letter as OrderKit stores them: taken from one order that OrderKit kept, and filled
/// with another order's number and articles.</summary>
internal sealed class LifeRows
{
    private static readonly LifeOrder Pattern = new(new("SO-0000000000"), ["A-PAT1", "A-PAT2", "A-PAT3"]);

    private LifeRows(IReadOnlyList<string[]> events, IReadOnlyList<string> orders, IReadOnlyList<string> statuses, string[] reservations) =>
        (Events, Orders, Statuses, Reservations) = (events, orders, statuses, reservations);

    /// <summary>The events of each of the four steps: bought, confirmed, shipped, delivered.</summary>
    internal IReadOnlyList<string[]> Events { get; }

    /// <summary>The order after each step.</summary>
    internal IReadOnlyList<string> Orders { get; }

    /// <summary>The order's status after each step, as it is stored.</summary>
    internal IReadOnlyList<string> Statuses { get; }

    /// <summary>The reservation once it is committed, and once its units have left.</summary>
    internal string[] Reservations { get; }

    /// <summary>When it was placed, as the column has it.</summary>
    internal string PlacedAt { get; private init; } = "";

    /// <summary>When it was placed, as the stored order has it.</summary>
    internal string PlacedInBody { get; private init; } = "";

    /// <summary>Has OrderKit keep one order and reads its rows.</summary>
    internal static async Task<LifeRows> TakeAsync()
    {
        using var database = new RunDatabase();
        foreach (var sku in Pattern.Skus)
        {
            database.Run($"insert into orderkit.stock_positions values ('{sku}', '{LifeOrder.Location}', 1, 100, 0, 0, 0, 0, false, null)");
        }

        database.Run(Watch);
        using (var life = new OrderKitLife(database.ConnectionString, isCached: false))
        {
            await life.LiveAsync(Pattern);
        }

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var orders = await AllAsync(source, "select body::text, status, version::text, placed_at from seen_orders order by version");
        var events = await AllAsync(source, "select body::text, version::text from orderkit.events order by version");
        var reservations = await AllAsync(source, "select body::text from seen_reservations order by version");
        var before = 0;
        List<string[]> steps = [];
        foreach (var version in orders.Select(row => int.Parse(row[2], null)))
        {
            steps.Add([.. events.Skip(before).Take(version - before).Select(row => row[0])]);
            before = version;
        }

        return new(
            steps, [.. orders.Select(row => row[0])], [.. orders.Select(row => row[1])],
            [.. reservations.Skip(1).Select(row => row[0])])
        {
            PlacedAt = orders[0][3],
            PlacedInBody = JsonDocument.Parse(orders[0][0]).RootElement.GetProperty("placed").GetString()!,
        };
    }

    internal static string Filled(string pattern, LifeOrder order) => pattern
        .Replace(Pattern.Id.Value, order.Id.Value, StringComparison.Ordinal)
        .Replace(Pattern.Skus[0], order.Skus[0], StringComparison.Ordinal)
        .Replace(Pattern.Skus[1], order.Skus[1], StringComparison.Ordinal)
        .Replace(Pattern.Skus[2], order.Skus[2], StringComparison.Ordinal);

    private const string Watch = """
        create table seen_orders as select * from orderkit.orders;
        create table seen_reservations as select * from orderkit.reservations;
        create function see() returns trigger language plpgsql as $$
        begin
            execute format('insert into seen_%I select ($1).*', tg_table_name) using new;
            return null;
        end
        $$;
        create trigger see after insert or update on orderkit.orders for each row execute function see();
        create trigger see after insert or update on orderkit.reservations for each row execute function see();
        """;

    private static async Task<List<string[]>> AllAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string[]> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
