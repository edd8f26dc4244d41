using OrderKit.Carriers;
using OrderKit.Delivery;
using OrderKit.InMemory;

namespace OrderKit.Tests.Delivery;

public sealed class DeliveryPlannerTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    private static readonly DeliveryQuestion Question = new(
        "SE", "111 22", [new(new("MUG"), 2, 400)], Monday, new(2026, 3, 2),
        new(DateTimeZoneProviders.Tzdb["Europe/Stockholm"], new(14, 0)));

    private readonly SimulatedCarrier north = new("north");
    private readonly SimulatedCarrier south = new("south", 2);

    private DeliveryPlanner Planner => new(new([south, north]), [new Store()]);

    [Fact]
    public async Task All_carriers_and_the_host_are_asked_and_the_soonest_comes_first()
    {
        var offer = await Planner.FindOptionsAsync(Question);
        Assert.Equal(
            [
                "store-pickup by the seller 2026-03-02", "home with north 2026-03-03", "home with south 2026-03-03",
                "service-point with north 2026-03-04", "service-point with south 2026-03-04",
            ],
            offer.Options.Select(o => FormattableString.Invariant(
                $"{o.Option} {(o.Carrier is { } carrier ? $"with {carrier}" : "by the seller")} {o.By:uuuu-MM-dd}")));
        Assert.Empty(offer.Silent);
        Assert.Equal(
            ["ready on 2026-03-02", "handed over on 2026-03-02, cut-off 14:00", "1 working day on the way"], offer.Options[1].Steps);
    }

    [Fact]
    public async Task A_carrier_in_trouble_leaves_the_others_standing_and_is_named()
    {
        south.GoDown();
        var offer = await Planner.FindOptionsAsync(Question);
        Assert.Equal(3, offer.Options.Count);
        Assert.Equal([new("south", "unavailable", true, Duration.FromMinutes(1))], offer.Silent);
    }

    [Fact]
    public async Task A_chosen_option_becomes_the_choice_an_order_keeps()
    {
        var shown = (await Planner.FindOptionsAsync(Question)).Options[3];
        var choice = await Planner.ChooseAsync(shown, Question with { AskedAt = Monday + Duration.FromHours(4) });
        Assert.Equal(
            new DeliveryChoice("service-point", "north", new(2026, 3, 3), new(2026, 3, 4), new Money(39, "SEK"), "sim-1", "sim-point"),
                choice.Value);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, RefusalReason.DeliveryCutOffPassed)]
    public async Task After_the_cut_off_the_shown_days_no_longer_hold(int hours, RefusalReason? reason)
    {
        var shown = (await Planner.FindOptionsAsync(Question)).Options[1];
        var choice = await Planner.ChooseAsync(shown, Question with { AskedAt = Monday + Duration.FromHours(hours) });
        Assert.Equal(reason, choice.Refusal?.Reason);
        Assert.Equal(reason is null, choice.IsAccepted);
    }

    [Fact]
    public async Task An_option_that_is_gone_or_costs_something_else_is_refused_with_what_is_possible()
    {
        var shown = (await Planner.FindOptionsAsync(Question)).Options[1];
        var dearer = await Planner.ChooseAsync(shown with { Price = new Money(1, "SEK") }, Question);
        Assert.Equal(RefusalReason.DeliveryOptionNotOffered, dearer.Refusal?.Reason);

        var gone = await new DeliveryPlanner(new([south]), []).ChooseAsync(shown, Question);
        Assert.Equal(RefusalReason.DeliveryOptionNotOffered, gone.Refusal?.Reason);
        Assert.Contains("home with south by 2026-03-03", gone.Refusal!.Possible, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weight_is_known_only_if_every_line_says_it()
    {
        Assert.Equal(800, Question.WeightGrams);
        Assert.Null((Question with { Lines = [.. Question.Lines, new(new("LID"), 1)] }).WeightGrams);
    }

    /// <summary>A seller with one store.</summary>
    private sealed class Store : IOwnDelivery
    {
        public Task<ValueList<DeliveryOption>> FindOptionsAsync(DeliveryQuestion question, CancellationToken cancellationToken) =>
            Task.FromResult<ValueList<DeliveryOption>>(
            [
                new(
                    "store-pickup", DeliveryKind.StorePickup, null, null, question.HandOverOn, question.HandOverOn, null, "store-1",
                    question.Dispatch.OrderBefore(question.HandOverOn), ["picked in the store"]),
            ]);
    }
}
