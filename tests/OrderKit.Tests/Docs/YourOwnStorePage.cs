using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Testing;
using OrderKit.Testing.Generators;
using OrderKit.Tests.DependencyInjection;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/your-own-store.md: a host tries a store of its own.</summary>
public sealed class YourOwnStorePage
{
    #region list
    public static TheoryData<string> Promises { get; } = [.. StoreKit.Cases(OpenAsync).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task My_store_keeps_what_OrderKit_promises(string name)
    {
        var one = StoreKit.Cases(OpenAsync).Single(one => one.Name == name);

        (await one.RunAsync()).ThrowIfBroken();
    }
    #endregion

    [Fact]
    public async Task The_report_lists_what_is_kept_and_what_is_not_promised()
    {
        #region report
        var report = await KitReport.RunAsync(StoreKit.Cases(OpenAsync));
        Console.WriteLine(report);
        #endregion

        Assert.True(report.IsKept);
        Assert.Contains("kept          orders: of callers at once exactly one wins", report.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "not promised  feed: what was read is read again: it offers no IOrderFeed", report.ToString(), StringComparison.Ordinal);
    }

    #region property
    [Property(MaxTest = 100, Arbitrary = [typeof(OrderGenerators)])]
    public async Task My_store_tells_every_life_of_an_order(OrderScript script)
    {
        var (store, id) = (new OwnStore(), new OrderId("SO-1"));
        foreach (var command in script.CommandsFor(id, Sample.Start))
        {
            var before = await store.LoadAsync(id, default);
            var decision = OrderDecider.Decide(OrderRules.Default, before, command, Sample.Start);
            if (decision is { IsAccepted: true, Value: { IsRepeat: false } step })
            {
                Assert.True(await store.TryAppendAsync(step, null, before?.Version ?? 0, default));
                Assert.Equal(step.Order, await store.LoadAsync(id, default));
            }
        }
    }
    #endregion

    #region open
    // Called for every case: a new file, a new schema, a new container.
    private static ValueTask<KitStore> OpenAsync(KitClock clock, CancellationToken cancellationToken) =>
        new(new KitStore
        {
            Orders = new OwnStore(),
            // Whatever else the store offers: Envelopes, Feed, Queries, Stock, Ledger, Shipments, Timers, Documents, Keys …
        });
    #endregion
}
