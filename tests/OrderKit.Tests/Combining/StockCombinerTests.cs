using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.Tests.Combining;

public sealed class StockCombinerTests
{
    private readonly HeldBatches batches = new();

    [Fact]
    public void A_command_that_comes_alone_is_written_at_once_by_its_own_caller()
    {
        batches.Open();
        var combiner = Combiner();
        for (var number = 1; number <= 3; number++)
        {
            var answer = combiner.HandleAsync(HeldBatches.Command($"c{number}"), default);
            Assert.True(answer.IsCompletedSuccessfully);
            Assert.Equal(Environment.CurrentManagedThreadId, batches.Writer);
        }

        Assert.Equal(["c1", "c2", "c3"], batches.Written);
    }

    [Fact]
    public async Task Commands_that_come_during_a_commit_share_the_next_one_and_each_gets_its_own_answer()
    {
        var combiner = Combiner();
        var all = Start(combiner, 12);
        batches.Open();

        var answers = await Task.WhenAll(all);

        Assert.Equal(["c0", "c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11"], batches.Written);
        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"L{number}"), answers.Select(HeldBatches.Name));
    }

    [Fact]
    public async Task A_batch_is_never_larger_than_it_may_be()
    {
        var combiner = Combiner(batchMax: 4);
        var all = Start(combiner, 12);
        batches.Open();
        await Task.WhenAll(all);

        Assert.Equal(["c0", "c1 c2 c3 c4", "c5 c6 c7 c8", "c9 c10 c11"], batches.Written);
    }

    [Fact]
    public async Task A_command_that_cannot_be_carried_out_fails_alone()
    {
        var combiner = Combiner();
        var all = Start(combiner, 6);
        batches.Poison = "c3";
        batches.Open();

        var fault = await Assert.ThrowsAsync<StockInvariantException>(() => all[3]);

        Assert.Equal("c3", fault.Message);
        Assert.Equal(["L0", "L1", "L2", "L4", "L5"], (await Task.WhenAll(all.Where((_, at) => at != 3))).Select(HeldBatches.Name));
        Assert.Equal(["c0", "c1", "c2", "c4", "c5"], batches.Written);
        Assert.Equal("L9", HeldBatches.Name(await combiner.HandleAsync(HeldBatches.Command("c9"), default)));
    }

    [Fact]
    public async Task When_the_database_is_in_trouble_all_are_told_so_at_once_and_none_is_tried_again()
    {
        var combiner = Combiner();
        var all = Start(combiner, 6);
        batches.Trouble = new TimeoutException();
        batches.Open();
        foreach (var one in all)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        }

        Assert.Equal(2, batches.Calls);
        batches.Trouble = null;
        Assert.Equal("L9", HeldBatches.Name(await combiner.HandleAsync(HeldBatches.Command("c9"), default)));
    }

    [Fact]
    public async Task A_full_queue_says_busy_and_when_to_come_again_and_the_command_is_not_carried_out()
    {
        var combiner = Combiner(waitingMax: 5);
        var all = Start(combiner, 6);

        var busy = await Assert.ThrowsAsync<StockBusyException>(() => combiner.HandleAsync(HeldBatches.Command("c6"), default).AsTask());

        Assert.Equal((5, Duration.FromMilliseconds(100)), (busy.Waiting, busy.RetryAfter));
        batches.Open();
        await Task.WhenAll(all);
        Assert.Equal(["c0", "c1 c2 c3 c4 c5"], batches.Written);
        Assert.Equal("L6", HeldBatches.Name(await combiner.HandleAsync(HeldBatches.Command("c6"), default)));
    }

    [Fact]
    public async Task Who_gives_up_in_the_queue_is_not_served_and_holds_nobody_up()
    {
        var combiner = Combiner();
        using var stop = new CancellationTokenSource();
        var first = combiner.HandleAsync(HeldBatches.Command("c0"), default).AsTask();
        var gone = combiner.HandleAsync(HeldBatches.Command("c1"), stop.Token).AsTask();
        var stays = combiner.HandleAsync(HeldBatches.Command("c2"), default).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => gone);
        batches.Open();

        await Task.WhenAll(first, stays);

        Assert.Equal(["c0", "c2"], batches.Written);
    }

    // The lead goes to the first in the queue at the moment it gives up: whichever comes first, those behind it are served.
    [Fact]
    public async Task Who_gives_up_while_being_handed_the_lead_hands_it_on()
    {
        for (var round = 0; round < 300; round++)
        {
            var held = new HeldBatches();
            var combiner = new StockCombiner(held, 100, 100, Duration.FromMilliseconds(100));
            using var stop = new CancellationTokenSource();
            var first = combiner.HandleAsync(HeldBatches.Command("c0"), default).AsTask();
            var gone = combiner.HandleAsync(HeldBatches.Command("c1"), stop.Token).AsTask();
            var stays = combiner.HandleAsync(HeldBatches.Command("c2"), default).AsTask();
            var cancelling = stop.CancelAsync();
            held.Open();

            await Task.WhenAll(first, stays, cancelling).WaitAsync(TimeSpan.FromSeconds(30));
            await gone.WaitAsync(TimeSpan.FromSeconds(30)).ContinueWith(_ => { }, TaskScheduler.Default);
            Assert.True((await combiner.HandleAsync(HeldBatches.Command("c3"), default)).IsAccepted);
        }
    }

    [Fact]
    public async Task Many_callers_without_end_are_all_served_and_commits_are_shared()
    {
        batches.Open();
        batches.Yields = true;
        var combiner = Combiner();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                var name = $"{caller}x{turn}";
                Assert.Equal($"L{name}", HeldBatches.Name(await combiner.HandleAsync(HeldBatches.Command($"c{name}"), default)));
            }
        })));

        Assert.Equal(6400, batches.Written.Sum(batch => batch.Split(' ').Length));
        Assert.True(batches.Written.Count < 3200, $"{batches.Written.Count} commits");
    }

    private StockCombiner Combiner(int waitingMax = 1000, int batchMax = 1000) =>
        new(batches, waitingMax, batchMax, Duration.FromMilliseconds(100));

    private static Task<Decision<StockAnswer>>[] Start(StockCombiner combiner, int count) =>
        [.. Enumerable.Range(0, count).Select(number => combiner.HandleAsync(HeldBatches.Command($"c{number}"), default).AsTask())];
}
