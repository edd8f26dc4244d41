using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Tests.Checkout;

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
}
