using System.Text;
using System.Text.Json.Nodes;
using OrderKit.Orders;
using OrderKit.Storing;
using OrderKit.Tests.Support;
using static OrderKit.Tests.Storing.LaterVersion;

namespace OrderKit.Tests.Storing;

/// <summary>Texts of other versions: what is kept, what is brought up to date and what is refused.</summary>
public sealed class StoredVersionTests
{
    private static readonly RecordedEvent Contradicted =
        StoredSamples.All.First(e => e.Event is OrderEvent.Contradicted { Kind: ContradictionKind.WhileOnHold });

    private static readonly RecordedEvent Shipped = StoredSamples.All.First(e => e.Event is OrderEvent.Shipped);

    [Fact]
    public void A_kind_of_a_later_version_is_kept_letter_by_letter()
    {
        var stored = Replaced(Contradicted, "\"kind\":\"contradicted\"", "\"kind\" : \"gift-wrapped\"");

        var recorded = StoredEvent.Read(stored);

        Assert.Equal(new OrderEvent.Unknown("gift-wrapped"), recorded.Event);
        Assert.Equal((Contradicted.Version, Contradicted.Status), (recorded.Version, recorded.Status));
        Assert.Equal(stored, StoredEvent.Write(recorded));
    }

    [Theory]
    [InlineData("while-on-hold", "while-on-the-moon")]
    [InlineData("report-shipped", "report-beamed")]
    public void A_word_of_a_later_version_makes_the_event_unknown_and_is_kept(string word, string later)
    {
        var stored = Replaced(Contradicted, word, later);

        var recorded = StoredEvent.Read(stored);

        Assert.Equal(new OrderEvent.Unknown("contradicted"), recorded.Event);
        Assert.Equal(stored, StoredEvent.Write(recorded));
    }

    [Theory]
    [InlineData("\"to\":\"shipped\"", "\"to\":\"in-orbit\"", "data.moves.to")]
    [InlineData("\"from\":\"packed\"", "\"from\":\"in-orbit\"", "data.moves.from")]
    [InlineData("\"status\":\"partially-shipped\"", "\"status\":\"in-orbit\"", "status")]
    public void Without_a_known_place_or_status_nothing_could_be_right(string known, string later, string member)
    {
        var fault = Assert.Throws<InvalidOrderDataException>(() => StoredEvent.Read(Replaced(Shipped, known, later)));

        Assert.Equal(
            $"A stored event of order SO-1, version {Shipped.Version}: it has a member {member} that is a word this version does not know.",
            fault.Message);
    }

