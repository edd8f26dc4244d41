using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Carriers;
using OrderKit.Checkout;
using OrderKit.Delivery;
using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;
using OrderKit.Tests.Testing;
using OrderKit.Timers;

namespace OrderKit.Tests.DependencyInjection;

public sealed class AddOrderKitTests
{
    [Fact]
    public void Every_front_door_opens_from_a_container_that_checks_itself()
    {
        using var services = Build(host => host.AddOrderKit());
        foreach (var door in (Type[])
        [
            typeof(OrderService), typeof(CheckoutService), typeof(ShipmentService), typeof(BookingService), typeof(TrackingService),
            typeof(DeliveryPlanner), typeof(ShippingService), typeof(OrderTracking), typeof(ProcessRunner),
            typeof(PersonalDataVault), typeof(CarrierRegistry), typeof(IStockKeeper),
            typeof(TimerRunner), typeof(OrderTimers), typeof(DocumentVault), typeof(ISubscriptionStore),
        ])
        {
            Assert.NotNull(services.GetService(door));
        }

        Assert.Same(services.GetRequiredService<IStock>(), services.GetRequiredService<IStockKeeper>());
        Assert.Same(services.GetRequiredService<IStock>(), services.GetRequiredService<IStockLedger>());
        Assert.Same(services.GetRequiredService<IOrderStore>(), services.GetRequiredService<IOrderQueries>());
        Assert.Equal(["change-expiry", "proof-deadline"], services.GetServices<ITimerHandler>().Select(h => h.Kind.Value).Order());
        Assert.Same(services.GetRequiredService<IOrderStore>(), services.GetRequiredService<IOrderFeed>());
        Assert.Same(services.GetRequiredService<IOrderStore>(), services.GetRequiredService<IEnvelopeStore>());
    }

