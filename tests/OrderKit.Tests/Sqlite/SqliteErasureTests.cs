using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Sqlite;

/// <summary>A customer whose every word is a mark is sent through a shop over a file and then forgotten: what is left of her in the file,
/// its log and a copy?</summary>
public sealed class SqliteErasureTests : IAsyncDisposable
{
    private const string Mark = "c4n4ry";

    private static readonly Recipient Canary = new(
        "c4n4ry-name", new(["c4n4ry-street"], "c4n4ry-postcode", "c4n4ry-city", "c4n4ry-country"), "c4n4ry-phone", "c4n4ry-mail");

    private readonly string folder = Directory.CreateTempSubdirectory("orderkit-sqlite-").FullName;
    private readonly ServiceProvider shop;

    public SqliteErasureTests()
    {
        var host = new ServiceCollection();
        host.AddOrderKit().AddCarrier(new SimulatedCarrier("sim")).UseKeyFiles(Path.Combine(folder, "keys"))
            .UseSqlite(Path.Combine(folder, "data", "orders.db"), new() { MigratesAtStart = true });
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        shop = host.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_the_key_nothing_of_the_customer_can_be_found_in_file_log_or_copy()
    {
        var purchase = new Purchase(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 2) with { IsStocked = false }])
        {
            Recipient = Canary,
            Delivery = new("home", "sim", Service: "sim-home"),
        };
        Assert.True((await shop.GetRequiredService<CheckoutService>().PurchaseAsync(purchase)).IsAccepted);
        await shop.GetRequiredService<OrderService>().HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
        await shop.GetRequiredService<ShippingService>().ShipAsync(
            new(Sample.Id, new("ship"), Sample.S1, new("BORAS"), [new(1, 500, [])]));
        var vault = shop.GetRequiredService<PersonalDataVault>();
        Assert.Equal("c4n4ry-name", (await vault.OpenAsync(Sample.Id, default))?.Recipient?.Name);
        var key = (await shop.GetRequiredService<IPersonalDataKeys>().FindAsync(Sample.Id, default))!.Value.ToArray();

        shop.GetRequiredService<SqliteDatabase>().BackUp(Path.Combine(folder, "data", "backup.db"));
        Assert.True(await shop.GetRequiredService<IPersonalDataKeys>().EraseAsync(Sample.Id, default));

        var files = Directory.GetFiles(Path.Combine(folder, "data"));
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal) && new FileInfo(file).Length > 0);
        Assert.Equal(0, Count(files, Encoding.UTF8.GetBytes(Mark)));
        Assert.Equal(0, Count(files, Encoding.Unicode.GetBytes(Mark)));
        Assert.Equal(0, Count(files, key));
        Assert.Equal(0, Count(files, Encoding.ASCII.GetBytes(Convert.ToBase64String(key))));
        Assert.Null(await vault.OpenAsync(Sample.Id, default));
        Assert.Equal(Sample.Id, (await shop.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default))?.Id);
    }

    [Fact]
    public async Task A_mark_that_is_there_is_found()
    {
        var order = Sample.Place(Sample.Line(1, 1, "c4n4ry-mug"));
        await shop.GetRequiredService<IOrderStore>().TryAppendAsync(Sample.Step(null, order), null, 0, default);

        Assert.True(Count(Directory.GetFiles(Path.Combine(folder, "data")), Encoding.UTF8.GetBytes(Mark)) > 0);
    }

    // An open file may be read: nobody writes now.
    private static int Count(IEnumerable<string> files, byte[] wanted) => files.Sum(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        file.CopyTo(content);
        var count = 0;
        var rest = content.ToArray().AsSpan();
        for (var at = rest.IndexOf(wanted); at >= 0; at = rest.IndexOf(wanted))
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    });
}
