using Microsoft.Extensions.DependencyInjection;
using OrderKit.Backorders;
using OrderKit.InMemory;
using OrderKit.Processes;
using OrderKit.Promising;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Docs;

/// <summary>The code and the figures of docs/promising.md.</summary>
public sealed class PromisingPage
{
    [Fact]
    public async Task An_article_is_announced_and_shown_before_its_release()
    {
        var monday = new LocalDate(2026, 3, 2);
        var clock = new SetClock { Now = monday.AtMidnight().InUtc().ToInstant() };
        using var host = Host(clock);
        var preOrders = (MemoryPreOrders)host.GetRequiredService<IPreOrders>();
        var availability = host.GetRequiredService<AvailabilityService>();

        #region preorder
        Sku gold = new("MUG-GOLD");
        preOrders.Announce(gold, new PreOrder(Release: monday.PlusDays(30), Limit: 500, Taken: 0));
        var shown = await availability.AnswerAsync(gold, new(Wanted: 2));   // PreOrder, 500 left, in 30 days
        #endregion

        Assert.Equal((DisplayState.PreOrder, 500, 30), (shown.State, shown.Quantity.Value, shown.InDays));
    }

    private static ServiceProvider Host(IClock clock)
    {
        var services = new ServiceCollection().AddSingleton(clock);
        services.AddOrderKit();
        return services.BuildServiceProvider();
    }

    [Fact]
    public void A_picture_is_made_asked_and_booked()
    {
        var monday = new LocalDate(2026, 3, 2);

        #region picture
        var picture = new SupplyPicture(new("MUG-BLUE"), new("boras"))
        {
            Opening = 10,
            Receipts = [new(new("PO-1"), monday.PlusDays(2), 5), new(new("PO-2"), monday.PlusDays(4), 20)],
            Demands = [new("SO-7", monday.PlusDays(3), 12), new("SO-8", monday.PlusDays(5), 4)],
        };
        var schedule = AtpSchedule.Of(picture, AtpRules.Default, today: monday);
        #endregion

        #region ask
        var free = schedule.On(monday);                       // 3: SO-7 needs the others on Thursday
        var earliest = schedule.Earliest(8, monday);          // Friday, with PO-2
        var booked = schedule.Book(3, monday);                // a new schedule, or refused with what is possible
        #endregion

        Assert.Equal((3, monday.PlusDays(4)), (free.Value, earliest));
        Assert.Equal(0, booked.Value.On(monday).Value);

        #region answer
        var web = new ChannelRules("web") { Backorders = BackorderAcceptance.WhenDated, Locations = [new("boras")] };
        var answer = Promiser.Answer([picture], AtpRules.Default, web, new(Wanted: 8), monday);
        // BackOn 2026-03-06, 4 days from today, because of receipts, by cumulative ATP with look-ahead
        #endregion

        Assert.Equal((DisplayState.BackOn, AvailabilityReason.Receipts, 4), (answer.State, answer.Reason, answer.InDays));
        Assert.Equal("3 3 3 3 19 19", Promised(picture, AtpMethod.CumulativeWithLookAhead));
        Assert.Equal("10 10 15 3 23 19", Promised(picture, AtpMethod.CumulativeWithoutLookAhead));
        Assert.Equal("10 10 0 0 16 16", Promised(picture, AtpMethod.Discrete));
        Assert.Equal("3 3 0 0 16 16", Promised(picture, AtpMethod.DiscreteWithBackwardConsumption));
    }

    [Fact]
    public void A_run_says_what_leaves_and_what_is_promised()
    {
        var monday = new LocalDate(2026, 3, 2);
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        var schedule = AtpSchedule.Of(
            new(new("MUG-BLUE"), new("boras")) { Opening = 3, Receipts = [new(new("PO-1"), monday.PlusDays(2), 5)] },
            AtpRules.Default,
            monday);

        #region run
        ValueList<WaitingLine> waiting =
        [
            new(new("SO-1"), 1, new("MUG-BLUE"), Units: 4, Since: now - Duration.FromDays(2)),
            new(new("SO-2"), 1, new("MUG-BLUE"), Units: 2, Since: now - Duration.FromDays(1)),
        ];
        var rules = new BackorderRules { Strategy = BackorderStrategy.FirstCome, Patience = new() { Slips = 2 } };
        foreach (var outcome in BackorderRun.Decide(rules, schedule, waiting, now))
        {
            // SO-1 Promised 2026-03-04; SO-2 Filled with 2: SO-1 goes in one piece and needs the shelf no earlier than Wednesday
            Tell(outcome.Line.Order, outcome.Step, outcome.Filled, outcome.Promise?.Date, outcome.Cause);
        }
        #endregion

        Assert.Equal(["SO-1 Promised 0 2026-03-04 FirstPromise", "SO-2 Filled 2  None"], told);
    }

    private readonly List<string> told = [];

    private void Tell(OrderId order, LineStep step, Quantity filled, LocalDate? date, PromiseCause cause) =>
        told.Add($"{order} {step} {filled} {date?.ToString("uuuu-MM-dd", null)} {cause}");

    private static string Promised(SupplyPicture picture, AtpMethod method)
    {
        var monday = new LocalDate(2026, 3, 2);
        var schedule = AtpSchedule.Of(picture, new() { Method = method }, monday);
        return string.Join(' ', Enumerable.Range(0, 6).Select(day => schedule.On(monday.PlusDays(day))));
    }
}
