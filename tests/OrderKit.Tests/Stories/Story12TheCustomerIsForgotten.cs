using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.PersonalData;

namespace OrderKit.Tests.Stories;

/// <summary>12. Erase the customer, then reprint the timeline and close the books.</summary>
public sealed class Story12TheCustomerIsForgotten
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task The_person_is_gone_and_the_order_still_tells_its_life(string store)
    {
        await using var shop = new StoryShop(store);

        // Given a delivered order, whose receiver the shop can still read,
        await shop.DeliveredAsync(2);
        Assert.Equal(StoryShop.Elsa, (await shop.Vault.OpenAsync(StoryShop.Number))?.Recipient);
        var before = await shop.HistoryAsync();
        var printed = Printed(before);
        var order = await shop.OrderAsync();

        // when Elsa asks to be forgotten, her name cannot be read any more, and asking twice changes nothing.
        Assert.True(await shop.Vault.EraseAsync(StoryShop.Number));
        Assert.False(await shop.Vault.EraseAsync(StoryShop.Number));
        Assert.Null(await shop.Vault.OpenAsync(StoryShop.Number));

        // Then the timeline prints as before in both languages, and neither it nor the order ever said who she was.
        Assert.Equal(before, await shop.HistoryAsync());
        Assert.Equal(printed, Printed(await shop.HistoryAsync()));
        Assert.Contains("2 units of MUG were delivered", printed, StringComparison.Ordinal);
        Assert.Equal(order, OrderDecider.Replay(await shop.HistoryAsync()));
        var shown = printed + Dump.Of(await shop.HistoryAsync()) + Dump.Of(await shop.OrderAsync());
        Assert.All(["Elsa", "Storgatan", "111 22", "+4670"], word => Assert.DoesNotContain(word, shown, StringComparison.Ordinal));

        // The books can be closed, a late return is still taken, and the old click still buys nothing more.
        Assert.Equal(OrderStatus.Completed, (await shop.DoAsync(new OrderCommand.Complete(StoryShop.Number, shop.Next()))).Status);
        var back = new OrderCommand.ReportReturned(StoryShop.Number, shop.Next(), StoryShop.First, [new(1, 2)], shop.Now);
        Assert.Equal(OrderStatus.Returned, (await shop.DoAsync(back)).Status);
        Assert.True((await shop.ElsaBuysAsync(2)).IsRepeat);
        Assert.Null(await shop.Vault.OpenAsync(StoryShop.Number));
        await shop.EverythingAgreesAsync();
    }

    private static string Printed(ValueList<RecordedEvent> history) => string.Join('\n', Enum.GetValues<TimelineLanguage>()
        .SelectMany(language => OrderTimeline.Tell(history, language, DateTimeZoneProviders.Tzdb["Europe/Stockholm"])));
}
