namespace OrderKit.Tests.Samples;

public sealed class ReplayProgramTests
{
    private const string Good = "a,c,approved,2018-01-02 10:00:00,2018-01-02 11:00:00,,,2018-01-20 00:00:00";

    [Theory]
    [InlineData("b,c,approved,yesterday,,,,", "order_purchase_timestamp is \"yesterday\" and not a time (yyyy-MM-dd HH:mm:ss)")]
    [InlineData("b,c,approved,,,,,", "order_purchase_timestamp is \"\" and not a time (yyyy-MM-dd HH:mm:ss)")]
    [InlineData(",c,approved,2018-01-02 10:00:00,,,,", "order_id is \"\" and not a name (1 to 64 characters, no space)")]
    [InlineData("b,c,posted,2018-01-02 10:00:00,,,,",
        "order_status is \"posted\" and not one of created, approved, invoiced, processing, unavailable, shipped, delivered, canceled")]
    [InlineData("b,c,approved,2018-01-02 10:00:00,,,,2018-01-20 12:00:00",
        "order_estimated_delivery_date is \"2018-01-20 12:00:00\" and not the start of a day")]
    [InlineData("b,c", "has another number of fields than the header")]
    public async Task A_broken_order_gives_one_line_with_file_and_row_and_the_rest_goes_on(string row, string fault)
    {
        using var folder = new ReplayFolder().WithOrders(Good, row, Good.Replace("a,c", "z,c", StringComparison.Ordinal));

        var (exit, _, errors) = await ReplayFolder.RunAsync("olist", folder.Path, "--json", folder.Figures);

        Assert.Equal(1, exit);
        Assert.Equal([$"orders.csv.gz, row 3: {fault}"], errors);
        Assert.Equal(2, ReplayFolder.Json(folder.Figures).GetProperty("main").GetProperty("orders").GetInt32());
    }

    [Theory]
    [InlineData("order_items.csv.gz", "b,0,mug,shop,2018-01-09 00:00:00,59.50,15.56", "order_item_id is \"0\" and not 1 or more")]
    [InlineData("order_items.csv.gz", "b,1,mug,shop,2018-01-09 00:00:00,dear,15.56", "price is \"dear\" and not an amount")]
    [InlineData("order_items.csv.gz", "b,1,a mug,shop,2018-01-09 00:00:00,59.50,15.56",
        "product_id is \"a mug\" and not a name (1 to 64 characters, no space)")]
    [InlineData("order_items.csv.gz", "b,1,mug,shop,2018-01-09 00:00:00,99999999999999,15.56",
        "price is \"99999999999999\" and not an amount")]
    [InlineData("order_payments.csv.gz", "b,1,voucher,1,-1", "payment_value is \"-1\" and not 0 or more")]
    public async Task A_broken_item_or_payment_gives_one_line_too(string file, string row, string fault)
    {
        var header = file == "order_items.csv.gz" ? ReplayFolder.ItemHeader : ReplayFolder.PaymentHeader;
        using var folder = new ReplayFolder().WithOrders(Good).With(file, header, row);

        var (exit, _, errors) = await ReplayFolder.RunAsync("olist", folder.Path);

        Assert.Equal((1, $"{file}, row 2: {fault}"), (exit, Assert.Single(errors)));
    }

    [Fact]
    public async Task A_name_that_no_id_can_be_is_a_broken_row_of_every_file_that_has_it()
    {
        const string Fault = "row 3: order_id is \"b b\" and not a name (1 to 64 characters, no space)";
        using var folder = new ReplayFolder().WithOrders(Good, Good.Replace("a,c", "b b,c", StringComparison.Ordinal));

        var (exit, _, errors) = await ReplayFolder.RunAsync("olist", folder.Path);

        Assert.Equal(1, exit);
        Assert.Equal([$"orders.csv.gz, {Fault}", $"order_items.csv.gz, {Fault}", $"order_payments.csv.gz, {Fault}"], errors);
    }

