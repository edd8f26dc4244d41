using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;

namespace OrderKit.Tests.Tailoring;

public sealed class TailoringServiceTests
{
    private static readonly OrderId Id = new("SO-1");

    private readonly Trial shop = Engraving.Shop(9);
    private readonly TailoringService workshop;

    public TailoringServiceTests() => workshop = Engraving.Workshop(shop);

    [Fact]
    public async Task Story_7_the_engraving_is_changed_one_minute_before_and_one_minute_after_the_lock()
    {
        await BuyAsync("Elsa");
        shop.Clock.Now += Duration.FromMinutes(119);
        var before = await ChangeAsync("one", 1, "Elsa Ek");
        Assert.True(before.IsAccepted);
        shop.Clock.Now += Duration.FromMinutes(2);
        var after = await ChangeAsync("two", 1, "Elsa Eek");

        Assert.Equal(RefusalReason.TailoringLocked, after.Refusal?.Reason);
        var work = (await workshop.WorkOrderAsync(Id, 1)).Value;
        Assert.Equal(("Elsa Ek", 2, true), (Words(work), work.Tailoring.Revision, work.IsLocked));
        Assert.Equal(before.Value.Order, await shop.OrderAsync("SO-1"));
    }

    [Fact]
    public async Task The_work_order_shows_the_instructions_by_the_labels_of_the_schema_and_hides_them_from_logs()
    {
        var order = (await BuyAsync("Elsa")).Order;
        var work = (await workshop.WorkOrderAsync(Id, 1)).Value;
        Assert.Equal((Id, order.Line(1)!.Sku, 1, 3), (work.Order, work.Sku, work.Units.Value, work.Tailoring.Schema.LeadTime));
        Assert.Equal(["Words", "Font"], work.Entries.Select(e => e.Field.Label));
        Assert.Equal((order.PlacedAt + Duration.FromHours(2), false), (work.LocksAt, work.IsLocked));
        Assert.DoesNotContain("Elsa", $"{work} {work.Entries}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_work_order_counts_what_is_still_to_be_made()
    {
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa") with { Lines = [Trial.Line(1, 3)] });
        await shop.AskAsync(new OrderCommand.Confirm(Id, new("confirm")));
        await shop.AskAsync(new OrderCommand.Tailor(Id, new("work"), [new(1, 2)]));
        Assert.Equal(3, (await workshop.WorkOrderAsync(Id, 1)).Value.Units.Value);

        await shop.AskAsync(new OrderCommand.Pack(Id, new("pack"), [new(1, 2)]));
        Assert.Equal(1, (await workshop.WorkOrderAsync(Id, 1)).Value.Units.Value);
    }

    [Fact]
    public async Task The_same_change_twice_is_done_once_even_after_the_lock()
    {
        await BuyAsync("Elsa");
        await ChangeAsync("one", 1, "Åke");
        shop.Clock.Now += Duration.FromHours(3);
        Assert.True((await ChangeAsync("one", 1, "Åke")).Value.IsRepeat);
        Assert.Equal(RefusalReason.CommandIdReused, (await ChangeAsync("one", 1, "Ida")).Refusal?.Reason);
        Assert.Equal(2, (await shop.OrderAsync("SO-1"))!.Line(1)!.Tailoring!.Revision);
    }

    [Fact]
    public async Task Faulty_instructions_are_refused_with_every_fault_and_the_old_ones_stay()
    {
        await BuyAsync("Elsa");
        var refusal = (await workshop.RetailorAsync(Id, new("one"), new(1,
        [
            Engraving.With("words", new InstructionValue.Text("\u202es3cret")),
            Engraving.With("ink", new InstructionValue.Colour("s3cret")),
        ]))).Refusal!;
        Assert.Equal(RefusalReason.InstructionsMissing, refusal.Reason);
        Assert.Equal("line 1: words CharacterNotAllowed; line 1: font Missing; line 1: ink NotAColour", refusal.Asked);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal("Elsa", Words((await workshop.WorkOrderAsync(Id, 1)).Value));
    }

    [Fact]
    public async Task Many_changes_of_all_lines_at_once_lose_none()
    {
        await BuyAsync("a", "b", "c");
        await Task.WhenAll(Enumerable.Range(1, 3).Select(line => Task.Run(() => UntilDoneAsync(line))));
        foreach (var line in Enumerable.Range(1, 3))
        {
            var work = (await workshop.WorkOrderAsync(Id, line)).Value;
            Assert.Equal(($"line {line}-4", 6), (Words(work), work.Tailoring.Revision));
        }

        async Task UntilDoneAsync(int line)
        {
            for (var change = 0; change < 5; change++)
            {
                Assert.True((await InsistAsync($"{line}-{change}", line, $"line {line}-{change}")).IsAccepted);
            }
        }
    }

    // Whom others were faster than five times running is told to send it again, and does.
    private async Task<Decision<OrderStep>> InsistAsync(string id, int line, string words)
    {
        while (true)
        {
            try
            {
                return await ChangeAsync(id, line, words);
            }
            catch (OrderConcurrencyException)
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_change_that_loses_the_race_keeps_what_the_faster_one_wrote()
    {
        await BuyAsync("a", "b");
        var racing = new RacingStore(shop.Store, () => workshop.RetailorAsync(Id, new("faster"), new(2, Engraving.Words("fast"))));
        var slow = new TailoringService(racing, OrderRules.Default, shop.Vault, shop.Clock);
        Assert.True((await slow.RetailorAsync(Id, new("slower"), new(1, Engraving.Words("slow")))).IsAccepted);
        Assert.Equal(2, racing.Appends);
        Assert.Equal("slow", Words((await workshop.WorkOrderAsync(Id, 1)).Value));
        Assert.Equal("fast", Words((await workshop.WorkOrderAsync(Id, 2)).Value));
    }

    // The control: sealing once and retrying the append alone, as the plain door does, is what the test above would catch.
    [Fact]
    public async Task An_envelope_made_before_a_faster_change_would_lose_it()
    {
        await BuyAsync("a", "b");
        var content = (await shop.Vault.OpenAsync(Id))!;
        var slow = content with { Tailoring = [new(1, Engraving.Words("slow")), content.Tailoring[1]] };
        var (stale, reference) = await shop.Vault.SealAsync(Id, slow);
        await workshop.RetailorAsync(Id, new("faster"), new(2, Engraving.Words("fast")));
        var fingerprint = await shop.Vault.FingerprintAsync(Id, Engraving.Words("slow"));
        await shop.Orders.HandleAsync(new OrderCommand.Retailor(Id, new("slower"), 1, fingerprint!, reference), stale);
        await Assert.ThrowsAsync<InvalidOrderDataException>(() => workshop.WorkOrderAsync(Id, 2));
    }

    [Fact]
    public async Task After_erasure_there_is_neither_a_work_order_nor_a_change()
    {
        await BuyAsync("Elsa");
        await shop.Vault.EraseAsync(Id);
        Assert.Equal(RefusalReason.InstructionsErased, (await workshop.WorkOrderAsync(Id, 1)).Refusal?.Reason);
        Assert.Equal(RefusalReason.InstructionsErased, (await ChangeAsync("one", 1, "Åke")).Refusal?.Reason);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_by_its_own_reason()
    {
        Assert.Equal(RefusalReason.OrderUnknown, (await workshop.WorkOrderAsync(Id, 1)).Refusal?.Reason);
        Assert.Equal(RefusalReason.OrderUnknown, (await ChangeAsync("one", 1, "Åke")).Refusal?.Reason);
        await shop.With("TEA", 1).PurchaseAsync("SO-1", "click", Trial.Line(1, 1, "TEA"));
        Assert.Equal(RefusalReason.LineUnknown, (await workshop.WorkOrderAsync(Id, 2)).Refusal?.Reason);
        Assert.Equal(RefusalReason.LineUnknown, (await ChangeAsync("one", 2, "Åke")).Refusal?.Reason);
        Assert.Equal(RefusalReason.LineNotTailored, (await workshop.WorkOrderAsync(Id, 1)).Refusal?.Reason);
        Assert.Equal(RefusalReason.LineNotTailored, (await ChangeAsync("one", 1, "Åke")).Refusal?.Reason);
    }

    private static string Words(WorkOrder work) =>
        ((InstructionValue.Text)work.Entries.Single(e => e.Field.Name == "words").Value).Value;

    private async Task<OrderKit.Checkout.PurchaseReceipt> BuyAsync(params string[] words) =>
        (await shop.Checkout.PurchaseAsync(Engraving.Buy("click", words))).Value;

    private Task<Decision<OrderStep>> ChangeAsync(string id, int line, string words) =>
        workshop.RetailorAsync(Id, new(id), new(line, Engraving.Words(words)));

    /// <summary>Somebody is faster just before the first append.</summary>
    private sealed class RacingStore(IOrderStore store, Func<Task> faster) : IOrderStore
    {
        internal int Appends { get; private set; }

        public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) => store.LoadAsync(id, cancellationToken);

        public async ValueTask<bool> TryAppendAsync(
            OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
        {
            if (++Appends == 1)
            {
                await faster();
            }

            return await store.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
        }
    }
}