    [Fact]
    public void A_kind_of_a_later_version_that_moves_units_can_be_read_but_not_told()
    {
        var order = Sample.Placed(Sample.Line(1, 2));
        var later = Unknown(order, "beamed", """{"moves":[{"line":1,"units":2,"from":"open","to":"in-orbit"}]}""");

        Assert.Equal(new OrderEvent.Unknown("beamed") { IsNeeded = true }, later.Event);
        var fault = Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Evolve(order, later));
        Assert.Equal("Order SO-1 cannot be told: event 2, of the kind beamed, says what only a later version knows.", fault.Message);
    }

    [Fact]
    public void The_decider_goes_on_after_events_of_a_later_version()
    {
        var order = Sample.Placed(Sample.Line(1, 2));
        var after = OrderDecider.Evolve(order, Unknown(order, "gift-wrapped"));

        var step = Sample.Step(after, new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm")));

        Assert.Equal((3, OrderStatus.Confirmed), (step.Order.Version, step.Order.Status));
    }

    [Fact]
    public void What_was_kept_and_then_changed_is_not_written()
    {
        var recorded = StoredEvent.Read(Replaced(Contradicted, "contradicted", "gift-wrapped"));

        Assert.Throws<ArgumentException>(() => StoredEvent.Write(recorded with { Version = 99 }));
        Assert.Throws<ArgumentException>(() => StoredEvent.Write(recorded with { AsStored = null }));
    }

    [Fact]
    public void An_older_form_is_brought_to_the_current_one_and_written_in_it()
    {
        // In the form before, the time of recording was called "at" and statuses were numbers.
        var old = Replaced(Shipped, "\"recorded\":", "\"at\":");
        old = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(old).Replace("\"partially-shipped\"", "3", StringComparison.Ordinal));
        Assert.Throws<InvalidOrderDataException>(() => StoredEvent.Read(old));

        var read = StoredEvent.Read(old, new Upcasting(FromOldNames));

        Assert.Equal(Shipped, read);
    }

    [Fact]
    public void Steps_are_taken_from_the_form_of_the_text_on()
    {
        var third = Replaced(Shipped, "{\"order\"", "{\"form\":2,\"order\"");
        Func<JsonObject, JsonObject> never = _ => throw new InvalidOperationException("It is in form 2 already.");

        Assert.Equal(Shipped, StoredEvent.Read(third, new Upcasting(never, text => text)));
    }

    [Fact]
    public void A_later_form_of_an_event_is_refused()
    {
        var fault = Assert.Throws<InvalidOrderDataException>(() =>
            StoredEvent.Read(Replaced(Shipped, "{\"order\"", "{\"form\":2,\"order\"")));

        Assert.Contains("was written in form 2 by a later version; this one reads forms up to 1", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"form\":2,", "{\"form\":3,")]
    [InlineData("{\"form\":2,", "{\"form\":2,\"later\":true,")]
    [InlineData("\"status\":\"confirmed\"", "\"status\":\"in-orbit\"")]
    public void A_stored_order_of_another_form_or_with_something_new_is_told_by_its_events(string now, string later)
    {
        var text = Encoding.UTF8.GetString(StoredOrder.Write(Sample.Confirmed(Sample.Line(1, 2))));
        Assert.Contains(now, text, StringComparison.Ordinal);

        var reading = StoredOrder.Read(Encoding.UTF8.GetBytes(text.Replace(now, later, StringComparison.Ordinal)));

        Assert.True(reading.NeedsReplay);
        Assert.Null(reading.Order);
    }

    [Fact]
    public void A_stored_order_whose_units_are_somewhere_else_is_refused()
    {
        var text = Encoding.UTF8.GetString(StoredOrder.Write(Sample.Confirmed(Sample.Line(1, 2))));

        var fault = Assert.Throws<InvalidOrderDataException>(() =>
            StoredOrder.Read(Encoding.UTF8.GetBytes(text.Replace("\"open\":2", "\"open\":3", StringComparison.Ordinal))));

        Assert.Equal(
            "A stored order of order SO-1, version 2: it has a member lines.units that does not have a place for every unit ordered.",
            fault.Message);
    }

    [Fact]
    public void The_members_of_an_order_are_those_of_the_form() =>
        Approved.Equal(
            $"tests/OrderKit.Tests/Storing/order.form-{StoredOrder.Form}.txt", string.Join('\n', Members(typeof(Order), "Order")));

    // When this list changes, raise StoredOrder.Form: older snapshots are then told anew from their events.
    private static IEnumerable<string> Members(Type type, string path) => type.GetProperties()
        .Where(member => member.CanWrite)
        .SelectMany(member => (string[])
        [
            $"{path}.{member.Name}: {Name(member.PropertyType)}", .. Inner(member.PropertyType, $"{path}.{member.Name}"),
        ]);

    private static IEnumerable<string> Inner(Type type, string path)
    {
        var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        var kinds = item.Assembly.GetTypes().Where(kind => item.IsAbstract && kind.IsSubclassOf(item));
        return item.Namespace!.StartsWith("OrderKit", StringComparison.Ordinal) && item.IsClass
            ? [.. Members(item, path), .. kinds.SelectMany(kind => Members(kind, $"{path}.{kind.Name}"))]
            : [];
    }

    private static string Name(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]} of {type.GetGenericArguments()[0].Name}" : type.Name;

    private static JsonObject FromOldNames(JsonObject old)
    {
        var at = old["at"]!;
        old.Remove("at");
        old["recorded"] = at;
        old["status"] = (int)old["status"]! == 3 ? "partially-shipped" : throw new FormatException();
        return old;
    }
}
