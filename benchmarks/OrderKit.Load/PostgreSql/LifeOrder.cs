using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Load.PostgreSql;

/// <summary>An order of three lines whose life is lived again and again: its words, and the commands by which it goes on.</summary>
/// <param name="Id">Its number, always of the same length.</param>
/// <param name="Skus">Its three articles, in order.</param>
internal sealed record LifeOrder(OrderId Id, string[] Skus)
{
    internal const int Articles = 200;

    /// <summary>How a life ends: three lines, five units, delivered.</summary>
    internal const int Units = 5;

    internal static readonly int[] Quantities = [2, 1, 2];
    internal static readonly LocationId Location = new("BORAS");

    private static readonly CommandId Click = new("click-1");

    internal StockCommand.Reserve Reserve => new(
        Click, Id, [.. Skus.Index().Select(one => new StockCommand.Line(one.Index + 1, new(one.Item), Quantities[one.Index]))],
        Duration.FromMinutes(15));

    internal StockCommand.Commit Commit => new(Click, Id);

    internal StockCommand.Consume Consume =>
        new(new("shipped-1"), Id, [.. Quantities.Index().Select(one => new LocatedQuantity(one.Index + 1, one.Item))]);

    internal OrderCommand Place => new OrderCommand.Place(Id, Click, "SEK",
    [
        .. Skus.Index().Select(one => new LineTerms(
            one.Index + 1, new(one.Item), Quantities[one.Index], LinePrice.Of(new(129.50m, "SEK"), Quantities[one.Index]))),
    ]);

    internal OrderCommand Confirm => new OrderCommand.Confirm(Id, new("paid-1"));

    internal OrderCommand Shipped(Instant at) => new OrderCommand.ReportShipped(Id, new("shipped-1"), new("S-1"), Lines, at);

    internal OrderCommand Delivered(Instant at) => new OrderCommand.ReportDelivered(Id, new("delivered-1"), new("S-1"), Lines, at);

    private static ValueList<LineQuantity> Lines => [.. Quantities.Index().Select(one => new LineQuantity(one.Index + 1, one.Item))];

    /// <summary>Order number so and so, with articles by chance.</summary>
    internal static LifeOrder Of(long number)
    {
        HashSet<int> articles = [];
        while (articles.Count < 3)
        {
            articles.Add(Random.Shared.Next(Articles));
        }

        return new(new(FormattableString.Invariant($"SO-{number:0000000000}")), [.. articles.Order().Select(Sku)]);
    }

    internal static string Sku(int article) => FormattableString.Invariant($"A-{article:0000}");

    /// <summary>A database with all articles on the shelf.</summary>
    internal static RunDatabase Filled()
    {
        var database = new RunDatabase();
        database.Run($"""
            insert into orderkit.stock_positions
            select 'A-' || lpad(n::text, 4, '0'), '{Location}', 1, {HotSku.Units}, 0, 0, 0, 0, false, null
            from generate_series(0, {Articles - 1}) n;
            insert into orderkit.stock_entries
                (sku, location, sequence, verb, decided_at, command_id, on_hand, reserved, shortage, safety, quarantined)
            select sku, location, 1, 'receive', '2026-01-01T00:00:00.000000000Z', 'r1', on_hand, 0, 0, 0, 0 from orderkit.stock_positions
            """);
        return database;
    }
}