    [Fact]
    public async Task A_missing_file_gives_one_line_and_the_rest_goes_on()
    {
        using var folder = new ReplayFolder().With("orders.csv.gz", ReplayFolder.OrderHeader, Good);

        var (exit, output, errors) = await ReplayFolder.RunAsync("olist", folder.Path);

        Assert.Equal(1, exit);
        Assert.Equal(
            [
                $"order_items.csv.gz: there is no such file in {folder.Path}",
                $"order_payments.csv.gz: there is no such file in {folder.Path}",
            ],
            errors);
        Assert.Contains("1 Confirmed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("olist", "orders.csv.gz")]
    [InlineData("retail", "invoice_lines.csv.gz")]
    public async Task Nothing_to_read_is_an_exit_of_its_own(string verb, string file)
    {
        using var folder = new ReplayFolder();

        var (exit, _, errors) = await ReplayFolder.RunAsync(verb, folder.Path);

        Assert.Equal((2, $"{file}: there is no such file in {folder.Path}"), (exit, Assert.Single(errors)));
    }

    [Theory]
    [InlineData("bread,85123A,HEART,6,2011-01-03 10:00:00,2.55,17850,UK",
        "invoice_no is \"bread\" and not an invoice number, which begins with a digit, A or C")]
    [InlineData("500001,,HEART,6,2011-01-03 10:00:00,2.55,17850,UK",
        "stock_code is \"\" and not a name (1 to 64 characters, no space at either end)")]
    [InlineData("500001,85123A,HEART,6,2011-01-03 10:00:00,2.55,17 850,UK",
        "customer_id is \"17 850\" and not a name (1 to 64 characters, no space)")]
    [InlineData("50 0001,85123A,HEART,6,2011-01-03 10:00:00,2.55,17850,UK",
        "invoice_no is \"50 0001\" and not a name (1 to 64 characters, no space)")]
    [InlineData("500001,85123A,HEART,1000000001,2011-01-03 10:00:00,2.55,17850,UK", "quantity is \"1000000001\" and not a whole number")]
    [InlineData("500001,85123A,HEART,6,2011-01-03 10:00:00,9999999999999,17850,UK", "unit_price is \"9999999999999\" and not an amount")]
    [InlineData("500001,85123A,HEART,six,2011-01-03 10:00:00,2.55,17850,UK", "quantity is \"six\" and not a whole number")]
    [InlineData("500001,85123A,HEART,6,2011-01-03 10:00:00,cheap,17850,UK", "unit_price is \"cheap\" and not an amount")]
    public async Task A_broken_invoice_line_gives_one_line_with_file_and_row(string row, string fault)
    {
        using var folder = new ReplayFolder().WithInvoices("500000,22197,BELL,1,2011-01-03 10:00:00,1,17850,UK", row);

        var (exit, output, errors) = await ReplayFolder.RunAsync("retail", folder.Path);

        Assert.Equal((1, $"invoice_lines.csv.gz, row 3: {fault}"), (exit, Assert.Single(errors)));
        Assert.Contains("1 Delivered", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bake")]
    [InlineData("olist")]
    [InlineData("olist folder --json")]
    [InlineData("retail folder --yaml x")]
    [InlineData("compare one")]
    public async Task What_is_no_command_gives_the_list_of_commands(string words)
    {
        var (exit, _, errors) = await ReplayFolder.RunAsync(words.Split(' '));

        Assert.Equal(2, exit);
        Assert.StartsWith("replay ", errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_to_the_minute_are_a_block_of_their_own()
    {
        using var folder = new ReplayFolder().WithOrders(Good)
            .With("orders_minute_precision.csv.gz", ReplayFolder.OrderHeader, Good.Replace("a,c", "m,c", StringComparison.Ordinal));

        var figures = await folder.FiguresOfAsync("olist");

        Assert.Equal(1, figures.GetProperty("main").GetProperty("orders").GetInt32());
        Assert.Equal(1, figures.GetProperty("minute_precision").GetProperty("orders").GetInt32());
        Assert.Equal("engine", figures.GetProperty("source").GetProperty("minute_precision").GetProperty("missing").GetString());
    }
}
