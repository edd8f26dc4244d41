using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Changes;

/// <summary>Changes through the front door: stock, envelope and order keep together.</summary>
public sealed class ChangeServiceTests
{
    private static readonly OrderId Id = new("SO-1");
    private static readonly Recipient Elsa = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"));
    private static readonly Recipient Nils = new("Nils Ny", new(["Lillgatan 2"], "222 33", "Lund", "SE"));

    [Fact]
    public async Task What_comes_in_is_reserved_and_what_goes_out_is_given_back()
    {
        var shop = new Trial().With("MUG", 5).With("CUP", 5);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 3));
        await ChangeAsync(
            shop, new OrderChange.SetQuantity(1, 1, Trial.Line(1, 1).Price), new OrderChange.AddLine(Trial.Line(2, 4, "CUP")));

        await shop.RunAsync();
        Assert.Equal(((5, 1, 4), (5, 4, 1)), (shop.Shelf("MUG"), shop.Shelf("CUP")));
        var held = (await shop.ReservationAsync("SO-1"))!;
        Assert.Equal((ReservationStatus.Committed, 1, 4), (held.Status, held.Find(1)!.Held.Value, held.Find(2)!.Held.Value));
    }

    [Fact]
    public async Task More_of_a_line_joins_what_it_holds_and_leaves_with_it()
    {
        var shop = new Trial().With("MUG", 5);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        await ChangeAsync(shop, new OrderChange.SetQuantity(1, 5, Trial.Line(1, 5).Price));
        Assert.Equal((5, 5, 0), shop.Shelf("MUG"));

        await shop.AskAsync(new OrderCommand.Confirm(Id, new("paid")));
        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("gone"), new("S1"), Sample.Units(1, 5), shop.Clock.Now));
        Assert.Empty(await shop.RunAsync());
        Assert.Equal((0, 0, 0), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task What_is_not_in_stock_refuses_the_change_and_leaves_everything()
    {
        var shop = new Trial().With("MUG", 3);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var door = Door(shop);
        var before = await ProposeAsync(shop, new OrderChange.SetQuantity(1, 9, Trial.Line(1, 9).Price));
        Assert.Equal([new(new("MUG"), 7, 1)], (await door.PreviewAsync(Id))!.Lacking);

        var refused = await door.ApplyAsync(Id, new("apply"), 1, before.Version);
        Assert.Equal(RefusalReason.NotEnoughStock, refused.Refusal?.Reason);
        Assert.Equal(((3, 2, 1), before), (shop.Shelf("MUG"), await shop.OrderAsync("SO-1")));
    }

    [Fact]
    public async Task A_best_effort_sells_what_is_missing_as_a_backorder()
    {
        var shop = new Trial().With("MUG", 3);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var before = await ProposeAsync(shop, new OrderChange.SetQuantity(1, 9, Trial.Line(1, 9).Price));
        var applied = await Door(shop).ApplyAsync(Id, new("apply"), 1, before.Version, ReservePolicy.BestEffort);

        Assert.Equal((3, 6), (applied.Value.Order.Line(1)!.Units.Open, applied.Value.Order.Line(1)!.Units.Backordered));
        await shop.RunAsync();
        Assert.Equal((3, 3, 0), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task A_refused_change_gives_back_what_was_reserved_for_it()
    {
        var shop = new Trial().With("MUG", 9);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        await ProposeAsync(shop, new OrderChange.SetQuantity(1, 5, Trial.Line(1, 5).Price));
        var refused = await Door(shop).ApplyAsync(Id, new("apply"), 1, 99);

        Assert.Equal((RefusalReason.OrderHasMoved, (9, 2, 7)), (refused.Refusal!.Reason, shop.Shelf("MUG")));
    }

    [Fact]
    public async Task Applying_twice_changes_once()
    {
        var shop = new Trial().With("MUG", 9);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var before = await ProposeAsync(shop, new OrderChange.SetQuantity(1, 5, Trial.Line(1, 5).Price));
        var once = await Door(shop).ApplyAsync(Id, new("apply"), 1, before.Version);
        var twice = await Door(shop).ApplyAsync(Id, new("apply"), 1, before.Version);

        Assert.True(twice.Value.IsRepeat);
        Assert.Equal((once.Value.Order, (9, 5, 4)), (twice.Value.Order, shop.Shelf("MUG")));
    }

    [Fact]
    public async Task After_a_crash_before_the_units_joined_the_runner_joins_them()
    {
        var shop = new Trial().With("MUG", 9);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var before = await ProposeAsync(shop, new OrderChange.SetQuantity(1, 5, Trial.Line(1, 5).Price));
        await Assert.ThrowsAsync<TimeoutException>(() => Door(shop, new NoCommit(shop.Stock) { Breaks = true })
            .ApplyAsync(Id, new("apply"), 1, before.Version));
        Assert.Equal(2, await shop.HeldAsync("SO-1"));

        await new OrderKit.Processes.ProcessRunner(shop.Store, shop.Store, shop.Stock, shop.Orders).RunAsync();
        Assert.Equal((5, (9, 5, 4)), (await shop.HeldAsync("SO-1"), shop.Shelf("MUG")));
        Assert.Equal(0, (await shop.OrderAsync("SO-1"))!.Line(1)!.Units.Backordered);
    }

    [Fact]
    public async Task Units_that_were_sold_meanwhile_are_told_as_backordered_and_nobody_elses_are_given_back()
    {
        var shop = new Trial().With("MUG", 5);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var before = await ProposeAsync(shop, new OrderChange.SetQuantity(1, 5, Trial.Line(1, 5).Price));
        await Assert.ThrowsAsync<TimeoutException>(() => Door(shop, new NoCommit(shop.Stock) { Breaks = true })
            .ApplyAsync(Id, new("apply"), 1, before.Version));
        await shop.ExpireAsync();
        await shop.PurchaseAsync("SO-2", "click", Trial.Line(1, 3));

        Assert.Empty(await shop.RunAsync());
        var units = (await shop.OrderAsync("SO-1"))!.Line(1)!.Units;
        Assert.Equal((2, 3), (units.Open, units.Backordered));
        Assert.Equal((2, 3, (5, 5, 0)), (await shop.HeldAsync("SO-1"), await shop.HeldAsync("SO-2"), shop.Shelf("MUG")));
    }

    [Fact]
    public async Task A_new_address_lies_beside_the_old_one_until_it_is_applied_or_withdrawn()
    {
        var shop = new Trial().With("MUG", 5);
        await shop.Checkout.PurchaseAsync(Trial.Buy("SO-1", "click", Trial.Line(1, 1)) with { Recipient = Elsa });
        var door = Door(shop);
        await door.ProposeAsync(new(Id, new("move"), [], Duration.FromDays(1)) { Recipient = Nils });
        Assert.Equal((Elsa, Nils), await PersonsAsync(shop));

        await door.WithdrawAsync(Id, new("stay"), 1, "changed-mind");
        Assert.Equal((Elsa, null), await PersonsAsync(shop));

        var moved = await door.ProposeAsync(new(Id, new("move-2"), [], Duration.FromDays(1)) { Recipient = Nils });
        await door.ApplyAsync(Id, new("apply"), 2, moved.Value.Order.Version);
        Assert.Equal((Nils, null), await PersonsAsync(shop));
        Assert.DoesNotContain("Nils", string.Join('\n', await shop.HistoryAsync("SO-1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_instructions_reach_the_workshop_once_the_change_is_applied()
    {
        var shop = Engraving.Shop(2);
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"));
        var proposed = await Door(shop).ProposeAsync(
            new(Id, new("spell"), [], Duration.FromDays(1)) { Tailoring = [new(1, Engraving.Words("Else"))] });
        Assert.Equal(1, (await Engraving.Workshop(shop).WorkOrderAsync(Id, 1)).Value.Tailoring.Revision);

        await Door(shop).ApplyAsync(Id, new("apply"), 1, proposed.Value.Order.Version);
        var work = (await Engraving.Workshop(shop).WorkOrderAsync(Id, 1)).Value;
        Assert.Equal((2, new InstructionValue.Text("Else")), (work.Tailoring.Revision, work.Entries[0].Value));
    }

    [Fact]
    public async Task Instructions_that_cannot_be_made_are_not_proposed()
    {
        var shop = Engraving.Shop(2);
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"));
        var refused = await Door(shop).ProposeAsync(
            new(Id, new("spell"), [], Duration.FromDays(1)) { Tailoring = [new(1, Engraving.Words(new('x', 99)))] });
        Assert.Equal(RefusalReason.InstructionsInvalid, refused.Refusal?.Reason);
    }

    [Fact]
    public async Task After_erasure_no_personal_change_is_taken_and_others_are()
    {
        var shop = new Trial().With("MUG", 5);
        await shop.Checkout.PurchaseAsync(Trial.Buy("SO-1", "click", Trial.Line(1, 1)) with { Recipient = Elsa });
        await shop.Vault.EraseAsync(Id);
        var refused = await Door(shop).ProposeAsync(new(Id, new("move"), [], Duration.FromDays(1)) { Recipient = Nils });
        Assert.Equal(RefusalReason.InstructionsErased, refused.Refusal?.Reason);

        await ChangeAsync(shop, new OrderChange.SetQuantity(1, 2, Trial.Line(1, 2).Price));
        Assert.Equal(2, await shop.HeldAsync("SO-1"));
    }

    private static ChangeService Door(Trial shop, IStock? stock = null) => new(
        shop.Store, OrderRules.Default, shop.Orders, stock ?? shop.Stock, shop.Vault, shop.Clock, Duration.FromMinutes(20));

    private static async Task<Order> ProposeAsync(Trial shop, params OrderChange[] changes) =>
        (await Door(shop).ProposeAsync(new(Id, new("propose"), [.. changes], Duration.FromDays(1)))).Value.Order;

    private static async Task ChangeAsync(Trial shop, params OrderChange[] changes)
    {
        var open = await ProposeAsync(shop, changes);
        Assert.True((await Door(shop).ApplyAsync(Id, new("apply"), open.Change!.Number, open.Version)).IsAccepted);
    }

    private static async Task<(Recipient? Now, Recipient? Proposed)> PersonsAsync(Trial shop)
    {
        var content = await shop.Vault.OpenAsync(Id);
        return (content?.Recipient, content?.Proposed?.Recipient);
    }

    /// <summary>A stock whose commit can break before it is carried out, as when the process ends there.</summary>
    private sealed class NoCommit(IStock inner) : IStock
    {
        internal bool Breaks { get; init; }

        public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default) =>
            inner.CheckAsync(skus, cancellationToken);

        public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
            StockCommand.Reserve command, CancellationToken cancellationToken = default) =>
            inner.ReserveAsync(command, cancellationToken);

        public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
            StockCommand.Commit command, CancellationToken cancellationToken = default) =>
            Breaks ? throw new TimeoutException() : inner.CommitAsync(command, cancellationToken);

        public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
            StockCommand.Consume command, CancellationToken cancellationToken = default) =>
            inner.ConsumeAsync(command, cancellationToken);

        public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
            StockCommand.Release command, CancellationToken cancellationToken = default) =>
            inner.ReleaseAsync(command, cancellationToken);
    }
}
