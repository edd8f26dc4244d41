using OrderKit.Availability;
using OrderKit.Processes;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Processes;

/// <summary>What users of other systems complain of where states move stock: nobody leaves an end by hand, so no stock is invented. The
/// states themselves are in <c>MisfitStateComplaintTests</c>.</summary>
public sealed class StockComplaintTests
{
    /// <summary>Cancelling gives back once, and what is told of afterwards gives nothing back again.</summary>
    [Fact]
    public void Complaint_41_what_was_cancelled_is_given_back_once()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Cancel().Shipped(2, 10).Correct(2, UnitPlace.Shipped, UnitPlace.Cancelled);
        var moves = story.History.SelectMany(e => StockProcess.CommandsFor(story.Order, e)).ToList();
        Assert.Equal([new LocatedQuantity(1, 2)], Assert.Single(moves.OfType<StockCommand.Release>()).Lines);

        // What was reported gone and had not gone left nothing behind: it went and came, and the shelf has what it had.
        var stock = new StockTrial(10, story.Order);
        Assert.Equal((10, 0), stock.After(moves));
    }

    // Some units really left: what was cancelled is not given back a second time on their account.
    [Fact]
    public void Complaint_41_a_correction_gives_back_its_own_units_and_no_others()
    {
        var story = Story.Confirmed(Sample.Line(1, 4)).Shipped(2, 10).CancelledElsewhere(15).Shipped(2, 20, new("S2"));
        var left = story.History.SelectMany(e => StockProcess.CommandsFor(story.Order, e)).ToList();
        Assert.Equal((6, 0), new StockTrial(10, story.Order).After(left));

        story = story.Correct(2, UnitPlace.Shipped, UnitPlace.Cancelled);
        var moves = story.History.SelectMany(e => StockProcess.CommandsFor(story.Order, e)).ToList();
        Assert.Equal((8, 0), new StockTrial(10, story.Order).After(moves));
        Assert.Equal(2, story.Order.Line(1)!.Units.Left);
    }
}
