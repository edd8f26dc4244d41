using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OrderKit.Samples.Replay.Telling;
using OrderKit.Tests.PostgreSql;

namespace OrderKit.Tests.Samples;

/// <summary>A folder of hand-written files, and what the program says of it.</summary>
internal sealed class ReplayFolder : IDisposable
{
    internal const string OrderHeader =
        "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,"
        + "order_delivered_customer_date,order_estimated_delivery_date";

    internal const string ItemHeader = "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value";

    internal const string PaymentHeader = "order_id,payment_sequential,payment_type,payment_installments,payment_value";

    internal const string InvoiceHeader = "invoice_no,stock_code,description,quantity,invoice_date,unit_price,customer_id,country";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    internal string Path => folder.FullName;

    internal string Figures => File("figures.json");

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    internal ReplayFolder With(string name, params string[] lines)
    {
        using var packed = new GZipStream(System.IO.File.Create(File(name)), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return this;
    }

    /// <summary>Orders, each with one item and one payment.</summary>
    internal ReplayFolder WithOrders(params string[] rows)
    {
        var ids = rows.Select(row => row.Split(',')[0]).Where(id => id.Length > 0).ToArray();
        return With("orders.csv.gz", [OrderHeader, .. rows])
            .With("order_items.csv.gz", [ItemHeader, .. ids.Select(id => $"{id},1,mug,shop,2018-01-09 00:00:00,59.50,15.56")])
            .With("order_payments.csv.gz", [PaymentHeader, .. ids.Select(id => $"{id},1,voucher,1,75.06")]);
    }

    internal ReplayFolder WithInvoices(params string[] rows) => With("invoice_lines.csv.gz", [InvoiceHeader, .. rows]);

    internal static async Task<(int Exit, string Output, string[] Errors)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var server = words.Contains("postgres") ? PostgresServer.ConnectionString : null;
        var exit = await OrderKit.Samples.Replay.Program.RunAsync(words, output, errors, ProgressBar.Off, server);
        return (exit, output.ToString(), errors.ToString().Split(errors.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Replays the folder, which must go well, and reads the figures it wrote.</summary>
    internal async Task<JsonElement> FiguresOfAsync(string verb)
    {
        var (exit, _, errors) = await RunAsync(verb, Path, "--json", Figures);
        Assert.Empty(errors);
        Assert.Equal(0, exit);
        return Json(Figures);
    }

    internal static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
