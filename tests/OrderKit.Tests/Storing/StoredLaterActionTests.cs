using System.Text;
using OrderKit.Orders;
using OrderKit.Storing;
using OrderKit.Tests.Support;
using static OrderKit.Tests.Storing.LaterVersion;

namespace OrderKit.Tests.Storing;

/// <summary>Changes and tailoring with something in them that only a later version knows: kept, and never carried out in part.</summary>
public sealed class StoredLaterActionTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { "change-proposed", "set-recipient" }, { "change-proposed", "add-line" }, { "change-applied", "set-recipient" },
        { "change-applied", "remove-line" }, { "change-applied", "set-quantity" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void An_action_of_a_later_version_is_kept_and_its_document_not_applied(string kind, string action)
    {
        var order = Sample.Placed(Sample.Line(1, 2), Sample.Line(2, 1));
        var recorded = Recorded(kind) with { Version = 2 };
        var stored = Replaced(recorded, $"\"action\":\"{action}\"", "\"action\" : \"gift-wrap\"");

        var read = StoredEvent.Read(stored);

        Assert.Equal(new OrderEvent.Unknown(kind) { IsNeeded = true }, read.Event);
        Assert.Equal(stored, StoredEvent.Write(read));
        var fault = Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Evolve(order, read));
        Assert.Equal($"Order SO-1 cannot be told: event 2, of the kind {kind}, says what only a later version knows.", fault.Message);
    }

    [Theory]
    [InlineData("\"field\":\"colour\"", "\"field\":\"scent\"")]
    [InlineData("\"proof\":\"sent\"", "\"proof\":\"sung\"")]
    [InlineData("\"unit\":\"inch\"", "\"unit\":\"ell\"")]
    [InlineData("\"atDeadline\":\"cancel-units\"", "\"atDeadline\":\"send-flowers\"")]
    [InlineData("\"payment\":\"on-account\"", "\"payment\":\"by-barter\"")]
    public void A_purchase_on_terms_of_a_later_version_is_kept_and_its_order_not_told(string known, string later)
    {
        var stored = Replaced(StoredSamples.All[0], known, later);

        var read = StoredEvent.Read(stored);

        Assert.Equal(new OrderEvent.Unknown("placed") { IsNeeded = true }, read.Event);
        Assert.Equal(stored, StoredEvent.Write(read));
        Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Evolve(null, read));
    }

    [Fact]
    public void Kinds_of_action_are_never_taken_for_one_another()
    {
        var text = StoredGoldenTests.Text(Recorded("change-applied"));
        var swapped = text.Replace("\"remove-line\"", "\"retailor\"", StringComparison.Ordinal);

        Assert.NotEqual(text, swapped);
        Assert.Throws<InvalidOrderDataException>(() => StoredEvent.Read(Encoding.UTF8.GetBytes(swapped)));
    }

    [Theory]
    [InlineData("\"action\":\"set-recipient\"", "\"action\":\"gift-wrap\"")]
    [InlineData("\"kind\":\"refund\"", "\"kind\":\"barter\"")]
    [InlineData("\"lastTold\":\"refunded\"", "\"lastTold\":\"bartered\"")]
    public void A_stored_order_with_a_word_of_a_later_version_is_told_by_its_events(string known, string later)
    {
        var text = Encoding.UTF8.GetString(StoredOrder.Write(StoredOrderTests.Full));
        Assert.Contains(known, text, StringComparison.Ordinal);

        Assert.True(StoredOrder.Read(Encoding.UTF8.GetBytes(text.Replace(known, later, StringComparison.Ordinal))).NeedsReplay);
    }

    private static RecordedEvent Recorded(string kind) =>
        StoredSamples.All.First(e => EventForms.Of(e.Event).Kind == kind);
}
