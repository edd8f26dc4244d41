using OrderKit.Backorders;
using OrderKit.Samples.Replay.Reading;
using OrderKit.Samples.Replay.Telling;
using OrderKit.Samples.Replay.Vn2;
using OrderKit.Tests.Support;
using Xunit.Abstractions;

namespace OrderKit.Tests.Backorders;

/// <summary>Real weekly demand of 395 store-products with their opening stock and goods in transit, run through promise and
/// backorder.</summary>
/// <remarks>Runs only where the data is: ../shared/data/vn2-inventory. The run is the sample's: <c>samples/Replay vn2</c>.</remarks>
public sealed class RealDemandTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "../shared/data/vn2-inventory");

    [Fact]
    public void No_unit_is_promised_twice_and_every_slip_is_explained()
    {
        if (!Directory.Exists(Folder))
        {
            output.WriteLine("The data is not here; nothing was run.");
            return;
        }

        using var errors = new StringWriter();
        using var told = new StringWriter();
        var all = Vn2Folder.Read(Folder, new Faults(errors));
        var (_, figures) = Vn2Replay.Run(all, ProgressBar.Off);
        Vn2Story.Tell(new OrderKit.Samples.Replay.Telling.Story(told), all.Count, figures);
        output.WriteLine(told.ToString());

        Assert.Equal("", errors.ToString());
        Assert.Equal((395, 395 * Vn2Replay.Weeks), (all.Count, figures.Runs));
        Assert.Empty(figures.Wrong);
        Assert.True(figures.Slips.Values.Sum() > 100, "too few slips to prove anything");
        Assert.DoesNotContain(PromiseCause.None, figures.Slips.Keys);
        Assert.DoesNotContain(PromiseCause.Outranked, figures.Slips.Keys);
    }
}
