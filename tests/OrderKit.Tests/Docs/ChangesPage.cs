using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/changes.md, compiled and run.</summary>
public sealed class ChangesPage
{
    private static readonly OrderId Number = new("SO-1");

    [Fact]
    public async Task The_usage_on_the_page_does_what_it_says()
    {
        var shop = new Trial().With("MUG", 10).With("CUP", 1);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var newAddress = new Recipient("Elsa Ek", new(["Lillgatan 2"], "222 33", "Lund", "SE"));
        var changes = new ChangeService(
            shop.Store, OrderRules.Default, shop.Orders, shop.Stock, shop.Vault, shop.Clock, Duration.FromMinutes(20));
        using var said = new StringWriter();

        #region usage
        await changes.ProposeAsync(new(Number, new("wish-1"),
        [
            new OrderChange.SetQuantity(1, 3, LinePrice.Of(new(120m, "SEK"), 3)),
            new OrderChange.AddLine(new(2, new("CUP"), 2, LinePrice.Of(new(80m, "SEK"), 2))),
        ], Duration.FromHours(24)) { Recipient = newAddress });

        var offer = (await changes.PreviewAsync(Number))!;
        said.WriteLine($"pay {offer.Preview.Difference} more");
        said.WriteLine(string.Join(", ", offer.Preview.Stock.Select(s => $"{s.Units} of {s.Sku}")));
        said.WriteLine($"only {offer.Lacking[0].Free} of {offer.Lacking[0].Wanted} {offer.Lacking[0].Sku} are free");

        var refused = await changes.ApplyAsync(Number, new("yes-1"), offer.Document.Number, offer.Preview.Version);
        said.WriteLine(refused.Refusal?.Reason);

        var applied = await changes.ApplyAsync(
            Number, new("yes-2"), offer.Document.Number, offer.Preview.Version, ReservePolicy.BestEffort);
        said.WriteLine($"{applied.Value.Order.Line(2)!.Units.Backordered} of line 2 waits");
        #endregion

        Assert.Equal(
            """
            pay 261.00 SEK more
            1 of MUG, 2 of CUP
            only 1 of 2 CUP are free
            NotEnoughStock
            1 of line 2 waits

            """.ReplaceLineEndings("\n"),
            said.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_engraved_cup_is_added_as_the_page_says()
    {
        var shop = Engraving.Shop(2);
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"));
        var changes = new ChangeService(
            shop.Store, OrderRules.Default, shop.Orders, shop.Stock, shop.Vault, shop.Clock, Duration.FromMinutes(20), shop.Products);
        using var said = new StringWriter();

        #region tailored
        OrderChange another = new OrderChange.AddLine(new(2, new("MUG"), 1, LinePrice.Of(new(179m, "SEK"), 1)));
        var bare = await changes.ProposeAsync(new(Number, new("wish-2"), [another], Duration.FromHours(24)));
        said.WriteLine(bare.Refusal?.Asked);

        await changes.ProposeAsync(new(Number, new("wish-3"), [another], Duration.FromHours(24))
        {
            Tailoring =
            [
                new(2, [new("words", new InstructionValue.Text("Åke")), new("font", new InstructionValue.Choice("plain"))]),
            ],
        });
        #endregion

        Assert.Equal("line 2: words Missing; line 2: font Missing", said.ToString().TrimEnd());
        var open = (await shop.OrderAsync("SO-1"))!;
        var applied = await changes.ApplyAsync(Number, new("yes-3"), open.Change!.Number, open.Version);
        Assert.Equal(1, applied.Value.Order.Line(2)!.Tailoring!.Revision);
    }
}
