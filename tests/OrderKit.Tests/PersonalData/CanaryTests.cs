using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Carriers;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tailoring;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Overview;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.PersonalData;

/// <summary>Sends a customer through the shop whose every word is a mark, and looks for the marks where none may be.</summary>
public sealed class CanaryTests : IAsyncDisposable
{
    private const string Mark = "c4n4ry";

    private static readonly Recipient Canary = new(
        "c4n4ry-name", new(["c4n4ry-street-1", "c4n4ry-street-2"], "c4n4ry-postcode", "c4n4ry-city", "c4n4ry-country"),
        "c4n4ry-phone", "c4n4ry-mail");

    private static readonly Purchase Purchase = new(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 2)])
    {
        Recipient = Canary,
        Delivery = new("home", "sim", Service: "sim-home"),
    };

    private static readonly ValueList<Instruction> Words =
    [
        new("words", new InstructionValue.Text("c4n4ry-one")), new("font", new InstructionValue.Choice("plain")),
        new("logo", new InstructionValue.File("c4n4ry-logo.png", "image/png", 5000, Engraving.Hash)),
    ];

    // Every value of every kind that can be wrong, marked and wrong.
    private static readonly ValueList<Instruction> Wrong =
    [
        new("words", new InstructionValue.Text("c4n4ry-far-too-many-words\u202e")), new("font", new InstructionValue.Choice("c4n4ry-font")),
        new("ink", new InstructionValue.Colour("c4n4ry-ink")), new("depth", new InstructionValue.Text("c4n4ry-depth")),
        new("logo", new InstructionValue.File("c4n4ry/logo", "c4n4ry/type", 0, "c4n4ry-hash")),
    ];

    private static readonly Purchase Tailored = new(
        new("SO-4"), new("click"), Sample.Sek, [Sample.Line(1, 1) with { Product = Engraving.Facts }])
    {
        Recipient = Canary,
        Tailoring = [new(1, Words)],
    };

    private static readonly ChangeProposal Wish = new(
        Tailored.OrderId, new("wish"), [new OrderChange.AddLine(Sample.Line(2, 1) with { Product = Engraving.Facts })],
        Duration.FromDays(1))
    {
        Recipient = Canary with { Phone = null },
        Tailoring = [new(2, Words)],
    };

    private static readonly Dispatch Dispatch = new(Sample.Id, new("ship"), Sample.S1, new("BORAS"), [new(1, 500, [])]);

    private readonly SimulatedCarrier carrier = new("sim");
    private readonly ServiceProvider services;
    private readonly List<object> shown = [];

    public CanaryTests()
    {
        var host = new ServiceCollection().AddSingleton<IClock>(new SetClock());
        host.AddOrderKit().AddCarrier(carrier);
        services = host.BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task No_event_refusal_or_order_of_the_whole_walk_carries_a_mark()
    {
        await WalkAsync();

        Assert.True(shown.Count > 20, $"only {shown.Count} things were shown");
        Assert.All(shown, thing => Assert.DoesNotContain(Mark, Dump.Of(thing), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Exceptions_carry_no_mark()
    {
        await WalkAsync();
        var other = new PersonalDataVault(new MemoryPersonalDataKeys(), Get<IEnvelopeStore>());
        await other.SealAsync(Sample.Id, new(Canary));
        var tampered = await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await other.OpenAsync(Sample.Id));
        var refused = Assert.Throws<RefusedException>(() => shown.OfType<Decision<PurchaseReceipt>>().First(d => !d.IsAccepted).Value);
        var malformed = await Assert.ThrowsAsync<ArgumentException>(
            () => Get<CheckoutService>().PurchaseAsync(Purchase with { Lines = [Sample.Line(1, 2, backordered: 1)] }));
        carrier.GoDown();
        var down = await Assert.ThrowsAsync<CarrierException>(() => Get<OrderTracking>().UpdateAsync(new("look"), Sample.S1));

        Assert.All(
            (Exception[])[tampered, refused, malformed, down],
            e => Assert.DoesNotContain(Mark, e.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Records_that_hold_the_person_do_not_show_the_person()
    {
        // The country is no secret, so only here it is a real one.
        var person = Canary with { Address = Canary.Address with { Country = "SE" } };
        object[] holders =
        [
            person, person.Address, Purchase with { Recipient = person }, new PersonalContent(person),
            new BookingRequest("SO-1-1", "sim-home", new("BORAS"), person, [], null, Sample.Start), Decision.Accept(person),
            Words, Words[0], Words[2].Value, new LineInstructions(1, Words), Tailored with { Recipient = null },
            new PersonalContent(null) { Tailoring = [new(1, Words)] }, Wish with { Recipient = person }, LineIdentity.Of(new("MUG"), Words),
            new ValueList<Recipient>([person]), Decision.Accept(new ValueList<Address>([person.Address])),
        ];
        Assert.All(holders, h => Assert.DoesNotContain(Mark, h.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_look_finds_a_mark_wherever_it_hides()
    {
        Assert.Contains(Mark, Dump.Of(Purchase), StringComparison.Ordinal);
        Assert.Contains(Mark, Dump.Of(new Envelope(Sample.Id, "a c4n4ry"u8.ToArray())), StringComparison.Ordinal);
        Assert.Contains(Mark, Dump.Of(Decision.Accept(new OrderEvent.Recalled(Sample.S1, Mark))), StringComparison.Ordinal);
        Assert.All(Told.Languages, language => Assert.Contains(
            Mark, Dump.Of(Told.In(language, Told.Record(1, new OrderEvent.Recalled(Sample.S1, Mark)))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_erasure_the_person_is_gone_for_good_and_the_history_still_reads()
    {
        await WalkAsync();
        var vault = Get<PersonalDataVault>();
        var before = await HistoryAsync();
        var printed = await TimelinesAsync();
        var work = (await Get<TailoringService>().WorkOrderAsync(Tailored.OrderId, 1)).Value;
        Assert.Contains("c4n4ry-two", Dump.Of(work.Entries), StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, work.ToString(), StringComparison.Ordinal);
        Assert.True(await vault.EraseAsync(Tailored.OrderId));
        Assert.Equal(
            RefusalReason.InstructionsErased, (await Get<TailoringService>().WorkOrderAsync(Tailored.OrderId, 1)).Refusal?.Reason);
        Assert.Equal(Canary, (await vault.OpenAsync(Sample.Id))!.Recipient);
        Assert.True(await vault.EraseAsync(Sample.Id));

        // Neither a late repeat of the purchase nor another click on the same number makes the order a new key.
        Assert.True((await Get<CheckoutService>().PurchaseAsync(Purchase)).Value.IsRepeat);
        var other = await Get<CheckoutService>().PurchaseAsync(Purchase with { Id = new("click-9") });
        Assert.Equal(RefusalReason.OrderExists, other.Refusal?.Reason);
        Assert.Null(await Get<IPersonalDataKeys>().FindAsync(Sample.Id, default));
        Assert.Null(await vault.OpenAsync(Sample.Id));
        Assert.Equal(before, await HistoryAsync());
        Assert.Equal(printed, await TimelinesAsync());
        Assert.Equal(
            await Get<IOrderStore>().LoadAsync(Sample.Id, default), OrderDecider.Replay(before.Where(e => e.OrderId == Sample.Id)));
    }

    private async Task WalkAsync()
    {
        await Get<IStockKeeper>().HandleAsync(new StockCommand.Receive(new("receipt"), new("MUG"), new("BORAS"), 3));
        var checkout = Get<CheckoutService>();
        shown.Add(await checkout.PurchaseAsync(Purchase));
        shown.Add(await checkout.PurchaseAsync(Purchase));
        shown.Add(await checkout.PurchaseAsync(Purchase with { Id = new("click-2") }));
        shown.Add(await checkout.PurchaseAsync(Purchase with { Recipient = Canary with { Phone = null } }));
        shown.Add(await checkout.PurchaseAsync(Purchase with { OrderId = new("SO-2") }));
        shown.Add(await checkout.PurchaseAsync(Purchase with { OrderId = new("SO-3"), Lines = [] }));
        shown.Add(await Get<ShippingService>().ShipAsync(Dispatch));
        var orders = Get<OrderService>();
        shown.Add(await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm"))));
        shown.Add(await orders.HandleAsync(new OrderCommand.Pack(Sample.Id, new("pack"), [])));
        carrier.Misbehave(SimulatedTrouble.RefuseBooking, SimulatedTrouble.TimeOutBeforeBooking);
        shown.Add(await Get<ShippingService>().ShipAsync(Dispatch));
        shown.Add(await Get<ShippingService>().ShipAsync(Dispatch));
        shown.Add(await Get<ShippingService>().ShipAsync(Dispatch));
        shown.Add(await Get<OrderTracking>().ReceiveAsync(
            new("hook"), Sample.S1, [new(null, "delivered", TrackingStatus.Delivered, Sample.Start, Sample.Start)]));
        shown.Add(await orders.PossibleMovesAsync(Sample.Id) ?? []);
        shown.Add(await Get<ProcessRunner>().RunAsync());
        await TailorAsync(checkout);
        await ChangeAsync();
        shown.Add((await Get<IStockKeeper>().FindAsync(Sample.Id))!);
        shown.Add((await Get<IShipmentStore>().LoadAsync(Sample.S1, default))!);
        shown.Add((await Get<IOrderStore>().LoadAsync(Sample.Id, default))!);
        shown.AddRange(await HistoryAsync());
        shown.AddRange(await TimelinesAsync());
    }

    private async Task TailorAsync(CheckoutService checkout)
    {
        shown.Add(await checkout.PurchaseAsync(Tailored with { Tailoring = [new(1, Wrong)] }));
        shown.Add(await checkout.PurchaseAsync(Tailored with { Tailoring = [new(1, [Wrong[0]])] }));
        shown.Add(await checkout.PurchaseAsync(Tailored with { Tailoring = [new(1, Words), new(7, Words)] }));
        shown.Add(await checkout.PurchaseAsync(Tailored with { Lines = [Sample.Line(1, 1)] }));
        shown.Add(await checkout.PurchaseAsync(Tailored));
        shown.Add(await checkout.PurchaseAsync(Tailored with { Tailoring = [new(1, Wrong)] }));
        var tailoring = Get<TailoringService>();
        shown.Add(await tailoring.RetailorAsync(Tailored.OrderId, new("wrong"), new(1, Wrong)));
        shown.Add(await tailoring.RetailorAsync(
            Tailored.OrderId, new("right"), new(1, Words.With(0, new("words", new InstructionValue.Text("c4n4ry-two"))))));
        shown.Add(await tailoring.RetailorAsync(Tailored.OrderId, new("right"), new(1, Words)));
        shown.Add(await tailoring.RetailorAsync(Tailored.OrderId, new("nowhere"), new(7, Words)));
        shown.Add((await Get<IOrderStore>().LoadAsync(Tailored.OrderId, default))!);
        shown.Add(await Get<OrderService>().PossibleMovesAsync(Tailored.OrderId, 1) ?? []);
    }

    private async Task ChangeAsync()
    {
        var changes = Get<ChangeService>();
        shown.Add(await changes.ProposeAsync(Wish with { Tailoring = [new(1, Wrong), new(2, Wrong)] }));
        shown.Add(await changes.ProposeAsync(Wish with { Tailoring = [new(2, Words), new(2, Words)] }));
        var open = await changes.ProposeAsync(Wish);
        shown.Add(open);
        shown.Add((await changes.PreviewAsync(Wish.OrderId))!);
        var version = open.Value.Order.Version;
        shown.Add(await changes.ApplyAsync(Wish.OrderId, new("no-stock"), 1, version));
        var applied = await changes.ApplyAsync(Wish.OrderId, new("waits"), 1, version, ReservePolicy.BestEffort);
        shown.Add(applied);
        Assert.NotNull(applied.Value.Order.Line(2)!.Tailoring);
    }

    private async Task<ValueList<RecordedEvent>> HistoryAsync() =>
        (await Get<IOrderFeed>().ReadAsync(0, int.MaxValue, default)).Select(e => e.Event).ToValueList();

    private async Task<ValueList<TimelineEntry>> TimelinesAsync()
    {
        var orders = (await HistoryAsync()).GroupBy(e => e.OrderId).ToList();
        return Told.Languages.SelectMany(language => orders.SelectMany(history => Told.In(language, history))).ToValueList();
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
