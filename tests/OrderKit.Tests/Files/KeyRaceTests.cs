using System.Diagnostics;
using System.Security.Cryptography;
using OrderKit.Files;
using OrderKit.PersonalData;

namespace OrderKit.Tests.Files;

/// <summary>Many want the key of one order at the same moment: all must get the same.</summary>
public sealed class KeyRaceTests : IDisposable
{
    private const int Orders = 30;
    private const int Threads = 6;

    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Threads_at_once_get_the_same_key() =>
        Assert.Equal(Orders, await DistinctAsync(_ => new FilePersonalDataKeys(folder.Path)));

    [Fact]
    public async Task A_key_store_that_looks_first_and_then_writes_is_caught()
    {
        using var between = new Barrier(Threads);
        Assert.True(await DistinctAsync(_ => new LookingFirst(folder.Path, between)) > Orders);
    }

    [Fact]
    public async Task Processes_at_once_get_the_same_key()
    {
        var gun = Path.Combine(Path.GetDirectoryName(folder.Path)!, "go");
        var others = Enumerable.Range(0, 3).Select(_ => Start(gun)).ToList();
        foreach (var other in others)
        {
            Assert.Equal("ready", await other.StandardOutput.ReadLineAsync());
        }

        await File.WriteAllBytesAsync(gun, []);
        var printed = await Task.WhenAll(others.Select(other => other.StandardOutput.ReadToEndAsync()));
        foreach (var other in others)
        {
            await other.WaitForExitAsync();
            Assert.Equal(0, other.ExitCode);
            other.Dispose();
        }

        Assert.Single(printed.Distinct());
        Assert.Equal(Orders, printed[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
        Assert.All(folder.Files, file => Assert.EndsWith(".key", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_many_who_erase_one_is_told_that_it_did_and_no_maker_brings_the_key_back()
    {
        for (var number = 1; number <= Orders; number++)
        {
            OrderId order = new($"SO-{number}");
            var first = (await folder.Keys.GetOrCreateAsync(order, default)).ToArray();
            var makers = AtOnce(4, () => { _ = TryMake(order); return false; });
            var erasers = AtOnce(4, () => folder.Keys.EraseAsync(order, default).AsTask().Result);

            Assert.Equal(1, (await erasers).Count(erased => erased));
            await makers;
            Assert.Null(await folder.Keys.FindAsync(order, default));
            Assert.False(folder.Holds(first));
        }

        Assert.All(folder.Files, file => Assert.EndsWith(".erased", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_maker_and_an_eraser_at_once_leave_a_key_or_an_erased_order_and_never_both()
    {
        for (var number = 1; number <= Orders; number++)
        {
            OrderId order = new($"SO-{number}");
            var made = AtOnce(2, () => TryMake(order));
            var erased = AtOnce(2, () => folder.Keys.EraseAsync(order, default).AsTask().Result);

            var isErased = (await erased).Any(did => did);
            Assert.True((await made).All(did => did) || isErased);
            Assert.Equal(isErased, await folder.Keys.FindAsync(order, default) is null);
        }
    }

    private bool TryMake(OrderId order)
    {
        try
        {
            return folder.Keys.GetOrCreateAsync(order, default).AsTask().Result.Length == KeyFile.KeyBytes;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<int> DistinctAsync(Func<int, IPersonalDataKeys> open)
    {
        var stores = Enumerable.Range(0, Threads).Select(open).ToList();
        var distinct = new HashSet<string>();
        for (var number = 1; number <= Orders; number++)
        {
            var next = -1;
            var got = await AtOnce(stores.Count, () =>
                stores[Interlocked.Increment(ref next)].GetOrCreateAsync(new($"SO-{number}"), default).AsTask().Result.ToArray());
            distinct.UnionWith(got.Select(Convert.ToHexStringLower));
        }

        return distinct.Count;
    }

    // Threads of their own, let go by one barrier, so that they really meet.
    private static async Task<T[]> AtOnce<T>(int count, Func<T> act)
    {
        using var line = new Barrier(count);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Factory.StartNew(
            () =>
            {
                line.SignalAndWait();
                return act();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    private Process Start(string gun)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", typeof(KeyProgram).Assembly.Location, folder.Path, gun, $"{Orders}"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Does it in the way that looks right and is not. All meet between the look and the write, so the fault shows every
    /// time.</summary>
    private sealed class LookingFirst(string folder, Barrier between) : IPersonalDataKeys
    {
        public ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken)
        {
            var path = Path.Combine(folder, order.Value);
            var found = File.Exists(path);
            between.SignalAndWait(cancellationToken);
            if (found)
            {
                return new(File.ReadAllBytes(path));
            }

            var draft = Path.Combine(folder, Path.GetRandomFileName());
            var key = RandomNumberGenerator.GetBytes(32);
            File.WriteAllBytes(draft, key);
            File.Move(draft, path, overwrite: true);
            return new(key);
        }

        public ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken) => default;

        public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken) => default;
    }
}
