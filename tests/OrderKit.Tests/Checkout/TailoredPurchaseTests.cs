using OrderKit.Availability;
using OrderKit.InMemory;
using OrderKit.Products;
using OrderKit.Tailoring;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Checkout;

public sealed class TailoredPurchaseTests
{
    private readonly Trial shop = Engraving.Shop(3);

    [Fact]
    public async Task Instructions_are_sealed_and_the_line_keeps_schema_facts_and_fingerprint()
    {
        var order = (await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"))).Value.Order;

        var tailoring = order.Line(1)!.Tailoring!;
        Assert.Equal((Engraving.Schema, 1), (tailoring.Schema, tailoring.Revision));
        Assert.Equal(32, tailoring.Fingerprint.Length);
        Assert.Equal(320, order.Line(1)!.Terms.Product!.WeightGrams);
        var content = (await shop.Vault.OpenAsync(order.Id))!;
        Assert.Null(content.Recipient);
        Assert.Equal(TailoringSchema.Canonical(Engraving.Words("Elsa")), content.InstructionsFor(1));
        Assert.Null(content.InstructionsFor(2));
    }

    [Fact]
    public async Task A_missing_instruction_refuses_the_purchase_and_says_which()
    {
        var purchase = Engraving.Buy("click", "Elsa", "Åke");
        var refusal = (await shop.Checkout.PurchaseAsync(purchase with
        {
            Tailoring = [purchase.Tailoring[0] with { Instructions = [Engraving.Words("x")[0]] }],
        })).Refusal!;

        Assert.Equal(RefusalReason.InstructionsMissing, refusal.Reason);
        Assert.Equal("line 1: font Missing; line 2: words Missing; line 2: font Missing", refusal.Asked);
        Assert.Equal<Unlock>([new("Place", "line 1 font"), new("Place", "line 2 words"), new("Place", "line 2 font")], refusal.Unlocks);
        Assert.Null(await shop.OrderAsync("SO-1"));
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
        Assert.Null(await shop.Keys.FindAsync(new("SO-1"), default));
    }

    [Fact]
    public async Task Every_fault_of_every_line_is_told_at_once_and_no_value()
    {
        var refusal = (await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "s3cret\u202e", new string('s', 99)))).Refusal!;

        Assert.Equal(RefusalReason.InstructionsInvalid, refusal.Reason);
        Assert.Equal("line 1: words CharacterNotAllowed; line 2: words TooLong", refusal.Asked);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_that_cannot_be_are_the_hosts_mistake_and_every_fault_is_told()
    {
        ProductFacts wrong = new() { WeightGrams = -5, MinimumAge = -1, Size = new(0, 1, 1) };
        var fault = await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Checkout.PurchaseAsync(Trial.Buy("SO-9", "click", Trial.Line(1, 1) with { Product = wrong })));
        Assert.Equal(
            "MUG: The weight is -5 g; it must be 0 or more. MUG: The age is -1 years; it must be 0 or more. "
            + "MUG: The size is 0 × 1 × 1 mm; each must be 1 or more.",
            fault.Message);
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    [InlineData(false, null, null)]
    public void A_line_cannot_be_withdrawn_from_when_its_schema_or_its_product_says_so(bool bySchema, bool? byProduct, bool? expected)
    {
        var line = Engraving.Line(1, 1, Engraving.Schema with { IsExemptFromWithdrawal = bySchema }) with
        {
            Product = Engraving.Facts with { IsExemptFromWithdrawal = byProduct },
        };
        Assert.Equal(expected, line.IsExemptFromWithdrawal);
        Assert.Equal(byProduct, (line with { Tailoring = null }).IsExemptFromWithdrawal);
    }

