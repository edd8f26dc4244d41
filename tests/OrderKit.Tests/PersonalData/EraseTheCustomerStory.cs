using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PersonalData;

/// <summary>Erase the customer, then reprint the history and close the books.</summary>
public sealed class EraseTheCustomerStory : IAsyncDisposable
{
    private const string Mark = "c4n4ry";

    private static readonly Recipient Canary = new(
        "c4n4ry-name", new(["c4n4ry-street"], "c4n4ry-code", "c4n4ry-city", "SE"), "c4n4ry-phone", "c4n4ry-mail");

    private readonly ServiceProvider services;

    public EraseTheCustomerStory()
    {
        var host = new ServiceCollection().AddSingleton<IClock>(new SetClock());
        host.AddOrderKit().AddCarrier(new SimulatedCarrier("sim"));
        services = host.BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task The_customer_is_gone_the_history_reads_and_the_books_close()
    {
        await SellAsync();
        var (vault, retention) = (Get<PersonalDataVault>(), Get<LegalRetention>());
        var history = await HistoryAsync();
        var printed = string.Join('\n', history);
        Assert.DoesNotContain(Mark, Dump.Of(history), StringComparison.OrdinalIgnoreCase);

        // The shop keeps what its books need and erases the rest on the customer's wish.
        Assert.True(await retention.MarkAsync(Sample.Id, new("bookkeeping", new(2033, 12, 31))));
        Assert.True(await vault.EraseAsync(Sample.Id));
        Assert.Null(await vault.OpenAsync(Sample.Id));

        // The history reads as before, and says who bought no more than before.
        Assert.Equal(printed, string.Join('\n', await HistoryAsync()));
        var order = (await Get<IOrderStore>().LoadAsync(Sample.Id, default))!;
        Assert.Equal(order, OrderDecider.Replay(await HistoryAsync()));
        Assert.DoesNotContain(Mark, Dump.Of(order), StringComparison.OrdinalIgnoreCase);

        // The books: amounts from the order, the counterparty from what was kept.
        Assert.Equal("259.00 SEK", $"{order.Lines[0].Terms.Price.Gross}");
        var kept = (await retention.OpenAsync(Sample.Id))!;
        Assert.Equal((Canary.Name, Canary.Address), (kept.Name, kept.Address));
        Assert.DoesNotContain(Mark, kept.ToString(), StringComparison.OrdinalIgnoreCase);

        // The order goes on without its customer: it can be closed, but no new label can be printed.
        Assert.True((await Get<OrderService>().HandleAsync(new OrderCommand.Complete(Sample.Id, new("close")))).IsAccepted);

        var early = await retention.EraseAsync(Sample.Id, new(2033, 12, 31));
        Assert.Equal(RefusalReason.KeptByLaw, early.Refusal?.Reason);
        Assert.True((await retention.EraseAsync(Sample.Id, new(2034, 1, 1))).Value);
        Assert.Null(await Get<SubjectExport>().WriteAsync(Sample.Id));
    }

    [Fact]
    public async Task After_erasure_no_store_of_the_host_holds_a_mark_or_the_key()
    {
        await SellAsync();
        var keys = Get<IPersonalDataKeys>();
        var key = Encoding.UTF8.GetString((await keys.FindAsync(Sample.Id, default))!.Value.Span);
        Assert.Contains(key, Dump.Of(keys), StringComparison.Ordinal);
        await Get<LegalRetention>().MarkAsync(Sample.Id, new("bookkeeping", new(2033, 12, 31)));
        await Get<PersonalDataVault>().EraseAsync(Sample.Id);

        Assert.DoesNotContain(key, Dump.Of(keys), StringComparison.Ordinal);
        foreach (var store in (object[])[keys, Get<IOrderStore>(), Get<IRetentionStore>(), Get<IShipmentStore>(), Get<IStock>()])
        {
            Assert.DoesNotContain(Mark, Dump.Of(store), StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task SellAsync()
    {
        await Get<IStockKeeper>().HandleAsync(new StockCommand.Receive(new("receipt"), new("MUG"), new("BORAS"), 2));
        var bought = await Get<CheckoutService>().PurchaseAsync(new(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 2)])
        {
            Recipient = Canary,
            Delivery = new("home", "sim", Service: "sim-home"),
        });
        Assert.True(bought.IsAccepted, $"{bought}");
        var orders = Get<OrderService>();
        await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
        await orders.HandleAsync(new OrderCommand.Pack(Sample.Id, new("pack"), []));
        var shipped = await Get<ShippingService>().ShipAsync(new(Sample.Id, new("ship"), Sample.S1, new("BORAS"), [new(1, 500, [])]));
        Assert.True(shipped.IsAccepted, $"{shipped}");
        await Get<OrderTracking>().ReceiveAsync(
            new("hook"), Sample.S1, [new(null, "delivered", TrackingStatus.Delivered, Sample.Start, Sample.Start)]);
    }

    private async Task<ValueList<RecordedEvent>> HistoryAsync() =>
        (await Get<IOrderFeed>().ReadAsync(0, int.MaxValue, default)).Select(e => e.Event).ToValueList();

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
