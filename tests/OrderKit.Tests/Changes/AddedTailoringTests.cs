using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Changes;

/// <summary>A change that adds a line with instructions: an order of one engraved cup gets a second one.</summary>
public sealed class AddedTailoringTests
{
    private static readonly OrderId Id = new("SO-1");

    [Fact]
    public async Task A_line_is_added_with_its_instructions_and_the_workshop_sees_them()
    {
        var shop = await BoughtAsync();
        var proposed = await ProposeAsync(shop, Added("Åke"));
        Assert.Equal(RefusalReason.LineUnknown, (await Engraving.Workshop(shop).WorkOrderAsync(Id, 2)).Refusal?.Reason);

        var order = (await ApplyAsync(shop, proposed.Value.Order)).Value.Order;
        var work = (await Engraving.Workshop(shop).WorkOrderAsync(Id, 2)).Value;
        Assert.Equal((1, new InstructionValue.Text("Åke")), (work.Tailoring.Revision, work.Entries[0].Value));
        Assert.Equal((2, Engraving.Facts), (await shop.HeldAsync("SO-1"), order.Line(2)!.Terms.Product));
        Assert.DoesNotContain("Åke", string.Join('\n', await shop.HistoryAsync("SO-1")), StringComparison.Ordinal);
        Assert.Equal("Elsa", Text((await Engraving.Workshop(shop).WorkOrderAsync(Id, 1)).Value.Entries[0].Value));
    }

    [Fact]
    public async Task Missing_and_faulty_instructions_are_refused_with_every_fault_of_old_and_new_lines()
    {
        var shop = await BoughtAsync();
        var refusal = (await ProposeAsync(shop, Added(null) with { Tailoring = [new(1, Engraving.Words(new('x', 99)))] })).Refusal!;
        Assert.Equal(
            (RefusalReason.InstructionsMissing, "line 1: words TooLong; line 2: words Missing; line 2: font Missing"),
            (refusal.Reason, refusal.Asked));
        Assert.Equal(
            [new("ProposeChange", "line 1 words"), new("ProposeChange", "line 2 words"), new Unlock("ProposeChange", "line 2 font")],
            refusal.Unlocks);
        Assert.Null((await shop.OrderAsync("SO-1"))!.Change);
    }

    [Fact]
    public async Task Instructions_for_a_product_without_a_schema_or_twice_for_a_line_are_refused()
    {
        var shop = (await BoughtAsync()).With("CUP", 1);
        var plain = Added("Åke") with { Changes = [new OrderChange.AddLine(Trial.Line(2, 1, "CUP"))] };
        Assert.Equal(RefusalReason.ProductFactMissing, (await ProposeAsync(shop, plain)).Refusal?.Reason);

        var twice = Added("Åke") with { Tailoring = [new(2, Engraving.Words("Åke")), new(2, Engraving.Words("Ida"))] };
        Assert.Equal(RefusalReason.LineTwice, (await ProposeAsync(shop, twice)).Refusal?.Reason);
    }

