using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Processes;
using OrderKit.Tailoring;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Stories;

/// <content>The payment provider and the workshop.</content>
internal sealed partial class StoryShop
{
    internal TailoringService Workshop => Door<TailoringService>();

    /// <summary>The provider moves all it was asked to move, and the shop passes on what it says.</summary>
    internal async Task ProviderDoesWhatItWasAskedAsync()
    {
        while ((await Orders.PaymentMovesAsync(Number))!.SelectMany(m => m.Dues).FirstOrDefault() is { } due)
        {
            PaymentReference reference = new(FormattableString.Invariant($"tx-{due.Number}"));
            await DoAsync(due.Kind == PaymentDueKind.Capture
                ? new OrderCommand.ReportCaptured(Number, Next(), due.Open, Now) { Due = due.Number, Reference = reference }
                : new OrderCommand.ReportRefunded(Number, Next(), due.Open, Now) { Due = due.Number, Reference = reference });
        }
    }

    /// <summary>What came, went back and is owed, as in <c>1344 - 129.50 of 1214.50</c>.</summary>
    internal async Task<string> MoneyAsync()
    {
        var order = await OrderAsync();
        return FormattableString.Invariant(
            $"{order.Payment.Captured.Amount:0.00} - {order.Payment.Refunded.Amount:0.00} of {order.Owed.Amount:0.00}");
    }

    /// <summary>Elsa buys mugs with a line of words on each.</summary>
    internal static OrderKit.Checkout.Purchase Engraved(params string[] words)
    {
        var price = LinePrice.Of(new(179.50m, "SEK"), 1);
        return Purchase(1) with
        {
            Lines = [.. words.Select((_, i) => new LineTerms(i + 1, Mug, 1, price) { Product = Engraving.Facts })],
            Tailoring = [.. words.Select((w, i) => new LineInstructions(i + 1, Engraving.Words(w)))],
        };
    }

    /// <summary>The words that the workshop puts on a line.</summary>
    internal async Task<string> WordsAsync(int line) => ((InstructionValue.Text)(await Workshop.WorkOrderAsync(Number, line)).Value
        .Entries.Single(e => e.Field.Name == "words").Value).Value;
}
