using System.Globalization;
using OrderKit.Orders;

namespace OrderKit.Tests.Stories;

/// <summary>The twelve stories as a whole: which are told, over which stores, and that the check at their end sees something.</summary>
public sealed class StoryBookTests
{
    [Fact]
    public void Each_story_is_told_once()
    {
        var told = typeof(StoryBookTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(StoryBookTests).Namespace && type.IsPublic)
            .Where(type => type.Name.StartsWith("Story", StringComparison.Ordinal) && char.IsDigit(type.Name[5]))
            .Select(type => int.Parse(type.Name.AsSpan(5, 2), CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 12), told.Order());
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task A_disagreement_at_the_end_of_a_story_is_seen(string store)
    {
        await using var shop = new StoryShop(store);
        await shop.DeliveredAsync(2);
        Assert.NotEmpty(await shop.DisagreementsAsync());
        await shop.EverythingAgreesAsync();

        // The order hears of a loss that its carrier knows nothing of.
        await shop.DoAsync(new OrderCommand.ReportLost(StoryShop.Number, shop.Next(), StoryShop.First, [new(1, 1)], shop.Now));
        Assert.StartsWith("SO-1-1 by its carrier: 2 delivered", Assert.Single(await shop.DisagreementsAsync()), StringComparison.Ordinal);
    }
}
