using OrderKit.Testing;

namespace OrderKit.Tests.Testing;

public sealed class StoreKitTests
{
    public static TheoryData<string> Names { get; } = [.. StoreKit.Cases(MemoryKit.OpenAsync).Select(one => one.Name)];

    public static TheoryData<string> Faults { get; } = [.. BrokenStores.All.Select(broken => broken.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_memory_stores_keep_what_they_promise(string name)
    {
        var result = await Case(MemoryKit.OpenAsync, name).RunAsync();

        result.ThrowIfBroken();
        var endsWithTheProcess = name.Contains("restart", StringComparison.Ordinal) || name.Contains("open", StringComparison.Ordinal);
        Assert.Equal(endsWithTheProcess ? KitVerdict.NotPromised : KitVerdict.Kept, result.Verdict);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_store_that_lasts_keeps_everything(string name)
    {
        var result = await Case(MemoryKit.OpenLastingAsync, name).RunAsync();

        Assert.Equal((KitVerdict.Kept, ""), (result.Verdict, result.Why));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_broken_store_is_caught_by_the_case_that_names_the_promise(string fault)
    {
        var broken = BrokenStores.All.Single(one => one.Name == fault);
        var patience = TimeSpan.FromSeconds(broken.Seen.StartsWith("Not done", StringComparison.Ordinal) ? 2 : 30);

        var result = await (Case(broken.Open, broken.Case) with { Patience = patience }).RunAsync();

        Assert.Equal(KitVerdict.Broken, result.Verdict);
        Assert.Contains(broken.Seen, result.Why, StringComparison.Ordinal);
        Assert.Throws<KitBrokenException>(result.ThrowIfBroken);
    }

    [Theory]
    [InlineData("stock: ")]
    public async Task The_store_that_is_broken_on_purpose_is_whole_without_its_fault(string kit)
    {
        var cases = StoreKit.Cases(BrokenStores.Of((_, clock) => BrokenStores.Plain(clock, new())));

        var report = await KitReport.RunAsync(cases.Where(one => one.Name.StartsWith(kit, StringComparison.Ordinal)));

        Assert.True(report.IsKept, report.ToString());
        Assert.DoesNotContain(report.Results, result => result.Verdict == KitVerdict.NotPromised);
    }

    [Fact]
    public async Task The_report_says_which_promises_are_kept_and_which_are_not_made()
    {
        KitFactory open = (_, _) => new(new KitStore { Keys = new OrderKit.InMemory.MemoryPersonalDataKeys() });

        var report = await KitReport.RunAsync(StoreKit.PersonalData(open));

        Assert.True(report.IsKept);
        Assert.Equal(
            """
            kept          keys: an order has one key of its own
            kept          keys: callers at once get the same key
            kept          keys: looking for a key makes none
            kept          keys: erased stays erased
            kept          keys: an erasure spares all others
            not promised  keys: keys and erasures survive a restart: what it keeps ends with the process
            not promised  retention: the one kept longer stays: it offers no IRetentionStore
            not promised  retention: it survives a restart: it offers no IRetentionStore
            5 kept, 3 not promised, 0 broken
            """.ReplaceLineEndings("\n"),
            report.ToString());
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own_and_a_promise()
    {
        var cases = StoreKit.Cases(MemoryKit.OpenAsync);

        Assert.Equal(cases.Count, cases.DistinctBy(one => one.Name).Count());
        Assert.All(cases, one => Assert.EndsWith(".", one.Promise, StringComparison.Ordinal));
        Assert.All(cases, one => Assert.Equal(one.Name, one.ToString()));
    }

    [Fact]
    public async Task A_store_that_throws_or_never_answers_is_broken_and_is_closed()
    {
        var closed = 0;
        KitFactory open = (_, _) => new(new KitStore
        {
            Orders = new ThrowingStore(),
            Close = () =>
            {
                closed++;
                return default;
            },
        });
        var throwing = await Case(open, "orders: what was never stored is not there").RunAsync();
        KitFactory stuck = async (_, stop) =>
        {
            await Task.Delay(-1, stop);
            return new();
        };
        var hasty = Case(stuck, "orders: what was never stored is not there") with { Patience = TimeSpan.FromMilliseconds(50) };
        var late = await hasty.RunAsync();

        Assert.Equal((KitVerdict.Broken, "IOException: The disk is gone."), (throwing.Verdict, throwing.Why));
        Assert.Equal((KitVerdict.Broken, "Not done within 0.05 s."), (late.Verdict, late.Why));
        Assert.Equal(1, closed);
    }

    private static KitCase Case(KitFactory open, string name) => StoreKit.Cases(open).Single(one => one.Name == name);

    private sealed class ThrowingStore : OrderKit.Orders.IOrderStore
    {
        public ValueTask<OrderKit.Orders.Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) =>
            throw new IOException("The disk is gone.");

        public ValueTask<bool> TryAppendAsync(
            OrderKit.Orders.OrderStep step, OrderKit.PersonalData.Envelope? envelope, long expectedVersion,
            CancellationToken cancellationToken) =>
            throw new IOException("The disk is gone.");
    }
}
