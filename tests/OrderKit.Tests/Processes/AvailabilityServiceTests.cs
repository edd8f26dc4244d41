using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Processes;
using OrderKit.Promising;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Stories;

namespace OrderKit.Tests.Processes;

/// <summary>What a shop is told when it asks what to show.</summary>
public sealed class AvailabilityServiceTests : IAsyncDisposable
{
    private static readonly Sku Mug = StoryShop.Mug;
    private static readonly LocationId Store = new("STORE");
    private static readonly LocationId Van = new("VAN");

    private readonly SetClock clock = new();
    private readonly ServiceProvider host;

    public AvailabilityServiceTests()
    {
        var services = new ServiceCollection().AddSingleton<IClock>(clock)
            .AddSingleton(new StockRules { Channels = [new("till", [Store])], Transit = [Van] })
            .AddSingleton(BackorderTerms.Default with { Acceptance = BackorderAcceptance.WhenDated });
        services.AddOrderKit()
            .AddChannel(new("web") { Backorders = BackorderAcceptance.WhenDated })
            .AddChannel(new("marketplace") { Locations = [StoryShop.Warehouse], FewLeft = 0 })
            .AddChannel(new("till"));
        host = services.BuildServiceProvider();
    }

    private AvailabilityService Service => host.GetRequiredService<AvailabilityService>();

    private LocalDate Today => clock.Now.InUtc().Date;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("web", 5, "InStock OnTheShelf 10")]
    [InlineData("web", 11, "BackOn Receipts 10 +7")]
    [InlineData("web", 40, "NotAvailable NothingExpected 10, not sold now")]
    [InlineData("marketplace", 5, "InStock OnTheShelf 8")]
    [InlineData("marketplace", 9, "BackOn BackordersNotAccepted 8 +7, not sold now")]
    [InlineData("till", 2, "FewLeft OnTheShelf 2")]
    [InlineData("till", 3, "NotAvailable NothingExpected 2, not sold now")]
    [InlineData(null, 11, "BackOn Receipts 10 +7")]
    public async Task Each_channel_hears_of_what_it_sees(string? channel, int wanted, string told)
    {
        await FillAsync();
        var answer = await Service.AnswerAsync(Mug, new(wanted), channel is null ? default(Code?) : new Code(channel));
        var days = answer.Earliest is { } day && day > Today ? $" +{Period.DaysBetween(Today, day)}" : "";
        Assert.Equal(told, $"{answer.State} {answer.Reason} {answer.Quantity}{days}{(answer.IsOrderable ? "" : ", not sold now")}");
    }

    [Fact]
    public async Task What_is_on_its_way_is_shown_and_promised_nowhere_until_it_is_told_as_expected()
    {
        await FillAsync();
        await DoAsync(new StockCommand.Transfer(new("away"), Mug, StoryShop.Warehouse, Van, 8));
        Assert.Equal(2, (await Service.AnswerAsync(Mug, new(1))).Quantity.Value);
    }

    [Fact]
    public async Task A_purchase_and_those_who_wait_change_the_answer_at_once()
    {
        await FillAsync();
        var checkout = host.GetRequiredService<CheckoutService>();
        Assert.True((await checkout.PurchaseAsync(StoryShop.Purchase(10))).IsAccepted);
        Assert.Equal((DisplayState.BackOn, 0), await StateAsync(1));
        Assert.True((await checkout.PurchaseAsync(StoryShop.Purchase(12, "SO-2") with { Policy = ReservePolicy.BestEffort })).IsAccepted);
        Assert.Equal(
            (12, 0), ((await host.GetRequiredService<IBackorderStore>().LoadAsync(Mug)).Lines.Sum(line => line.Units.Value), 0));
    }

    [Fact]
    public async Task A_thousand_articles_are_answered_in_the_order_asked()
    {
        await FillAsync();
        var skus = Enumerable.Range(1, 1000).Select(number => number == 500 ? Mug : new Sku($"S-{number}")).ToValueList();
        var answers = await Service.AnswerAsync(skus, new(1));
        Assert.Equal(skus, answers.Select(answer => answer.Sku).ToValueList());
        Assert.Equal(499, answers.ToList().FindIndex(answer => answer.State == DisplayState.InStock));
        Assert.Equal(999, answers.Count(answer => answer.Reason == AvailabilityReason.NotSoldHere));
    }

    [Fact]
    public async Task A_channel_nobody_registered_is_the_callers_mistake() =>
        Assert.Contains("No channel phone is registered.", (await Assert.ThrowsAsync<ArgumentException>(
            () => Service.AnswerAsync(Mug, new(1), "phone"))).Message, StringComparison.Ordinal);

    private async Task<(DisplayState State, int Quantity)> StateAsync(int wanted)
    {
        var answer = await Service.AnswerAsync(Mug, new(wanted));
        return (answer.State, answer.Quantity.Value);
    }

    // Eight in the warehouse, two in the store, and twenty on their way to the warehouse for the day in a week.
    private async Task FillAsync()
    {
        await DoAsync(new StockCommand.Receive(new("in-1"), Mug, StoryShop.Warehouse, 8));
        await DoAsync(new StockCommand.Receive(new("in-2"), Mug, Store, 2));
        ((MemorySupply)host.GetRequiredService<ISupply>()).Expect(
            Mug, StoryShop.Warehouse, new(new("PO-1"), Today.PlusDays(7), 20));
    }

    private async Task DoAsync(StockCommand command) =>
        Assert.True((await host.GetRequiredService<IStockKeeper>().HandleAsync(command)).IsAccepted);
}
