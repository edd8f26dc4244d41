using FsCheck.Xunit;
using OrderKit.Promising;
using static OrderKit.Tests.Promising.Pictures;

namespace OrderKit.Tests.Promising;

[Properties(MaxTest = 1000)]
public sealed class PromiserProperties
{
    private static readonly ChannelRules All = new("web") { Backorders = BackorderAcceptance.WhenDated };

    [Property]
    public void An_answer_is_the_sum_of_what_the_seen_locations_promise(byte[] first, byte[] second, byte[] third, byte wanted, byte seen)
    {
        ValueList<SupplyPicture> pictures = [At("a", first), At("b", second), At("c", third)];
        var channel = All with { Locations = [.. pictures.Select(one => one.Location).Where((_, i) => (seen >> i) % 2 == 1)] };
        var models = pictures.Where(one => channel.Locations.Contains(one.Location)).Select(one => new AtpModel(one, Rules)).ToList();
        var answer = Promiser.Answer(pictures, Rules, channel, new(wanted % 40), Today);
        var first30 = Enumerable.Range(0, 30).Where(day => models.Sum(model => model.LookAhead(day)) >= wanted % 40).Take(1).ToList();
        Assert.Equal(models.Sum(model => model.LookAhead(0)), answer.Quantity.Value);
        Assert.Equal(models.Count > 0 && first30 is [var day] ? Day(day) : null, answer.Earliest);
        Assert.Equal(models.Count > 0 && first30.Count > 0, answer.IsOrderable);
        Assert.Equal(models.Count == 0, answer.Reason == AvailabilityReason.NotSoldHere);
    }

    [Property]
    public void Many_at_once_are_the_same_as_one_by_one(byte[] first, byte[] second, byte wanted)
    {
        SkuSupply[] supplies = [.. new[] { first, second }.Select(bytes => SkuSupply.Of(Mug, [At("a", bytes)], Rules, Today))];
        var answers = new AvailabilityAnswer[2];
        Promiser.Answer(supplies, All, new(wanted), answers);
        Assert.Equal(supplies.Select(supply => Promiser.Answer(supply, All, new(wanted))), answers);
    }

    [Property]
    public void What_is_answered_as_orderable_can_be_booked(byte opening, byte[] changes, byte wanted)
    {
        var picture = FromBytes(opening, changes);
        var answer = Promiser.Answer([picture], Rules, All, new(wanted % 30), Today);
        Assert.Equal(answer.IsOrderable, answer.Earliest is { } day && Schedule(picture).Book(wanted % 30, day).IsAccepted);
    }

    private static SupplyPicture At(string location, byte[] bytes) =>
        FromBytes(bytes is [var opening, ..] ? opening : (byte)0, bytes) with { Sku = Mug, Location = new(location) };
}
