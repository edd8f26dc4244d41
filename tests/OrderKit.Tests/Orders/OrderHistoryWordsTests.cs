using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>What is said of a history that makes no sense, word by word.</summary>
public sealed class OrderHistoryWordsTests
{
    private static readonly List<RecordedEvent> History = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).History;

    private static readonly Dictionary<string, (string Words, ValueList<RecordedEvent> History)> Rows = new()
    {
        ["gap"] = ("Order SO-1: event 3 follows event 1.", [History[0], History[2]]),
        ["no beginning"] = ("Order SO-1: event 2 follows event 0.", [History[1]]),
        ["other beginning"] = ("Order SO-1 begins with something other than Placed.", [History[1] with { Version = 1 }]),
        ["two beginnings"] = ("Order SO-1 was placed twice.", [History[0], History[0] with { Version = 2 }]),
        ["stranger"] = ("An event of order SO-2 stands in the history of order SO-1.",
            [History[0], History[1] with { OrderId = new("SO-2") }]),
        ["strange money"] = ("Order SO-1: event 3 does not fit what went before it.",
            [History[0], Second(new OrderEvent.Captured(new(5m, "SEK"))),
                Second(new OrderEvent.Captured(new(5m, "EUR"))) with { Version = 3 }]),
        ["too much money"] = ("Order SO-1: event 3 does not fit what went before it.",
            [History[0], Second(new OrderEvent.Captured(new(decimal.MaxValue, "SEK"))),
                Second(new OrderEvent.Captured(new(decimal.MaxValue, "SEK"))) with { Version = 3 }]),
        ["strange line"] = ("Order SO-1 has no line 9 to move units of.",
            [History[0], Second(new OrderEvent.Packed([new(9, UnitPlace.Open, UnitPlace.Packed, 1)]))]),
        ["too few units"] = ("Order SO-1 has too few units for the move line 1: 3 Open → Packed.",
            [History[0], Second(new OrderEvent.Packed([new(1, UnitPlace.Open, UnitPlace.Packed, 3)]))]),
        ["too few units of a shipment"] = ("Order SO-1 has too few units for the move line 1: 1 Lost → Returned.",
            [History[0], Second(new OrderEvent.Packed([new(1, UnitPlace.Lost, UnitPlace.Returned, 1, Sample.S1)]))]),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_makes_no_sense_says_why(string name) =>
        Assert.Equal(Rows[name].Words, Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Replay(Rows[name].History)).Message);

    [Fact]
    public void A_history_and_its_events_are_not_left_out()
    {
        Assert.Equal("recorded", Assert.Throws<ArgumentNullException>(() => OrderDecider.Evolve(null, null!)).ParamName);
        Assert.Equal("history", Assert.Throws<ArgumentNullException>(() => OrderDecider.Replay(null!)).ParamName);
    }

    /// <summary>Once an event of a later version was met, the order stays partly understood.</summary>
    [Theory]
    [InlineData("- - -", false)]
    [InlineData("- x -", true)]
    [InlineData("- - x", true)]
    [InlineData("- x x", true)]
    public void An_order_is_partly_understood_from_the_first_event_that_is(string asStored, bool partly)
    {
        var marks = asStored.Split(' ');
        var told = History.Select((e, i) => e with { AsStored = marks[i] == "x" ? "{}" : null });
        Assert.Equal(partly, OrderDecider.Replay(told)!.IsPartlyUnderstood);
    }

    /// <summary>Units of one shipment are not there for another, though the line has as many.</summary>
    [Theory]
    [InlineData(UnitPlace.Shipped)]
    [InlineData(UnitPlace.Delivered)]
    [InlineData(UnitPlace.Lost)]
    public void A_move_takes_from_its_own_shipment_only(UnitPlace from)
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10);
        _ = from switch
        {
            UnitPlace.Delivered => story.Delivered(2, 20),
            UnitPlace.Lost => story.Lost(2, 20),
            _ => story,
        };
        var returned = story.History[^1] with
        {
            Version = story.Order.Version + 1,
            Event = new OrderEvent.Returned(Sample.S2, [new(1, 1)], [new(1, from, UnitPlace.Returned, 1, Sample.S2)]),
        };
        Assert.Contains("too few units", Assert.Throws<InvalidOrderDataException>(() =>
            OrderDecider.Replay([.. story.History, returned])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData(3, 3)]
    public void An_order_was_placed_when_it_happened_or_else_when_it_was_recorded(int? occurred, int placed)
    {
        var first = History[0] with { RecordedAt = Sample.At(7), OccurredAt = occurred is { } minute ? Sample.At(minute) : null };
        Assert.Equal(Sample.At(placed), OrderDecider.Replay([first])!.PlacedAt);
    }

    [Fact]
    public void A_command_is_remembered_once_however_many_events_it_made()
    {
        RecordedEvent held = Second(new OrderEvent.Held(1, "manual", null, "look")) with { CommandId = History[0].CommandId };
        Assert.Equal([new(held.CommandId, held.Content, 2)], OrderDecider.Replay([History[0], held])!.Commands);
        Assert.Equal([1, 2, 3], OrderDecider.Replay(History)!.Commands.Select(c => c.Version));
    }

    /// <summary>Envelopes by name, a dash for none: of the purchase, of a change, of its withdrawal; and which holds then.</summary>
    [Theory]
    [InlineData("a", "-", "-", "a", "a")]
    [InlineData("a", "b", "-", "b", "b")]
    [InlineData("a", "b", "c", "b", "c")]
    [InlineData("a", "-", "c", "a", "c")]
    [InlineData("-", "b", "-", "b", "b")]
    [InlineData("-", "-", "-", "-", "-")]
    public void Personal_data_lie_where_the_last_change_put_them(
        string placed, string proposed, string withdrawn, string then, string last)
    {
        var first = History[0] with { Event = (OrderEvent.Placed)History[0].Event with { Envelope = Named(placed) } };
        var second = Second(new OrderEvent.ChangeProposed(1, [new OrderChange.SetRecipient("receiver")], Sample.At(500), Named(proposed)));
        var third = Second(new OrderEvent.ChangeWithdrawn(1, "changed-mind", Named(withdrawn))) with { Version = 3 };
        Assert.Equal(Named(then), OrderDecider.Replay([first, second])!.Envelope);
        Assert.Equal(Named(last), OrderDecider.Replay([first, second, third])!.Envelope);

        static EnvelopeReference? Named(string name) => name == "-" ? null : new EnvelopeReference(name);
    }

    private static RecordedEvent Second(OrderEvent happened) => History[1] with { Event = happened };
}
