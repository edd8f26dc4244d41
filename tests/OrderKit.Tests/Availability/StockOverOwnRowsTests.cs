using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <summary>The shorter way in for a stock over a host's own rows: one command, what is due expired first.</summary>
public sealed class StockOverOwnRowsTests
{
    private static readonly Sku Mug = new("MUG");
    private static readonly Instant Start = Instant.FromUtc(2026, 5, 4, 9, 0);

    [Fact]
    public void What_is_due_expires_first_and_its_units_can_be_taken()
    {
        var (first, written) = Ask(Rows(2, 0), [], "SO-1", 2, Start);
        Assert.Equal((2, 2), Figures(written));
        var held = new Dictionary<OrderId, Reservation> { [new("SO-1")] = first.Value.Reservation };

        Assert.Equal(RefusalReason.NotEnoughStock, Ask(Rows(2, 2), held, "SO-2", 1, Start).Answer.Refusal?.Reason);
        var (second, later) = Ask(Rows(2, 2), held, "SO-2", 1, Start + Duration.FromMinutes(20));
        Assert.True(second.IsAccepted);
        Assert.Equal((2, 1), Figures(later));
        Assert.Equal(["SO-1", "SO-2"], later.Reservations.Select(r => r.Order.Value).Order());
    }

    [Fact]
    public void What_expired_is_written_though_the_command_is_refused()
    {
        var held = new Dictionary<OrderId, Reservation> { [new("SO-1")] = Ask(Rows(2, 0), [], "SO-1", 2, Start).Answer.Value.Reservation };
        var (answer, written) = Ask(Rows(2, 2), held, "SO-2", 3, Start + Duration.FromMinutes(20));
        Assert.Equal(RefusalReason.NotEnoughStock, answer.Refusal?.Reason);
        Assert.Equal((2, 0), Figures(written));
    }

    [Theory]
    [InlineData(3, 1, 0, 2)]
    [InlineData(3, 3, 0, 0)]
    [InlineData(3, 5, 2, 0)]
    public void Figures_of_another_system_make_a_position_and_what_is_missing_is_short(int onHand, int reserved, int shortage, int free)
    {
        var position = StockPosition.Of(Mug, new("HUB"), onHand, reserved);
        Assert.Equal((shortage, free), (position.Shortage.Value, position.Available.Value));
    }

    private static Dictionary<Sku, ValueList<StockPosition>> Rows(int onHand, int reserved) =>
        new() { [Mug] = [StockPosition.Of(Mug, new("HUB"), onHand, reserved)] };

    private static (Decision<StockAnswer.Reserved> Answer, StockDecisions ToWrite) Ask(
        Dictionary<Sku, ValueList<StockPosition>> rows, Dictionary<OrderId, Reservation> held, string order, int units, Instant now) =>
        StockDecider.Decide(
            StockRules.Default,
            new(rows, held),
            new StockCommand.Reserve(new("click"), new(order), [new(1, Mug, units)], Duration.FromMinutes(20)),
            now);

    private static (int OnHand, int Reserved) Figures(StockDecisions written) =>
        Assert.Single(written.Positions) is var shelf ? (shelf.OnHand.Value, shelf.Reserved.Value) : default;
}
