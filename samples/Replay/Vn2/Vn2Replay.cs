using System.Diagnostics;
using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Vn2;

/// <summary>Runs the real demand of the last weeks against the opening stock and what is on its way, by promise and backorder.</summary>
internal static class Vn2Replay
{
    internal const int Weeks = 12;

    internal static (IReadOnlyList<Run> Runs, PromiseFigures Figures) Run(IReadOnlyList<StoreProduct> all, ProgressBar progress)
    {
        var figures = new PromiseFigures();
        var watch = Stopwatch.StartNew();
        foreach (var (index, one) in all.Index())
        {
            var life = new StoreLife(one, figures);
            foreach (var (week, sold) in one.Weeks.TakeLast(Weeks).Index())
            {
                life.Live(week, Math.Max(0, sold.Sold));
            }

            life.Close();
            progress.Show(index + 1, all.Count);
        }

        watch.Stop();
        progress.Clear();
        Run Of(FigureBlock block) => new(new Tally(), figures.Runs, watch.Elapsed.TotalSeconds, block);
        return ([Of(Vn2Intake.Of(all)), Of(figures.Block)], figures);
    }
}
