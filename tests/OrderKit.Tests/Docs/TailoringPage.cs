using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/tailoring.md, compiled and run.</summary>
public sealed class TailoringPage
{
    #region schema
    private static readonly TailoringSchema Engraved = new(
        "engraved-cup", 1,
        [
            new TailoringField.Text("words", "Engraving", 12) { LinesMax = 2, Surcharge = new(50m, "SEK") },
            new TailoringField.Choice("font", "Font", [new("plain", "Plain"), new("script", "Script", new(20m, "SEK"))]),
            new TailoringField.Measurement("height", "Height of letters", 4m, 20m) { IsRequired = false },
        ])
    {
        Proof = new(Duration.FromDays(2), ProofDeadlinePolicy.HoldLine),
        LockAfter = Duration.FromHours(24),
        LeadTime = 3,
        IsExemptFromWithdrawal = true,
    };
    #endregion

    [Fact]
    public async Task The_usage_on_the_page_does_what_it_says()
    {
        var products = new MemoryProductFacts().Put(new("CUP"), new() { WeightGrams = 320, Tailoring = Engraved });
        var shop = new Trial(products: products).With("CUP", 5);
        var (checkout, orders, workshop) = (shop.Checkout, shop.Orders, Engraving.Workshop(shop));
        OrderId number = new("SO-9");
        using var said = new StringWriter();

        #region usage
        ValueList<Instruction> wanted =
        [
            new("words", new InstructionValue.Text("Elsa & Åke")), new("font", new InstructionValue.Choice("script")),
        ];
        var price = LinePrice.Of(new Money(129m, "SEK") + Engraved.SurchargePerUnit(wanted, "SEK"), 1);
        await checkout.PurchaseAsync(new(number, new("click-9"), "SEK", [new(1, new("CUP"), 1, price)])
        {
            Tailoring = [new(1, wanted)],
        });
        await orders.HandleAsync(new OrderCommand.Confirm(number, new("paid-9")));

        var early = await orders.HandleAsync(new OrderCommand.Tailor(number, new("work-9"), []));
        said.WriteLine(early.Refusal?.Detail);
        await orders.HandleAsync(new OrderCommand.SendProof(number, new("proof-9"), 1, Revision: 1, "proof-9-1"));
        await orders.HandleAsync(new OrderCommand.ApproveProof(number, new("yes-9"), 1, Revision: 1));
        await orders.HandleAsync(new OrderCommand.Tailor(number, new("work-9"), []));

        var work = (await workshop.WorkOrderAsync(number, 1)).Value;
        said.WriteLine($"{work}: {string.Join(", ", work.Entries.Select(e => e.Field.Label))}");
        var other = wanted.With(0, new("words", new InstructionValue.Text("Elsa")));
        var late = await workshop.RetailorAsync(number, new("change-9"), new(1, other));
        said.WriteLine(late.Refusal?.Reason);
        #endregion

        Assert.Equal(
            """
            Order SO-9 is Confirmed; no proof of line 1 was sent, so Tailor waits. Send one and let the customer approve it first.
            Work order for line 1 of order SO-9, revision 1 (withheld): Engraving, Font
            TailoringLocked

            """.ReplaceLineEndings("\n"),
            said.ToString().ReplaceLineEndings("\n"));
    }
}
