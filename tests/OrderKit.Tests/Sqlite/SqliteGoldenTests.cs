using System.IO.Compression;
using System.Text;
using OrderKit.Availability;
using OrderKit.Feeds;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Shipments;
using OrderKit.Sqlite;
using OrderKit.Storing;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Sqlite;

/// <summary>A file that the first release wrote is committed, with a text of what is in it. Every later release opens the file and reads
/// the same; neither is ever written again.</summary>
public sealed class SqliteGoldenTests : IDisposable
{
    private const string Golden = "tests/OrderKit.Tests/Sqlite/golden-1.db.gz";
    private const string Told = "tests/OrderKit.Tests/Sqlite/golden-1.txt";

    private readonly string folder = Directory.CreateTempSubdirectory("orderkit-sqlite-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_of_the_first_release_opens_and_says_what_it_said()
    {
        var path = Path.Combine(folder, "golden.db");
        if (!Repository.Has(Golden) && Environment.GetEnvironmentVariable(Approved.Variable) == "1")
        {
            await MakeAsync(path);
        }
        else
        {
            await using var zipped = new GZipStream(File.OpenRead(Path.Combine(Repository.Root, Golden)), CompressionMode.Decompress);
            await using var file = File.Create(path);
            await zipped.CopyToAsync(file);
        }

        using var database = new SqliteDatabase(path, new() { MigratesAtStart = true });
        Approved.Equal(Told, await TellAsync(database));
    }

    private static async Task MakeAsync(string path)
    {
        using (var database = new SqliteDatabase(path))
        {
            database.Migrate();
            await FillAsync(database);
        }

        await using var zipped = new GZipStream(File.Create(Path.Combine(Repository.Root, Golden)), CompressionLevel.SmallestSize);
        await zipped.WriteAsync(await File.ReadAllBytesAsync(path));
    }

    private static async Task FillAsync(SqliteDatabase database)
    {
        var orders = new SqliteOrderStore(database);
        var placed = Sample.Step(null, Sample.Place(Sample.Line(1, 2), Sample.Line(2, 3, "RING", 1)));
        await orders.TryAppendAsync(placed, new Envelope(Sample.Id, new byte[] { 1, 2, 3 }), 0, default);
        var confirmed = Sample.Step(placed.Order, new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm")), 1);
        await orders.TryAppendAsync(confirmed, null, placed.Order.Version, default);

        var stock = new SqliteStock(database, new SetClock());
        Done(await stock.HandleAsync(new StockCommand.Receive(new("r1"), new("MUG"), new("BORAS"), 5)));
        Done(await stock.HandleAsync(new StockCommand.Hear(new("STORE"), 7, new("MUG"), new WarehouseNews.Counted(3))));
        Done(await stock.ReserveAsync(Shop.Reserving("c1", "SO-1", Shop.Line(1, "MUG", 2))));
        Done(await stock.CommitAsync(new(new("c1"), Sample.Id)));
        Done(await stock.ReserveAsync(Shop.Reserving("c1", "SO-2", Shop.Line(1, "MUG", 1))));

        var shipments = new ShipmentService(new SqliteShipmentStore(database), new StoppedClock(Sample.Start));
        Done(await shipments.HandleAsync(new ShipmentCommand.Plan(
            new("plan"), Sample.S1, new(Sample.Id, new("BORAS"), Sample.Units(1, 2), "receiver", "sim", "home", [new(1, 500, [])]))));
        Done(await shipments.HandleAsync(new ShipmentCommand.IntendBooking(new("intend"), Sample.S1)));
        Done(await shipments.HandleAsync(new ShipmentCommand.ConfirmBooking(new("confirm"), Sample.S1, "S1-1", "B1", ["T1"])));

        await new SqliteRetentionStore(database).KeepAsync(
            new(Sample.Id, new("bookkeeping", new(2033, 12, 31)), new byte[] { 4, 5 }), default);
        await new SqliteTimerStore(database).SetAsync(new("proof-deadline", Sample.Id, Sample.At(60)), default);
        var readers = new SqliteSubscriptionStore(database);
        var reader = (await readers.ClaimAsync("processes", "host-1", Sample.Start, Duration.FromSeconds(10), default))!;
        await readers.TrySaveAsync(
            reader with { Position = 2, Parked = [new(Sample.Id, 1, 3, Sample.At(5), "timeout")] }, default);
        await new SqliteDocumentStore(database).TryPutAsync(
            new(new(Sample.Id, new("label-1"), "label", "pdf"), "hash", new byte[] { 6, 7, 8 }), default);
    }

    private static async Task<string> TellAsync(SqliteDatabase database)
    {
        var text = new StringBuilder();
        void Tell(string what, object? said) => text.Append(what).Append(": ").Append(said).Append('\n');
        void Json(string what, byte[] json) => Tell(what, Encoding.UTF8.GetString(json));

        var orders = new SqliteOrderStore(database);
        foreach (var one in await orders.ReadAsync(0, 100, default))
        {
            Json($"event at {one.Position}", StoredEvent.Write(one.Event));
        }

        foreach (var order in (await orders.ListAsync(new OrderListing(), default)).Orders)
        {
            Tell("order", $"{order.Id}, version {order.Version}, {order.Status}, {order.PlacedAt}");
            Tell("as told by its events", await orders.LoadAsync(order.Id, default) == OrderDecider.Replay(
                (await orders.ReadOrderAsync(order.Id, 0, 100, default)).Select(one => one.Event)));
        }

        Tell("envelope", Hex((await orders.LoadEnvelopeAsync(Sample.Id, default))!.Sealed));
        await TellStockAsync(new(database, new SetClock()), Tell, Json);
        await TellRestAsync(database, Tell, Json);
        return text.ToString();
    }

    private static async Task TellStockAsync(SqliteStock stock, Action<string, object?> tell, Action<string, byte[]> json)
    {
        foreach (var at in await stock.PositionsAsync(new("MUG")))
        {
            tell("position", $"{at.Sku} at {at.Location}: {at.OnHand} on hand, {at.Reserved} reserved, version {at.Version}");
            if (at.Feed is { } feed)
            {
                json("feed", StoredWarehouseFeed.Write(feed));
            }

            foreach (var entry in await stock.ReadLedgerAsync(at.Sku, at.Location, 0, 100))
            {
                tell("entry", $"{entry.Sequence} {entry.Verb} {entry.At} {entry.Command} {entry.Order}: {entry.OnHand} {entry.Reserved}");
            }
        }

        json("reservation", StoredReservation.Write((await stock.FindAsync(new("SO-1")))!));
        json("reservation", StoredReservation.Write((await stock.FindAsync(new("SO-2")))!));
        var again = await stock.HandleAsync(new StockCommand.Receive(new("r1"), new("MUG"), new("BORAS"), 5));
        tell("receipt r1 again is a repeat", again.Value.IsRepeat);
    }

    private static async Task TellRestAsync(SqliteDatabase database, Action<string, object?> tell, Action<string, byte[]> json)
    {
        var shipments = new SqliteShipmentStore(database);
        foreach (var record in await shipments.LoadAsync(Sample.S1, default))
        {
            json("shipment", StoredShipmentRecord.Write(record));
        }

        tell("shipment of T1", (await shipments.FindByTrackingNumberAsync("sim", "T1", default)).Single());
        var kept = (await new SqliteRetentionStore(database).LoadAsync(Sample.Id, default))!;
        tell("kept", $"{kept.Mark.Ground} until {kept.Mark.Until:uuuu-MM-dd}: {Hex(kept.Sealed)}");
        tell("timer", (await new SqliteTimerStore(database).FindAsync("proof-deadline", Sample.Id, default))!.Due);
        var reader = (await new SqliteSubscriptionStore(database).FindAsync("processes", default))!;
        var parked = reader.Parked.Single();
        tell("reader", $"{reader.Name}, epoch {reader.Epoch}, at {reader.Position}");
        tell("parked", $"{parked.Order} from {parked.From}, {parked.Attempts} attempts, again at {parked.RetryAt}, {parked.Fault}");
        var document = (await new SqliteDocumentStore(database).FindAsync(Sample.Id, new("label-1"), default))!;
        tell("document", $"{document.Entry.Id} {document.Entry.Kind} {document.Entry.Format} {document.KeyedHash}: {Hex(document.Sealed)}");
    }

    private static void Done<T>(Decision<T> decision)
        where T : notnull => Assert.True(decision.IsAccepted, $"{decision.Refusal}");

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
