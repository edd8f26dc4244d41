using FsCheck;
using FsCheck.Fluent;
using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <summary>Properties prove nothing about what their scripts never do.</summary>
public sealed class StockScriptTests
{
    [Fact]
    public void The_scripts_reach_every_answer_of_the_stock()
    {
        var seen = new HashSet<string>();
        foreach (var script in StockScripts.Script().Generator.Sample(1000, new Rnd(2026, 3), 50))
        {
            var shop = new Shop();
            foreach (var step in script.Steps)
            {
                shop.Clock.Now += Duration.FromMinutes(step.Minutes);
                seen.Add(Name(step.Command, shop.Do(step.Command)));
            }

            seen.UnionWith(StockJudge.Ledger(shop).Select(entry => $"entry {entry.Verb}{(entry.Shortage > 0 ? " short" : "")}"));
        }

        var refusals = Enum.GetValues<RefusalReason>()
            .Where(reason => (int)reason is (>= 200 and <= 210) or (>= 214 and <= 216) or (>= 225 and <= 227) or 250)
            .Select(reason => $"{reason}");
        // A backorder follows from a count; a repair from a look at the drift.
        var verbs = Enum.GetValues<StockVerb>().Except([StockVerb.Backorder, StockVerb.Reconcile, StockVerb.Scrap]).ToList();
        string[] wanted =
        [
            .. refusals, .. verbs.Select(verb => $"{verb}"), .. verbs.Except([StockVerb.Expire]).Select(verb => $"{verb} repeat"),
            .. verbs.Except([StockVerb.Hear]).Select(verb => $"entry {verb}"), "entry Scrap", "entry Count short", "entry Adjust short",
            "Commit re-taken", "Reserve in part",
        ];
        Assert.Empty(wanted.Except(seen));
    }

    private static string Name(StockCommand command, Decision<StockAnswer> decision) => decision switch
    {
        { IsAccepted: false } => $"{decision.Refusal.Reason}",
        { Value.IsRepeat: true } => $"{command.Verb} repeat",
        { Value: StockAnswer.Reserved { Reservation.IsRetaken: true } } when command is StockCommand.Commit => "Commit re-taken",
        { Value: StockAnswer.Reserved { Reservation: var one } } when command is StockCommand.Reserve
            && one.Lines.Any(line => !line.Missing.IsZero) => "Reserve in part",
        _ => $"{command.Verb}",
    };
}
