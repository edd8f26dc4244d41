using NodaTime;
using OrderKit.Backorders;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What is promised about the lists of those who wait.</summary>
internal static class BackorderCases
{
    private static readonly Sku Lamp = new("LÅMP-1");

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("backorders: a list loads as it was saved", "Nobody who waits is lost, nor any promise he was given.", open, LoadsAsync),
        new("backorders: the version is checked", "A list that was not made from the one stored is refused and changes nothing.", open,
            VersionAsync),
        new("backorders: of callers at once exactly one wins", "Of several lists made from one exactly one is stored.", open,
            OneWinsAsync),
        new("backorders: articles are listed while anything is to be done",
            "An article is listed while somebody waits for it or an errand is not done, and no longer.", open, ListedAsync),
        new("backorders: an emptied list keeps its version", "What is done is named after the version, so none comes twice.", open,
            EmptiedAsync),
        new("backorders: they survive a restart", "What was acknowledged is there after a restart.", open, SurvivesAsync),
    ];

    private static async Task LoadsAsync(KitRun run)
    {
        Check.Same(new(Lamp, [], 0), await LoadAsync(run, Lamp), "The list of an article nobody waits for");
        foreach (var list in Life(run, Lamp))
        {
            await SaveAsync(run, list);
            Check.Same(list, await LoadAsync(run, Lamp), "The list");
            Check.Same(list, await KitRun.Offered(run.Other.Backorders).LoadAsync(Lamp, run.Stop), "The list for another host");
        }

        Check.Same(new(KitStock.Mug, [], 0), await LoadAsync(run, KitStock.Mug), "The list of another article");
    }

    private static async Task VersionAsync(KitRun run)
    {
        var life = Life(run, Lamp);
        await RefusedAsync(run, new(Lamp, [], 0), life[0] with { Version = 0 }, life[1]);
        await SaveAsync(run, life[0]);
        await RefusedAsync(run, life[0], life[1] with { Version = 0 }, life[1] with { Version = 1 }, life[1] with { Version = 3 });
        await SaveAsync(run, life[1]);
        await RefusedAsync(run, life[1], life[0], life[2] with { Version = 2 }, life[2] with { Version = 4 });
    }

    private static async Task RefusedAsync(KitRun run, WaitingList stored, params WaitingList[] wrong)
    {
        foreach (var list in wrong)
        {
            Check.That(
                !await run.Backorders.TrySaveAsync(list, run.Stop),
                $"A list of version {list.Version} was saved over one of version {stored.Version}.");
            Check.Same(stored, await LoadAsync(run, Lamp), "The list after another was refused");
        }

        Check.Same(stored.Version > 0, (await SkusAsync(run)).Contains(Lamp), "Whether the article is listed");
    }

    private static async Task OneWinsAsync(KitRun run)
    {
        var stores = new[] { run.Backorders, KitRun.Offered(run.Other.Backorders) };
        for (var version = 1; version <= 10; version++)
        {
            var lists = Enumerable.Range(1, 8)
                .Select(caller => new WaitingList(Lamp, [Line(run, Lamp, caller, caller)], version)).ToArray();
            var won = await KitRun.RaceAsync(8, async caller => await stores[caller % 2].TrySaveAsync(lists[caller], run.Stop));
            Check.Same(1, won.Count(isWon => isWon), $"Winners of 8 lists of version {version}");
            Check.Same(lists[Array.IndexOf(won, true)], await LoadAsync(run, Lamp), "The list after the race");
        }
    }

    private static async Task ListedAsync(KitRun run)
    {
        Check.SameList([], await SkusAsync(run), "The articles before any list");
        var (lamp, mug) = (Life(run, Lamp), Life(run, KitStock.Mug));
        var (waits, isUndone, isDone) = (
            lamp[0] with { Errands = [] },
            new WaitingList(Lamp, [], 2) { Errands = lamp[1].Errands },
            new WaitingList(Lamp, [], 3));
        await SaveAsync(run, waits);
        Check.SameList([Lamp], await SkusAsync(run), "The articles while somebody waits for one");
        await SaveAsync(run, mug[0]);
        await SaveAsync(run, isUndone);
        Check.SameList([Lamp, KitStock.Mug], await SkusAsync(run), "The articles while nobody waits for one of two, and an errand is left");
        await SaveAsync(run, isDone);
        Check.SameList([KitStock.Mug], await SkusAsync(run), "The articles after all is done for one of two");
        await SaveAsync(run, lamp[0] with { Version = 4 });
        Check.SameList([Lamp, KitStock.Mug], await SkusAsync(run), "The articles after somebody waits again");
    }

    private static async Task EmptiedAsync(KitRun run)
    {
        await SaveAsync(run, Life(run, Lamp)[0]);
        var emptied = new WaitingList(Lamp, [], 2);
        await SaveAsync(run, emptied);
        Check.Same(emptied, await LoadAsync(run, Lamp), "The list that was emptied");
        Check.That(
            !await run.Backorders.TrySaveAsync(Life(run, Lamp)[0], run.Stop), "A list that was emptied began anew at version 1.");
        await SaveAsync(run, emptied with { Version = 3 });
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        var (lamp, mug) = (Life(run, Lamp), Life(run, KitStock.Mug));
        foreach (var list in (WaitingList[])[.. lamp, mug[0]])
        {
            await SaveAsync(run, list);
        }

        await run.ReopenAsync();
        Check.Same(lamp[^1], await LoadAsync(run, Lamp), "The list after a restart");
        Check.Same(mug[0], await LoadAsync(run, KitStock.Mug), "The list of another article after it");
        Check.SameList([Lamp, KitStock.Mug], await SkusAsync(run), "The articles after it");
        Check.That(!await run.Backorders.TrySaveAsync(mug[0], run.Stop), "After a restart a version was saved again.");
        await SaveAsync(run, mug[1]);
    }

    // One waits, is promised a day and another; then it slips and is told, while two more have come.
    private static WaitingList[] Life(KitRun run, Sku sku)
    {
        var day = new LocalDate(2026, 3, 9);
        var first = new BackorderPromise(
            day, [new(null, day, 2), new(new("pö-7"), day, 3), new(null, day, 1, true)], PromiseCause.FirstPromise, run.Now);
        var lost = new BackorderPromise(null, [], PromiseCause.ReceiptGone, run.Now + Duration.FromHours(1)) { Receipt = new("pö-7") };
        var (line, other) = (Line(run, sku, 1, 6), Line(run, sku, 2, 1));
        var promised = line with { Promises = [first], MaySplit = true, Priority = -3 };
        var asked = promised with { Promises = [first, lost], IsAsked = true };
        return
        [
            new(sku, [line], 1),
            new(sku, [promised], 2)
            {
                Errands = [new(new(line, LineStep.Promised) { Promise = first, Cause = PromiseCause.FirstPromise }, 2, run.Now, 0)],
            },
            new(sku, [asked, other, Line(run, sku, 2, 4) with { Line = 2 }], 3)
            {
                Errands =
                [
                    new(new(promised, LineStep.Asked) { Promise = lost, Cause = lost.Cause, Receipt = lost.Receipt }, 3, run.Now, 7),
                    new(new(other, LineStep.Cancelled) { Filled = 0, Cancelled = 1, Cause = PromiseCause.NotCovered }, 3, run.Now, 2),
                ],
            },
        ];
    }

    private static WaitingLine Line(KitRun run, Sku sku, int order, int units) =>
        new(KitOrders.Id(order), 1, sku, units, run.Now - Duration.FromNanoseconds(1));

    private static async Task<ValueList<Sku>> SkusAsync(KitRun run) =>
        (await run.Backorders.SkusAsync(run.Stop)).OrderBy(sku => sku.Value, StringComparer.Ordinal).ToValueList();

    private static async Task<WaitingList> LoadAsync(KitRun run, Sku sku) => await run.Backorders.LoadAsync(sku, run.Stop);

    private static async Task SaveAsync(KitRun run, WaitingList list) => Check.That(
        await run.Backorders.TrySaveAsync(list, run.Stop), $"A list of version {list.Version} over the one before it was refused.");
}
