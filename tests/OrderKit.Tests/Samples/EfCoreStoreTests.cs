using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OrderKit.Availability;
using OrderKit.Processes;
using OrderKit.Samples.EfCoreStore;
using OrderKit.Testing;
using OrderKit.Tests.PostgreSql;
using OrderKit.Tests.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Samples;

/// <summary>The stores that a host wrote over its own EF Core tables keep what they promise, on both databases.</summary>
public sealed partial class EfCoreStoreTests
{
    private const string Page = "docs/your-own-store.md";

    private static readonly Sku Mug = new("MUG");

    public static TheoryData<string> Names { get; } = [.. Promised((_, _) => default).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task On_SQLite_the_hosts_tables_keep_every_promise_of_their_stores(string name) => KeepsAsync(name, OnSqlite());

    [Theory]
    [MemberData(nameof(Names))]
    public Task On_PostgreSQL_the_hosts_tables_keep_every_promise_of_their_stores(string name) => KeepsAsync(name, OnPostgreSql());

    [Fact]
    public async Task A_reader_who_goes_by_numbers_drawn_at_the_write_is_caught()
    {
        async ValueTask<KitStore> OpenAsync(KitClock clock, CancellationToken cancellationToken)
        {
            var database = OnPostgreSql();
            var store = await ShopKit.Of(database)(clock, cancellationToken);
            return store with { Feed = new DrawnNumbers(Shops(database)) };
        }

        var one = StoreKit.Feed(OpenAsync).Single(one => one.Name == "feed: nothing is passed over while a write is open");

        Assert.Equal(KitVerdict.Broken, (await one.RunAsync()).Verdict);
    }

    [Fact]
    public async Task A_decision_on_rows_that_somebody_changed_meanwhile_is_made_again()
    {
        var shops = await MadeAsync(OnPostgreSql());
        var stock = new EfStock(shops, new KitClock());
        await stock.HandleAsync(Receive("first", 5));
        var looks = new List<int>();
        await shops.DecideAsync(
            async shop =>
            {
                var shelf = await shop.Shelves.AsNoTracking().SingleAsync();
                looks.Add(shelf.OnHand.Value);
                if (looks.Count == 1)
                {
                    await stock.HandleAsync(Receive("meanwhile", 3));
                }

                shop.Put(shelf with { Safety = shelf.OnHand, Version = shelf.Version + 1 }, shelf.Version);
                return true;
            },
            default);

        Assert.Equal([5, 8], looks);
        Assert.Equal((8, 8), ((await stock.PositionsAsync(Mug))[0].OnHand.Value, (await stock.PositionsAsync(Mug))[0].Safety.Value));
    }

    [Fact]
    public async Task A_shelf_is_written_over_the_version_that_was_read_and_no_other()
    {
        var shops = await MadeAsync(OnSqlite());
        var stock = new EfStock(shops, new KitClock());
        await stock.HandleAsync(Receive("first", 5));
        var read = (await stock.PositionsAsync(Mug))[0];
        await stock.HandleAsync(Receive("meanwhile", 3));
        await using var shop = await shops.CreateDbContextAsync();
        shop.Put(read with { OnHand = 4, Version = 2 }, read.Version);

        Assert.True((await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => shop.SaveChangesAsync())).MeansSlower());
        Assert.Equal(8, (await stock.PositionsAsync(Mug))[0].OnHand.Value);
    }

    [Fact]
    public async Task On_SQLite_every_commit_waits_for_the_disk_and_readers_wait_for_nobody()
    {
        await using var shop = await (await MadeAsync(OnSqlite())).CreateDbContextAsync();

        Assert.Equal(2, await shop.Database.SqlQueryRaw<int>("select synchronous as Value from pragma_synchronous").SingleAsync());
        Assert.Equal("wal", await shop.Database.SqlQueryRaw<string>("select journal_mode as Value from pragma_journal_mode").SingleAsync());
    }

    [Fact]
    public void The_page_says_how_long_each_file_is_and_how_many_cases_are_kept()
    {
        var page = Repository.Text(Page);
        var told = Row().Matches(page).ToDictionary(
            row => row.Groups["file"].Value, row => int.Parse(row.Groups["lines"].Value, CultureInfo.InvariantCulture));
        var written = Repository.Files("samples/EfCoreStore", "*.cs").ToDictionary(
            file => Path.GetFileName(file)!, file => new SourceFile(file, Repository.Text(file)).Lines.Length);

        Assert.Equal(written.OrderBy(file => file.Key, StringComparer.Ordinal), told.OrderBy(file => file.Key, StringComparer.Ordinal));
        var proof = written["ShopKit.cs"] + written["Program.cs"];
        Assert.Contains($"the same code: {written.Values.Sum() - proof} lines", page, StringComparison.Ordinal);
        var all = StoreKit.Cases((_, _) => default).Count;
        Assert.Contains($"{Names.Count} kept, {all - Names.Count} not promised, 0 broken", page, StringComparison.Ordinal);
    }

    private static StockCommand.Receive Receive(string id, int units) => new(new(id), Mug, new("HUB"), units);

    private static Action<DbContextOptionsBuilder> OnSqlite()
    {
        var path = SqliteFile.NewPath();
        return options => options.UseSqlite($"Data Source={path}");
    }

    private static Action<DbContextOptionsBuilder> OnPostgreSql()
    {
        var at = PostgresServer.Create(isFilled: false);
        return options => options.UseNpgsql(at);
    }

    private static PooledDbContextFactory<Shop> Shops(Action<DbContextOptionsBuilder> database)
    {
        var options = new DbContextOptionsBuilder<Shop>();
        database(options);
        return new(options.Options);
    }

    private static async Task<PooledDbContextFactory<Shop>> MadeAsync(Action<DbContextOptionsBuilder> database)
    {
        var shops = Shops(database);
        await using var shop = await shops.CreateDbContextAsync();
        await shop.Database.EnsureCreatedAsync();
        return shops;
    }

    private static async Task KeepsAsync(string name, Action<DbContextOptionsBuilder> database)
    {
        var one = Promised(ShopKit.Of(database)).Single(one => one.Name == name) with { Patience = TimeSpan.FromMinutes(5) };
        var result = await one.RunAsync();

        Assert.Equal((KitVerdict.Kept, ""), (result.Verdict, result.Why));
    }

    private static IEnumerable<KitCase> Promised(KitFactory open) =>
    [
        .. StoreKit.Orders(open), .. StoreKit.Feed(open), .. StoreKit.Queries(open), .. StoreKit.Stock(open), .. StoreKit.Timers(open),
    ];

    [GeneratedRegex(@"^\| `(?<file>\w+\.cs)` \| (?<lines>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>A feed by the numbers that the database draws before the commit.</summary>
    private sealed class DrawnNumbers(PooledDbContextFactory<Shop> shops) : IOrderFeed
    {
        public async ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
        {
            await using var shop = await shops.CreateDbContextAsync(cancellationToken);
            return await shop.Events.Where(row => row.Number > after).OrderBy(row => row.Number).Take(most)
                .Select(row => new FeedEvent(row.Number, row.Body)).ToListAsync(cancellationToken);
        }

        public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(
            OrderId order, long after, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