    [Fact]
    public async Task Instructions_on_the_line_itself_are_the_callers_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await ProposeAsync(await BoughtAsync(), Added("Åke") with { Changes = [new OrderChange.AddLine(Engraving.Line(2, 1))] }));

    [Fact]
    public async Task Without_stock_nothing_is_applied_and_withdrawing_takes_the_instructions_away()
    {
        var shop = await BoughtAsync(units: 1);
        var proposed = (await ProposeAsync(shop, Added("Åke"))).Value.Order;
        Assert.Equal(RefusalReason.NotEnoughStock, (await ApplyAsync(shop, proposed)).Refusal?.Reason);
        Assert.Equal(proposed, await shop.OrderAsync("SO-1"));
        Assert.Equal((null, "Åke"), await InstructionsAsync(shop));

        await Door(shop).WithdrawAsync(Id, new("no"), 1, "changed-mind");
        Assert.Equal((null, null), await InstructionsAsync(shop));
    }

    [Fact]
    public async Task Instructions_erased_before_the_change_was_applied_apply_nothing()
    {
        var shop = await BoughtAsync();
        var proposed = (await ProposeAsync(shop, Added("Åke"))).Value.Order;
        await shop.Vault.EraseAsync(Id);
        Assert.Equal(RefusalReason.InstructionsErased, (await ApplyAsync(shop, proposed)).Refusal?.Reason);
        Assert.Equal((proposed, (9, 1, 8)), (await shop.OrderAsync("SO-1"), shop.Shelf("MUG")));
    }

    [Fact]
    public async Task The_time_to_the_lock_runs_from_when_the_line_was_agreed()
    {
        var shop = await BoughtAsync();
        shop.Clock.Now += Duration.FromHours(3);
        var order = (await ApplyAsync(shop, (await ProposeAsync(shop, Added("Åke"))).Value.Order)).Value.Order;
        var agreed = shop.Clock.Now;
        Assert.Equal(agreed + Duration.FromHours(2), order.Line(2)!.Tailoring!.LocksAt(order.PlacedAt));

        shop.Clock.Now = agreed + Duration.FromMinutes(119);
        Assert.True((await RetailorAsync(shop, "Ida")).IsAccepted);
        shop.Clock.Now = agreed + Duration.FromMinutes(120);
        Assert.Equal(RefusalReason.TailoringLocked, (await RetailorAsync(shop, "Eva")).Refusal?.Reason);
    }

    [Fact]
    public async Task An_added_line_waits_for_its_own_proof()
    {
        var shop = Engraving.Shop(9, Engraving.Proofed);
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"));
        await ApplyAsync(shop, (await ProposeAsync(shop, Added("Åke"))).Value.Order);
        var order = await shop.AskAsync(new OrderCommand.Confirm(Id, new("confirm")));
        Assert.Equal(ProofStatus.Awaited, order.Line(2)!.Tailoring!.Proof);
        var work = await shop.Orders.HandleAsync(new OrderCommand.Tailor(Id, new("work"), [new(2, 1)]));
        Assert.Equal((RefusalReason.ProofNotApproved, new Unlock("SendProof", "line 2")), (work.Refusal!.Reason, work.Refusal.Unlocks[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_proposal_again_is_known_however_the_catalogue_has_changed(bool isApplied)
    {
        var shop = await BoughtAsync();
        var order = (await ProposeAsync(shop, Added("Åke"))).Value.Order;
        order = isApplied ? (await ApplyAsync(shop, order)).Value.Order : order;
        ((MemoryProductFacts)shop.Products!).Put(new("MUG"), Engraving.Facts with { WeightGrams = 1, Tailoring = Engraving.Proofed });

        var again = await ProposeAsync(shop, Added("Åke"));
        Assert.Equal((true, order), (again.Value.IsRepeat, again.Value.Order));
        Assert.Equal(RefusalReason.CommandIdReused, (await ProposeAsync(shop, Added("Ida"))).Refusal?.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_ends_the_line_comes_with_instructions_and_stock_or_not_at_all(bool isAfterEffect)
    {
        var outcomes = new List<bool>();
        for (var at = 1; at < 40; at++)
        {
            var shop = await BoughtAsync();
            var proposed = (await ProposeAsync(shop, Added("Åke"))).Value.Order;
            var faults = new Faults { At = at, IsAfterEffect = isAfterEffect };
            var door = Door(shop, new SpoiledStore(shop.Store, faults), new SpoiledStock(shop.Stock, faults));
            var crash = await Record.ExceptionAsync(() => door.ApplyAsync(Id, new("apply"), 1, proposed.Version));
            if (crash is null)
            {
                break;
            }

            Assert.IsType<CrashException>(crash);
            Assert.Empty(await shop.RunAsync());
            await shop.ExpireAsync();
            var isThere = (await shop.OrderAsync("SO-1"))!.Line(2) is not null;
            outcomes.Add(isThere);
            Assert.Equal(isThere ? ("Åke", null) : (null, "Åke"), await InstructionsAsync(shop));
            Assert.Equal((isThere ? 2 : 1, isThere ? 2 : 1), (await shop.HeldAsync("SO-1"), shop.Shelf("MUG").Reserved));
        }

        // The sweep went past every call, and the crash came before the change as well as after it.
        Assert.InRange(outcomes.Count, 4, 30);
        Assert.Equal([false, true], outcomes.Distinct());
    }

    [Fact]
    public async Task What_an_expired_change_proposed_leaves_the_envelope_with_the_next_one()
    {
        var shop = await BoughtAsync();
        await ProposeAsync(shop, Added("Åke"));
        shop.Clock.Now += Duration.FromDays(2);
        await Door(shop).ProposeAsync(new(Id, new("other"), [new OrderChange.AddLine(Charge)], Duration.FromDays(1)));
        Assert.Equal((null, null), await InstructionsAsync(shop));
        Assert.Equal("Elsa", Text((await Engraving.Workshop(shop).WorkOrderAsync(Id, 1)).Value.Entries[0].Value));
    }

    [Fact]
    public async Task An_expired_change_is_shown_as_one_that_cannot_be_applied()
    {
        var shop = await BoughtAsync();
        await ProposeAsync(shop, Added("Åke"));
        shop.Clock.Now += Duration.FromDays(2);
        var offer = (await Door(shop).PreviewAsync(Id))!;
        Assert.Equal(
            [(RefusalReason.ChangeExpired, new Unlock("ProposeChange", ""))],
            offer.Preview.Objections.Select(o => (o.Reason, o.Unlocks[0])));
        Assert.Equal(0m, offer.Preview.Difference.Amount);
    }

    private static LineTerms Charge => Trial.Charge(2);

    private static async Task<Trial> BoughtAsync(int units = 9)
    {
        var shop = Engraving.Shop(units);
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"));
        return shop;
    }

    private static ChangeProposal Added(string? words) =>
        new(Id, new("wish"), [new OrderChange.AddLine(Trial.Line(2, 1))], Duration.FromDays(1))
        {
            Tailoring = words is null ? [] : [new(2, Engraving.Words(words))],
        };

    private static ChangeService Door(Trial shop, IOrderStore? store = null, IStock? stock = null) => new(
        store ?? shop.Store, OrderRules.Default, shop.Orders, stock ?? shop.Stock, shop.Vault, shop.Clock, Duration.FromMinutes(20),
        shop.Products);

    private static Task<Decision<OrderStep>> ProposeAsync(Trial shop, ChangeProposal proposal) => Door(shop).ProposeAsync(proposal);

    private static Task<Decision<OrderStep>> ApplyAsync(Trial shop, Order open) =>
        Door(shop).ApplyAsync(Id, new("apply"), open.Change!.Number, open.Version);

    private static Task<Decision<OrderStep>> RetailorAsync(Trial shop, string words) =>
        Engraving.Workshop(shop).RetailorAsync(Id, new($"retailor-{words}"), new(2, Engraving.Words(words)));

    private static async Task<(string? Now, string? Proposed)> InstructionsAsync(Trial shop)
    {
        var content = await shop.Vault.OpenAsync(Id);
        return (Words(content), Words(content?.Proposed));

        static string? Words(PersonalContent? content) =>
            Text(content?.InstructionsFor(2)?.Single(i => i.Value is InstructionValue.Text).Value);
    }

    private static string? Text(InstructionValue? value) => (value as InstructionValue.Text)?.Value;
}
