using FsCheck.Xunit;
using OrderKit.Promising;
using static OrderKit.Tests.Promising.Pictures;

namespace OrderKit.Tests.Promising;

[Properties(MaxTest = 1000)]
public sealed class AtpProperties
{
    [Property]
    public void Every_day_promises_what_paper_and_pencil_say(byte opening, byte[] changes, byte rules)
    {
        var (picture, model) = (FromBytes(opening, changes), new AtpModel(FromBytes(opening, changes), RulesFrom(rules)));
        var schedule = Schedule(picture, RulesFrom(rules));
        Assert.All(Enumerable.Range(0, 30), day => Assert.Equal(model.LookAhead(day), schedule.On(Day(day)).Value));
    }

    [Property]
    public void Every_other_method_is_what_paper_and_pencil_say(byte opening, byte[] changes, byte rules)
    {
        var (picture, model) = (FromBytes(opening, changes), new AtpModel(FromBytes(opening, changes), RulesFrom(rules)));
        Assert.All(Enumerable.Range(0, 30), day =>
        {
            int By(AtpMethod method) => Schedule(picture, RulesFrom(rules, method)).On(Day(day)).Value;
            Assert.Equal(model.WithoutLookAhead(day), By(AtpMethod.CumulativeWithoutLookAhead));
            Assert.Equal(model.Discrete(day, backward: false), By(AtpMethod.Discrete));
            Assert.Equal(model.Discrete(day, backward: true), By(AtpMethod.DiscreteWithBackwardConsumption));
        });
    }

    [Property]
    public void The_earliest_day_is_the_first_that_promises_it(byte opening, byte[] changes, byte rules, byte wanted, byte from)
    {
        var picture = FromBytes(opening, changes);
        var expected = new AtpModel(picture, RulesFrom(rules)).Earliest(wanted % 30, from % 15);
        var earliest = Schedule(picture, RulesFrom(rules)).Earliest(wanted % 30, Day(from % 15));
        Assert.Equal(expected is { } day ? Day(day) : null, earliest);
    }

    [Property]
    public void The_earliest_day_of_a_discrete_schedule_is_its_first(byte opening, byte[] changes, byte rules, byte wanted, byte from)
    {
        var schedule = Schedule(FromBytes(opening, changes), RulesFrom(rules, AtpMethod.Discrete));
        var first = Enumerable.Range(from % 15, 27).Where(day => schedule.On(Day(day)).Value >= wanted % 30).Take(1).ToList();
        Assert.Equal(first is [var day] ? Day(day) : null, schedule.Earliest(wanted % 30, Day(from % 15)));
    }

    [Property]
    public void A_booking_of_all_that_is_promised_leaves_every_later_demand_covered(byte opening, byte[] changes, byte on)
    {
        var picture = FromBytes(opening, changes);
        var free = Schedule(picture).On(Day(on % 15));
        var booked = new AtpModel(picture with { Demands = picture.Demands.Add(new("new", Day(on % 15), free)) }, Rules);
        var before = new AtpModel(picture, Rules);
        Assert.All(Enumerable.Range(0, 30), day => Assert.True(booked.Balance(day) >= Math.Min(0, before.Balance(day))));
    }

    [Property]
    public void A_booking_is_the_schedule_with_one_demand_more(byte opening, byte[] changes, byte rules, byte on, byte units)
    {
        var picture = FromBytes(opening, changes);
        var schedule = Schedule(picture, RulesFrom(rules));
        var (date, free) = (Day(on % 15), schedule.On(Day(on % 15)));
        var booking = schedule.Book(units % 20, date);
        Assert.Equal(units % 20 <= free.Value, booking.IsAccepted);
        if (booking.IsAccepted)
        {
            var anew = Schedule(picture with { Demands = picture.Demands.Add(new("new", date, units % 20)) }, RulesFrom(rules));
            Assert.All(Enumerable.Range(0, 30), day => Assert.Equal(anew.On(Day(day)), booking.Value.On(Day(day))));
            Assert.True(free == Quantity.Max || booking.Value.On(date).Value == free.Value - units % 20);
            Assert.Equal(free, schedule.On(date));
        }
    }

    [Property]
    public void A_promise_never_falls_when_a_receipt_is_added(byte opening, byte[] changes, byte rules, byte due, byte units)
    {
        var picture = FromBytes(opening, changes);
        var before = Schedule(picture, RulesFrom(rules));
        var after = Schedule(picture with { Receipts = picture.Receipts.Add(Receipt("new", due % 15, units)) }, RulesFrom(rules));
        Assert.All(Enumerable.Range(0, 30), day => Assert.True(after.On(Day(day)) >= before.On(Day(day))));
        Assert.All(Enumerable.Range(0, due % 15), day => Assert.True(after.On(Day(day)) == before.On(Day(day)) || Owes(before, day)));
    }

    [Property]
    public void A_quantity_that_can_be_promised_can_be_promised_later_too(byte opening, byte[] changes, byte rules)
    {
        var schedule = Schedule(FromBytes(opening, changes), RulesFrom(rules));
        Assert.All(Enumerable.Range(0, 29), day => Assert.True(schedule.On(Day(day + 1)) >= schedule.On(Day(day))));
    }

    // A receipt next week frees units of this week only where a later demand would have needed them.
    private static bool Owes(AtpSchedule schedule, int day) => schedule.Rows.Any(row => row.Date > Day(day) && row.Demand > 0);
}
