using Microsoft.EntityFrameworkCore;
using OrderKit.Samples.EfCoreStore;
using OrderKit.Testing;
using OrderKit.Tests.PostgreSql;
using OrderKit.Tests.Sqlite;

namespace OrderKit.Tests.Samples;

/// <summary>The stores that a host wrote over its own EF Core tables keep what they promise, on both databases.</summary>
public sealed class EfCoreStoreTests
{
    public static TheoryData<string> Names { get; } = [.. Promised((_, _) => default).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task On_SQLite_the_hosts_tables_keep_every_promise_of_their_stores(string name) => KeepsAsync(name, OnSqlite);

    [Theory]
    [MemberData(nameof(Names))]
    public Task On_PostgreSQL_the_hosts_tables_keep_every_promise_of_their_stores(string name) => KeepsAsync(name, OnPostgreSql);

    private static void OnSqlite(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={SqliteFile.NewPath()}");

    private static void OnPostgreSql(DbContextOptionsBuilder options) => options.UseNpgsql(PostgresServer.Create(isFilled: false));

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
}
