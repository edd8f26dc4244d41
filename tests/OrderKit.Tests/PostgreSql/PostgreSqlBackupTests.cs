using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Checkout;
using OrderKit.Crash;
using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A customer whose every word is a mark is sent through a shop over PostgreSQL, the shop is backed up, and then she is forgotten:
/// what is left of her in the server's files, its write-ahead log, what it said, and its backups?</summary>
public sealed class PostgreSqlBackupTests(PostgreSqlBackupTests.OwnServer own) : IClassFixture<PostgreSqlBackupTests.OwnServer>, IDisposable
{
    // Long values would be packed, and a mark in them would not be seen.
    private const string Unpacked = """
        do $$
        declare it record;
        begin
            for it in select table_name, column_name from information_schema.columns
                where table_schema = 'orderkit' and data_type in ('json', 'bytea', 'text') loop
                execute format('alter table orderkit.%I alter column %I set storage external', it.table_name, it.column_name);
            end loop;
        end
        $$
        """;

    private readonly PostgresCluster server = own.Server;
    private readonly string folder = Directory.CreateTempSubdirectory("orderkit-keys-").FullName;

    private string Keys => Path.Combine(folder, "keys");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_the_key_nothing_of_the_customer_can_be_found_in_any_file_or_backup()
    {
        var mark = $"c4n4ry{Guid.NewGuid():N}"[..16];
        Fill("forgets");
        byte[] key;
        await using (var shop = Open(server, "forgets", Keys))
        {
            await BuyAsync(shop, mark);
            key = (await shop.GetRequiredService<IPersonalDataKeys>().FindAsync(Sample.Id, default))!.Value.ToArray();
        }

        using var backup = server.BackUp();
        var dump = server.Dump("forgets");
        CopyKeys(Path.Combine(folder, "old"));
        await using (var shop = Open(server, "forgets", Keys))
        {
            Assert.True(await shop.GetRequiredService<IPersonalDataKeys>().EraseAsync(Sample.Id, default));
            Assert.Null(await shop.GetRequiredService<PersonalDataVault>().OpenAsync(Sample.Id));
        }

        server.Run("checkpoint");
        foreach (var place in (string[])[server.Files, Path.Combine(server.Folder, "server.log"), backup.Files, dump])
        {
            Assert.Equal(0, Count(place, Forms(Encoding.UTF8.GetBytes(mark))));
            Assert.Equal(0, Count(place, Forms(Encoding.Unicode.GetBytes(mark))));
            Assert.Equal(0, Count(place, Forms(key)));
        }

        await LookIntoBackupAsync(backup, mark);
    }

    [Fact]
    public async Task A_mark_in_clear_is_found_in_files_log_and_backups()
    {
        var (told, closed) = ($"m4rk{Guid.NewGuid():N}", $"cl34r{Guid.NewGuid():N}");
        Fill("tells");
        await using (var shop = Open(server, "tells", Keys))
        {
            var order = Sample.Step(null, Sample.Place(Sample.Line(1, 1, told)));
            var envelope = new Envelope(Sample.Id, Encoding.UTF8.GetBytes(closed));
            Assert.True(await shop.GetRequiredService<IOrderStore>().TryAppendAsync(order, envelope, 0, default));
        }

        using var backup = server.BackUp();
        var dump = server.Dump("tells");
        server.Run("checkpoint");
        foreach (var word in (string[])[told, closed])
        {
            foreach (var place in (string[])
                [Path.Combine(server.Files, "base"), Path.Combine(server.Files, "pg_wal"), Path.Combine(backup.Files, "base"), dump])
            {
                Assert.True(Count(place, Forms(Encoding.UTF8.GetBytes(word))) > 0, $"{word} is not found in {place}");
            }
        }
    }

    private static async Task BuyAsync(IServiceProvider shop, string mark)
    {
        var purchase = new Purchase(Sample.Id, new("click"), Sample.Sek,
            [Sample.Line(1, 1) with { IsStocked = false, Product = Engraving.Facts }])
        {
            Recipient = new($"{mark}-name", new([$"{mark}-street"], mark[..12], $"{mark}-city", "SE"), $"{mark}-phone", $"{mark}-mail"),
            Delivery = new("home", "sim", Service: "sim-home"),
            Tailoring = [new(1, Engraving.Words(mark[..12]))],
        };
        var bought = await shop.GetRequiredService<CheckoutService>().PurchaseAsync(purchase);
        Assert.True(bought.IsAccepted, $"{bought}");
        await shop.GetRequiredService<OrderService>().HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
        await shop.GetRequiredService<ShippingService>().ShipAsync(new(Sample.Id, new("ship"), Sample.S1, new("BORAS"), [new(1, 500, [])]));
        await shop.GetRequiredService<DocumentVault>().PutAsync(
            new(Sample.Id, new("label"), new("label"), new("text")), Encoding.UTF8.GetBytes($"To {mark}-name, {mark}-street"));
        Assert.Equal($"{mark}-name", (await shop.GetRequiredService<PersonalDataVault>().OpenAsync(Sample.Id))?.Recipient?.Name);
    }

    // The backup was made while the key was there. Restored, it tells the order and not the customer; with old keys it tells her too.
    private async Task LookIntoBackupAsync(PostgresCluster backup, string mark)
    {
        backup.Start();
        await backup.ReadyAsync();
        await using (var restored = Open(backup, "forgets", Keys))
        {
            Assert.Null(await restored.GetRequiredService<PersonalDataVault>().OpenAsync(Sample.Id));
            Assert.Null(await restored.GetRequiredService<DocumentVault>().OpenAsync(Sample.Id, new("label")));
            Assert.Equal(Sample.Id, (await restored.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default))?.Id);
        }

        await using var careless = Open(backup, "forgets", Path.Combine(folder, "old"));
        Assert.Equal($"{mark}-name", (await careless.GetRequiredService<PersonalDataVault>().OpenAsync(Sample.Id))?.Recipient?.Name);
    }

    private void Fill(string name)
    {
        server.Run($"create database {name}");
        using var database = new PostgreSqlDatabase(server.ConnectionString(name));
        database.Migrate();
        server.Run(Unpacked, name);
    }

    private void CopyKeys(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(Keys, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(Keys, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static ServiceProvider Open(PostgresCluster server, string name, string keys)
    {
        var host = new ServiceCollection();
        host.AddOrderKit().AddCarrier(new SimulatedCarrier("sim")).UseKeyFiles(keys).UsePostgreSql(server.ConnectionString(name));
        return host.BuildServiceProvider();
    }

    // As it is, and as a dump writes bytes; also as text of other kinds.
    private static byte[][] Forms(byte[] wanted) =>
    [
        wanted,
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(wanted)),
        Encoding.ASCII.GetBytes(Convert.ToHexString(wanted)),
        Encoding.ASCII.GetBytes(Convert.ToBase64String(wanted).TrimEnd('=')[..^1]),
    ];

    // A file that went while it was looked for is none.
    private static int Count(string place, byte[][] wanted)
    {
        var files = File.Exists(place) ? [place] : Directory.GetFiles(place, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files.Where(File.Exists).Sum(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            return wanted.Count(one => content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(one) >= 0);
        });
    }

    /// <summary>A server of these tests alone, for all its files are looked through.</summary>
    public sealed class OwnServer : IAsyncLifetime
    {
        internal PostgresCluster Server { get; } = PostgresCluster.Create();

        public Task InitializeAsync()
        {
            Server.Start();
            return Server.ReadyAsync();
        }

        public Task DisposeAsync()
        {
            Server.Dispose();
            return Task.CompletedTask;
        }
    }
}
