using System.Diagnostics;
using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Olist;

/// <summary>Sends the marketplace's orders through the engine, all steps of all orders in the order of their times.</summary>
internal static class OlistReplay
{
    internal static async Task<(Run Run, IReadOnlyList<OrderId> WithoutItems)> RunAsync(
        string name, List<OlistOrder> orders, ProgressBar progress, params IWitness[] witnesses)
    {
        var steps = orders.SelectMany(OlistSteps.Of).ToArray();
        Array.Sort(steps);
        var traces = new OrderTraces();
        var engine = new Engine(OlistCommands.Rules, [traces, .. witnesses]);
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < steps.Length; index++)
        {
            var (at, order, kind) = steps[index];
            foreach (var command in OlistCommands.Of(orders[order], kind))
            {
                await engine.HandleAsync(at, command);
            }

            progress.Show(index + 1, steps.Length);
        }

        watch.Stop();
        progress.Clear();
        var run = new Run(engine.Tally, engine.Commands, watch.Elapsed.TotalSeconds, OlistFigures.Of(name, traces.All));
        return (run, [.. traces.All.Where(trace => trace.HasUnknownSku).Select(trace => trace.Id)]);
    }
}