    [Fact]
    public async Task A_product_without_a_schema_takes_no_instructions_and_the_missing_fact_is_named()
    {
        var bare = new Trial().With("MUG", 1);
        var refusal = (await bare.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"))).Refusal!;
        Assert.Equal(RefusalReason.ProductFactMissing, refusal.Reason);
        Assert.Equal("The TailoringSchema of MUG is not known; line 1 has instructions. Give the product this fact first.", refusal.Detail);
    }

    [Fact]
    public async Task Lines_may_bring_their_facts_along_and_a_known_product_that_does_not_travel_needs_no_shipping()
    {
        var bare = new Trial().With("MUG", 1);
        var buy = Engraving.Buy("click", "Elsa");
        var facts = Engraving.Facts with { NeedsShipping = false };
        var order = (await bare.Checkout.PurchaseAsync(buy with { Lines = [buy.Lines[0] with { Product = facts }] })).Value.Order;
        Assert.NotNull(order.Line(1)!.Tailoring);
        Assert.False(order.Line(1)!.Terms.NeedsShipping);
    }

    [Fact]
    public async Task Instructions_for_a_line_twice_or_for_none_are_refused()
    {
        var buy = Engraving.Buy("click", "Elsa");
        var twice = await shop.Checkout.PurchaseAsync(buy with { Tailoring = [buy.Tailoring[0], buy.Tailoring[0]] });
        Assert.Equal(RefusalReason.LineTwice, twice.Refusal?.Reason);
        var none = await shop.Checkout.PurchaseAsync(buy with { Tailoring = [buy.Tailoring[0], buy.Tailoring[0] with { Line = 9 }] });
        Assert.Equal(RefusalReason.LineUnknown, none.Refusal?.Reason);
        await Assert.ThrowsAsync<ArgumentException>(() => shop.Checkout.PurchaseAsync(buy with { Lines = [Engraving.Line(1, 1)] }));
    }

    [Fact]
    public async Task The_same_click_again_is_a_repeat_in_any_order_after_a_new_catalogue_and_after_erasure()
    {
        var facts = new MemoryProductFacts().Put(new("MUG"), Engraving.Facts);
        var changing = new Trial(products: facts).With("MUG", 3);
        var buy = Engraving.Buy("click", "Elsa");
        await changing.Checkout.PurchaseAsync(buy);
        facts.Put(new("MUG"), Engraving.Facts with { WeightGrams = 9, Tailoring = Engraving.Schema with { Version = 4 } });

        var turned = buy with { Tailoring = [new(1, buy.Tailoring[0].Instructions.Reverse().ToValueList())] };
        Assert.True((await changing.Checkout.PurchaseAsync(turned)).Value.IsRepeat);
        Assert.Equal(RefusalReason.CommandIdReused, (await changing.Checkout.PurchaseAsync(Engraving.Buy("click", "Åke"))).Refusal?.Reason);
        Assert.Equal(
            RefusalReason.CommandIdReused, (await changing.Checkout.PurchaseAsync(buy with { Tailoring = [] })).Refusal?.Reason);

        await Engraving.Workshop(changing).RetailorAsync(new("SO-1"), new("change"), new(1, Engraving.Words("Ek")));
        Assert.True((await changing.Checkout.PurchaseAsync(buy)).Value.IsRepeat);
        await changing.Vault.EraseAsync(new("SO-1"));
        Assert.True((await changing.Checkout.PurchaseAsync(buy)).Value.IsRepeat);
        Assert.Null(await changing.Keys.FindAsync(new("SO-1"), default));
    }

    [Fact]
    public async Task Story_9_two_lines_of_one_sku_with_different_tailoring_and_one_unit_in_stock()
    {
        var small = Engraving.Shop(1);
        var both = Engraving.Buy("click", "Elsa", "Åke");
        Assert.Equal(RefusalReason.NotEnoughStock, (await small.Checkout.PurchaseAsync(both)).Refusal?.Reason);

        var order = (await small.Checkout.PurchaseAsync(both with { Policy = ReservePolicy.BestEffort })).Value.Order;
        Assert.Equal(2, order.Lines.Count);
        Assert.NotEqual(order.Line(1)!.Tailoring!.Fingerprint, order.Line(2)!.Tailoring!.Fingerprint);
        Assert.Equal((1, 1), (order.Lines.Sum(l => l.Units.Open), order.Lines.Sum(l => l.Units.Backordered)));
        Assert.Equal((1, 1, 0), small.Shelf("MUG"));
        var workshop = Engraving.Workshop(small);
        Assert.Equal(["Elsa", "Åke"], [Text(await workshop.WorkOrderAsync(order.Id, 1)), Text(await workshop.WorkOrderAsync(order.Id, 2))]);
    }

    [Fact]
    public void A_fact_that_is_needed_and_missing_is_named()
    {
        foreach (var fact in Enum.GetValues<ProductFact>())
        {
            var refusal = ProductFacts.Require(new("MUG"), null, fact, "it is needed")!;
            Assert.Contains(fact.ToString(), refusal.Detail, StringComparison.Ordinal);
            Assert.NotNull(ProductFacts.Require(new("MUG"), new(), fact, "it is needed"));
            Assert.Null(ProductFacts.Require(new("MUG"), Full, fact, "it is needed"));
        }

        Assert.Empty(Full.Faults());
        Assert.Equal(3, (Full with { WeightGrams = -1, MinimumAge = -1, Size = new(0, 1, 1) }).Faults().Count);
        Assert.Throws<ArgumentException>(() => new MemoryProductFacts().Put(new("MUG"), new() { WeightGrams = -1 }));
    }

    private static ProductFacts Full => Engraving.Facts with
    {
        Size = new(120, 90, 100), IsExemptFromWithdrawal = true, MinimumAge = 18, DangerousGoods = new("UN1950", "2.1"),
        HsCode = "691110", CountryOfOrigin = "SE", NeedsShipping = true,
    };

    private static string Text(Decision<WorkOrder> work) =>
        ((InstructionValue.Text)work.Value.Entries.Single(e => e.Field.Name == "words").Value).Value;
}
