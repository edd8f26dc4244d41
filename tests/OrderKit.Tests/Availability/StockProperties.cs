using FsCheck.Xunit;
using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

[Properties(MaxTest = 1000, Arbitrary = [typeof(StockScripts)])]
public sealed class StockProperties
{
    [Property]
    public void Any_commands_keep_the_invariants_and_the_units(StockScript script)
    {
        var shop = new Shop();
        foreach (var step in script.Steps)
        {
            Run(shop, step);
            StockJudge.Check(shop);
        }
    }

    [Property]
    public void Nothing_is_accepted_beyond_what_was_free(StockScript script)
    {
        var shop = new Shop();
        foreach (var step in script.Steps)
        {
            Run(shop, step);
            // What was handed over, and what came back for the same order, was nobody else's to take.
            var taken = StockJudge.Ledger(shop)
                .Where(entry => entry.Reserved > 0 && entry.Verb is not (StockVerb.HandOver or StockVerb.TakeBack)).ToList();
            foreach (var entry in taken)
            {
                Assert.True(FreeAfter(shop, entry) >= 0, $"{entry}");
            }
        }
    }

    [Property]
    public void A_refused_command_changes_nothing(StockScript script)
    {
        var shop = new Shop();
        foreach (var step in script.Steps)
        {
            shop.Clock.Now += Duration.FromMinutes(step.Minutes);
            shop.ExpireDue();
            var before = Everything(shop);
            if (!shop.Do(step.Command).IsAccepted)
            {
                Assert.Equal(before, Everything(shop));
            }
        }
    }

    [Property]
    public void Every_command_twice_is_every_command_once(StockScript script)
    {
        var (once, twice) = (new Shop(), new Shop());
        foreach (var step in script.Steps)
        {
            Run(once, step);
            var first = Run(twice, step);
            var second = twice.Do(step.Command);
            Assert.Equal(first.Refusal, second.Refusal);
            Assert.True(!second.IsAccepted || second.Value.IsRepeat || step.Command is StockCommand.ExpireDue);
        }

        Assert.Equal(Everything(once), Everything(twice));
    }

    [Property]
    public void Every_accepted_command_sent_again_at_the_end_is_a_repeat(StockScript script)
    {
        var shop = new Shop();
        var accepted = script.Steps.Where(step => Run(shop, step).IsAccepted && step.Command is not StockCommand.ExpireDue).ToList();
        var before = Everything(shop);
        Assert.All(accepted, step => Assert.True(shop.Do(step.Command).Value.IsRepeat));
        Assert.Equal(before, Everything(shop));
    }

    [Property]
    public void With_backorders_too_any_commands_keep_the_invariants_and_the_units(StockScript script)
    {
        var shop = new Shop(StockRules.Default);
        foreach (var step in script.Steps)
        {
            Run(shop, step);
            StockJudge.Check(shop);
            Assert.All(StockJudge.Positions(shop), at => Assert.True(at.Shortage.IsZero || WaitsForACount(shop, at), $"{at}"));
        }
    }

    // Only what left though nobody held it leaves a shelf short, until somebody counts.
    private static bool WaitsForACount(Shop shop, StockPosition at) => shop.Stock.LedgerOf(at.Sku)
        .Where(entry => entry.Location == at.Location)
        .Any(entry => entry is { Verb: StockVerb.ConsumeUnheld, Shortage: > 0 });

    [Property]
    public void The_engine_agrees_with_the_simple_model(OneShelfScript one, bool cuts)
    {
        var (shop, model) = (new Shop(cuts ? StockRules.Default : null), new StockModel(cuts));
        foreach (var step in one.Script.Steps)
        {
            var decision = Run(shop, step);
            var answer = model.Handle(step.Command, shop.Clock.Now);
            var got = !decision.IsAccepted ? decision.Refusal.Number : decision.Value.IsRepeat ? StockModel.Repeat : StockModel.Accepted;
            Assert.Equal(answer, got);
            Assert.Equal(Shelves(model), StockJudge.Positions(shop).Select(Numbers));
            Assert.Equal(Sales(model), StockJudge.Reservations(shop).Select(Numbers));
        }
    }

    [Property]
    public void A_batch_gives_what_one_by_one_gives_and_leaves_the_view_alone(StockScript script)
    {
        var shop = new Shop();
        var commands = script.Steps.Select(step => step.Command).ToValueList();
        Dictionary<Sku, ValueList<StockPosition>> positions = [];
        Dictionary<OrderId, Reservation> reservations = [];
        var view = new StockView(positions, reservations, new Dictionary<(StockVerb, CommandId), ContentHash>());
        var batch = StockDecider.Decide(Shop.Keeping, view, commands, shop.Clock.Now);
        Assert.Equal(batch.Answers, commands.Select(shop.Do));
        Assert.Equal(
            batch.Positions.OrderBy(at => $"{at.Sku} {at.Location}", StringComparer.Ordinal), StockJudge.Positions(shop));
        Assert.Equal(batch.Reservations.OrderBy(one => one.Order.Value, StringComparer.Ordinal), StockJudge.Reservations(shop));
        Assert.Equal(batch.Entries.OrderBy(entry => entry.Sku.Value, StringComparer.Ordinal), StockJudge.Ledger(shop));
        Assert.Empty(positions);
        Assert.Equal(batch, StockDecider.Decide(Shop.Keeping, view, commands, shop.Clock.Now));
    }

    private static Decision<StockAnswer> Run(Shop shop, StockStep step)
    {
        shop.Clock.Now += Duration.FromMinutes(step.Minutes);
        return shop.Do(step.Command);
    }

    private static int FreeAfter(Shop shop, StockEntry entry)
    {
        var until = shop.Stock.LedgerOf(entry.Sku).Where(one => one.Location == entry.Location && one.Sequence <= entry.Sequence);
        return until.Sum(one => one.OnHand - one.Reserved - one.Safety - one.Quarantined);
    }

    private static string Everything(Shop shop) => string.Join(
        '\n', [.. StockJudge.Positions(shop), .. StockJudge.Reservations(shop), .. StockJudge.Ledger(shop).Cast<object>()]);

    private static (string, int, int, int) Numbers(StockPosition at) =>
        (at.Sku.Value, at.OnHand.Value, at.Reserved.Value, at.Shortage.Value);

    private static IEnumerable<(string, int, int, int)> Shelves(StockModel model) =>
        model.Shelves.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => (one.Key, one.Value.OnHand, one.Value.Reserved, one.Value.Short));

    private static string Numbers(Reservation one) =>
        $"{one.Order} {one.MadeBy} {one.Status} {one.IsRetaken}: " + string.Join("; ", one.Lines.Select(line =>
            $"{line.Line.Value} {line.Sku} {line.Missing} {line.Held} {line.Consumed} {line.Returned} {line.Released} {line.Lapsed}"));

    private static IEnumerable<string> Sales(StockModel model) =>
        model.Sales.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one =>
            $"{one.Key} {one.Value.MadeBy} {one.Value.Status} {one.Value.Retaken}: " + string.Join("; ", one.Value.Lines.Select(line =>
                $"{line.Number} {line.Sku} {line.Missing} {line.Held} {line.Consumed} {line.Returned} {line.Released} {line.Lapsed}")));
}
