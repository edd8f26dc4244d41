using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Hosting;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Tests.Stories;

namespace OrderKit.Tests.Hosting;

/// <summary>What a host does by itself once it has workers.</summary>
public sealed class WorkersTests
{
    private const string Mark = "c4n4ry";

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task What_was_shipped_leaves_the_shelf_by_itself(string store)
    {
        await using var host = new WorkerHost(builder => StoryStores.Use(store, builder));
        await host.StartAsync();
        await BuyAndShipAsync(host);
        await WorkerHost.UntilAsync(async () => (await host.Door<IStockKeeper>().FindAsync(StoryShop.Number))?.Lines[0].Consumed == 2);
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task What_one_order_gives_back_another_gets_by_itself(string store)
    {
        await using var host = new WorkerHost(builder => StoryStores.Use(store, builder));
        await host.StartAsync();
        await BuyAsync(host, "SO-1");
        var checkout = host.Door<CheckoutService>();
        Assert.True((await checkout.PurchaseAsync(StoryShop.Purchase(5, "SO-2") with { Policy = ReservePolicy.BestEffort })).IsAccepted);
        await host.Door<OrderService>().HandleAsync(new OrderCommand.Cancel(new("SO-1"), new("off"), "changed-mind", []));
        await WorkerHost.UntilAsync(async () =>
            (await host.Door<IOrderStore>().LoadAsync(new("SO-2"), default))?.Lines[0].Units.Backordered == 0);
        Assert.Equal(5, (await host.Door<IStockKeeper>().FindAsync(new("SO-2")))?.Lines[0].Held.Value);
    }

    [Fact]
    public async Task Without_workers_nothing_is_done_unasked()
    {
        await using var host = new WorkerHost(builder => builder.Services.Remove(
            builder.Services.Single(service => service.ImplementationType == typeof(WorkerCrew))));
        await host.StartAsync();
        await BuyAndShipAsync(host);
        await Task.Delay(100);
        Assert.Equal(0, (await host.Door<IStockKeeper>().FindAsync(StoryShop.Number))!.Lines[0].Consumed.Value);
    }

    [Fact]
    public async Task A_pass_that_fails_ends_nothing_and_is_told_until_one_ends_well()
    {
        var work = new ScriptedWork(() => throw new TimeoutException(Mark), () => throw new TimeoutException(Mark), () => new());
        await using var host = new WorkerHost(builder => builder.Services.AddSingleton<IRecurringWork>(work));
        await host.StartAsync();
        await WorkerHost.UntilAsync(() => work.Calls.Count > 3);
        Assert.Equal(2, host.Log.Count(line => line.Contains("scripted: a pass failed", StringComparison.Ordinal)));
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Status);
        Assert.DoesNotContain(host.Log, line => line.Contains(Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_needs_a_person_is_logged_once_and_shows_in_health()
    {
        WorkPass Stuck() => new() { ForPerson = ["Order SO-9 waits."] };
        var work = new ScriptedWork([.. Enumerable.Repeat(Stuck, 1000)]);
        await using var host = new WorkerHost(builder => builder.Services.AddSingleton<IRecurringWork>(work));
        await host.StartAsync();
        await WorkerHost.UntilAsync(() => work.Calls.Count > 3);
        var health = await host.HealthAsync();
        Assert.Equal((HealthStatus.Degraded, "Order SO-9 waits."), (health.Status, health.Description));
        Assert.Single(host.Log, line => line.Contains("scripted needs a person: Order SO-9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_always_fails_stops_its_own_order_only_and_no_message_of_it_is_told()
    {
        await using var host = new WorkerHost(builder => builder.AddFeedHandler<Stumbling>("stumbling"));
        await host.StartAsync();
        await BuyAsync(host, "SO-1");
        await BuyAsync(host, "SO-2");
        await WorkerHost.UntilAsync(() => host.Door<Stumbling>().Heard.Contains("SO-2"));
        var place = (await host.Door<ISubscriptionStore>().FindAsync("stumbling", default))!;
        await WorkerHost.UntilAsync(async () =>
            (place = (await host.Door<ISubscriptionStore>().FindAsync("stumbling", default))!).Parked.Count == 1);
        Assert.Equal((new OrderId("SO-1"), "invalid-operation"), (place.Parked[0].Order, place.Parked[0].Fault.Value));
        Assert.DoesNotContain(host.Log, line => line.Contains(Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_stops_lets_go_and_the_next_takes_over_at_once()
    {
        var shared = new Shared();
        await using (var first = new WorkerHost(shared.Use))
        {
            await first.StartAsync();
            await BuyAsync(first, "SO-1");
            await WorkerHost.UntilAsync(() => first.Door<Listening>().Heard.Contains("SO-1"));
        }

        // The lease is a minute: only one that was let go can be taken over by a clock that stands still.
        await using var second = new WorkerHost(shared.Use);
        await second.StartAsync();
        await BuyAsync(second, "SO-2");
        await WorkerHost.UntilAsync(() => second.Door<Listening>().Heard.Contains("SO-2"));
        Assert.DoesNotContain("SO-1", second.Door<Listening>().Heard);
    }

    [Fact]
    public async Task Figures_and_logs_of_a_purchase_carry_no_personal_data()
    {
        List<string> told = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "OrderKit")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (told)
            {
                told.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}");
            }
        });
        listener.Start();
        await using var host = new WorkerHost(builder => builder.AddFeedHandler<Stumbling>("stumbling"));
        await host.StartAsync();
        await BuyAndShipAsync(host);
        await WorkerHost.UntilAsync(async () => (await host.Door<IStockKeeper>().FindAsync(StoryShop.Number))?.Lines[0].Consumed == 2);
        listener.RecordObservableInstruments();
        lock (told)
        {
            Assert.Contains(told, figure => figure.StartsWith("orderkit.worker.done", StringComparison.Ordinal));
            Assert.Contains(told, figure => figure.StartsWith("orderkit.worker.behind", StringComparison.Ordinal));
            Assert.All(told.Concat(host.Log), NamesNobody);
        }
    }

    [Fact]
    public async Task Two_works_of_one_name_end_the_start()
    {
        await using var host = new WorkerHost(builder => builder.AddFeedHandler<Stumbling>("one").AddFeedHandler<Listening>("one"));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains("2 works are named one", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_the_options_is_listed_at_start()
    {
        await using var host = new WorkerHost(_ => { }, options =>
        {
            options.Idle = TimeSpan.Zero;
            options.BehindMax = 0;
            options.Owner = "";
        });
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        Assert.Equal(3, fault.Failures.Count());
    }

    private static void NamesNobody(string text)
    {
        foreach (var mark in (string[])["Elsa", "Storgatan", "+46700000000", "111 22"])
        {
            Assert.DoesNotContain(mark, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task BuyAsync(WorkerHost host, string order)
    {
        Assert.True((await host.Door<IStockKeeper>().HandleAsync(
            new StockCommand.Receive(new($"in-{order}"), StoryShop.Mug, StoryShop.Warehouse, 5))).IsAccepted);
        Assert.True((await host.Door<CheckoutService>().PurchaseAsync(StoryShop.Purchase(2, order))).IsAccepted);
    }

    private static async Task BuyAndShipAsync(WorkerHost host)
    {
        await BuyAsync(host, StoryShop.Number.Value);
        var orders = host.Door<OrderService>();
        Assert.True((await orders.HandleAsync(new OrderCommand.Confirm(StoryShop.Number, new("confirm")))).IsAccepted);
        Assert.True((await orders.HandleAsync(new OrderCommand.ReportShipped(
            StoryShop.Number, new("shipped"), StoryShop.First, [new(1, 2)], host.Door<IClock>().GetCurrentInstant()))).IsAccepted);
    }
}
