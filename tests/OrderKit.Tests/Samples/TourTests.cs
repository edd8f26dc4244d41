using OrderKit.Orders;
using OrderKit.Samples.Tour;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Samples;

public sealed class TourTests
{
    [Fact]
    public async Task The_first_order_reaches_the_doorstep_and_everybody_tells_the_same_story()
    {
        using var output = new StringWriter();
        var order = await FirstOrder.TellAsync(output);

        Assert.Equal(OrderStatus.Delivered, order.Status);
        Approved.Equal("tests/OrderKit.Tests/Samples/first-order.approved.txt", output.ToString());
    }

    [Theory]
    [InlineData("wire")]
    [InlineData("buy")]
    [InlineData("ship")]
    [InlineData("follow")]
    public void The_readmes_code_is_the_tours_code(string region)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "samples/Tour/FirstOrder.cs")).Select(l => l.Trim()).ToList();
        var start = lines.IndexOf($"#region {region}");
        Assert.True(start >= 0, $"there is no region {region}");
        Assert.InRange(lines.IndexOf("#endregion", start) - start, 2, 25);
    }
}
