using Npgsql;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Lists orders page by page along an index: a page costs the same, however far back it lies.</summary>
internal static class PostgreSqlListing
{
    // No moment is written with a greater letter in front.
    private const string AfterAll = "~";

    private const string Columns = "select id, version, status, placed_at from orderkit.orders where ";

    private const string Rest =
        "placed_at >= $1 and placed_at < $2 and (placed_at, id) < ($3, $4) order by placed_at desc, id desc limit $5";

    internal static async ValueTask<OrderPage> PageAsync(
        PostgreSqlDatabase database, OrderListing listing, CancellationToken cancellationToken)
    {
        var (moment, order) = listing.After is { } after ? (PostgreSqlTime.Of(after.PlacedAt), after.Order.Value) : (AfterAll, "");
        NpgsqlParameter[] values =
        [
            PostgreSqlSteps.Text(listing.PlacedFrom is { } first ? PostgreSqlTime.Of(first) : ""),
            PostgreSqlSteps.Text(listing.PlacedBefore is { } last ? PostgreSqlTime.Of(last) : AfterAll),
            PostgreSqlSteps.Text(moment),
            PostgreSqlSteps.Text(order),
            PostgreSqlSteps.Whole(listing.Most + 1),
        ];
        var command = listing.Status is { } status
            ? database.Command($"{Columns} status = $6 and {Rest}", [.. values, PostgreSqlSteps.Text(Words<OrderStatus>.Of(status))])
            : database.Command(Columns + Rest, values);
        var found = await command.AllAsync(Summary, cancellationToken).ConfigureAwait(false);
        return found.Count <= listing.Most
            ? new(found.ToValueList(), null)
            : new(found.Take(listing.Most).ToValueList(), new OrderCursor(found[^2].PlacedAt, found[^2].Id));
    }

    private static OrderSummary Summary(NpgsqlDataReader row) => new(
        new(row.GetString(0)),
        row.GetInt64(1),
        Words<OrderStatus>.Find(row.GetString(2))
            ?? throw new InvalidOrderDataException($"Order {row.GetString(0)} is stored with a status that this version does not know."),
        PostgreSqlTime.Read(row.GetString(3)));
}