    public static TheoryData<string, Action<IServiceCollection>> Ways { get; } = new()
    {
        { "before", host => host.AddSingleton<IOrderStore, OwnStore>().AddOrderKit() },
        { "after", host => host.AddOrderKit().Services.AddSingleton<IOrderStore, OwnStore>() },
        { "by the builder", host => host.AddOrderKit().UseOrderStore<OwnStore>() },
        { "by the builder, then OrderKit added again", host => { host.AddOrderKit().UseOrderStore<OwnStore>(); host.AddOrderKit(); } },
        { "by the builder over another", host => host
            .AddSingleton<IOrderStore, MemoryOrderStore>().AddOrderKit().UseOrderStore<OwnStore>() },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_hosts_own_store_wins_however_it_is_registered(string way, Action<IServiceCollection> register)
    {
        using var services = Build(register);
        var own = Assert.IsType<OwnStore>(services.GetRequiredService<IOrderStore>());
        var placed = await services.GetRequiredService<OrderService>().HandleAsync(Sample.Place(Sample.Line(1, 1)));
        Assert.True(placed.IsAccepted && await own.LoadAsync(Sample.Id, default) is not null, way);
    }

    [Fact]
    public void Every_port_can_be_the_hosts_own()
    {
        using var services = Build(host => host.AddOrderKit()
            .UseStock<OwnStock>().UseShipmentStore<MemoryShipmentStore>().UsePersonalDataKeys<OwnKeys>().UseOrderStore<OwnStore>());
        Assert.IsType<OwnStock>(services.GetRequiredService<IStock>());
        Assert.IsType<OwnKeys>(services.GetRequiredService<IPersonalDataKeys>());
        Assert.NotNull(services.GetRequiredService<CheckoutService>());
    }

    [Fact]
    public void The_ports_of_the_workers_can_be_the_hosts_own_too()
    {
        using var services = Build(host => host.AddOrderKit().UseTimerStore<BrokenTimers>().UseSubscriptionStore<BrokenSubscriptions>()
            .UseDocumentStore<BrokenDocuments>().AddTimerHandler<OwnTimerHandler>().AddTimerHandler<OwnTimerHandler>());
        Assert.IsType<BrokenTimers>(services.GetRequiredService<ITimerStore>());
        Assert.IsType<BrokenSubscriptions>(services.GetRequiredService<ISubscriptionStore>());
        Assert.IsType<BrokenDocuments>(services.GetRequiredService<IDocumentStore>());
        Assert.Single(services.GetServices<ITimerHandler>(), handler => handler is OwnTimerHandler);
        Assert.NotNull(services.GetRequiredService<TimerRunner>());
    }

    [Fact]
    public void Adding_it_twice_adds_up_the_options_and_registers_nothing_twice()
    {
        var host = new ServiceCollection();
        host.AddOrderKit(o => o.HoldTypes.Add(new("fraud-review", [OrderVerb.Ship])));
        var once = host.Where(IsOurs).ToList();
        host.AddOrderKit(o => o.HoldTypes.Add(new("address-check", [OrderVerb.Ship])));
        Assert.Equal(once, host.Where(IsOurs));

        using var services = host.BuildServiceProvider();
        var names = services.GetRequiredService<OrderRules>().HoldTypes.Select(t => t.Name.Value);
        Assert.Equal(["manual", "fraud-review", "address-check"], names);

        static bool IsOurs(ServiceDescriptor d) => d.ServiceType.Assembly == typeof(Order).Assembly || d.ServiceType == typeof(IClock);
    }

    [Fact]
    public void The_hosts_stages_reach_the_rules()
    {
        var check = new Stage("quality-check", OrderStatus.Confirmed) { LeftBy = "checked", Gates = [OrderVerb.Ship] };
        using var services = Build(host => host.AddOrderKit(o => o.Stages.Add(check)));
        Assert.Equal([check], services.GetRequiredService<OrderRules>().Stages);
    }

    [Fact]
    public void The_hosts_clock_wins_else_its_time_provider_else_the_system()
    {
        var clock = new SetClock();
        using var own = Build(host => host.AddSingleton<IClock>(clock).AddSingleton<TimeProvider>(new StoppedTime()).AddOrderKit());
        Assert.Same(clock, own.GetRequiredService<IClock>());

        using var after = Build(host => host.AddOrderKit().Services.AddSingleton<IClock>(clock));
        Assert.Same(clock, after.GetRequiredService<IClock>());

        using var provider = Build(host => host.AddOrderKit().Services.AddSingleton<TimeProvider>(new StoppedTime()));
        Assert.Equal(Sample.Start, provider.GetRequiredService<IClock>().GetCurrentInstant());

        using var system = Build(host => host.AddOrderKit());
        Assert.True(system.GetRequiredService<IClock>().GetCurrentInstant() > Sample.Start);
    }

    [Fact]
    public void Several_carriers_are_kept_apart_by_their_codes()
    {
        using var services = Build(host => host.AddOrderKit()
            .AddCarrier(new SimulatedCarrier("alpha")).AddCarrier(new SimulatedCarrier("beta", 2))
            .AddCarrier<OwnCarrier>().AddCarrier<OwnCarrier>());
        Assert.Equal(["alpha", "beta", "own"], services.GetRequiredService<CarrierRegistry>().All.Select(c => c.Code.Value));

        using var twice = Build(host => host.AddOrderKit()
            .AddCarrier(new SimulatedCarrier("alpha")).AddCarrier(new SimulatedCarrier("alpha", 2)));
        var trouble = Assert.Throws<ArgumentException>(() => twice.GetRequiredService<CarrierRegistry>());
        Assert.Contains("alpha", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_the_two_required_methods_serves_until_a_feed_or_an_envelope_is_needed()
    {
        using var services = Build(host => host.AddOrderKit().UseOrderStore<OwnStore>());
        var recipient = new Recipient("Elsa", new(["Storgatan 1"], "111 22", "Stockholm", "SE"));
        var bought = await services.GetRequiredService<CheckoutService>().PurchaseAsync(
            new(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 1) with { IsStocked = false }]) { Recipient = recipient });
        Assert.True(bought.IsAccepted);

        var feed = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<ProcessRunner>());
        Assert.Equal("OwnStore does not implement IOrderFeed; implement it there, or register one.", feed.Message);
        var envelope = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await services.GetRequiredService<PersonalDataVault>().OpenAsync(Sample.Id));
        Assert.StartsWith("OwnStore does not implement IEnvelopeStore", envelope.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stock_that_keeps_no_shelves_says_so_when_they_are_asked_for()
    {
        using var services = Build(host => host.AddOrderKit().UseStock<OwnStock>());
        Assert.NotNull(services.GetRequiredService<CheckoutService>());
        var trouble = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IStockKeeper>());
        Assert.Contains("OwnStock", trouble.Message, StringComparison.Ordinal);
    }

    internal static ServiceProvider Build(Action<IServiceCollection> register)
    {
        var host = new ServiceCollection();
        register(host);
        return host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Sample.Start.ToDateTimeOffset();
    }
}
