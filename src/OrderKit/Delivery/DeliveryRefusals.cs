namespace OrderKit.Delivery;

/// <summary>Every no of this room, in words: what is; what was asked; what is possible.</summary>
internal static class DeliveryRefusals
{
    internal static Refusal NotOffered(DeliveryOption shown, DeliveryOffer offer) => new(
        RefusalReason.DeliveryOptionNotOffered,
        $"{Name(shown)} is not offered as it was shown",
        "it was chosen",
        offer.Options.Count == 0 ? "Possible: nothing at present" : $"Possible: {string.Join("; ", offer.Options.Take(3).Select(Days))}");

    internal static Refusal CutOffPassed(DeliveryOption shown, DeliveryOption now) => new(
        RefusalReason.DeliveryCutOffPassed,
        $"The cut-off for {Name(shown)} was {shown.OrderBefore}",
        FormattableString.Invariant($"delivery by {shown.By:uuuu-MM-dd} was chosen"),
        $"Possible: {Days(now)}");

    private static string Name(DeliveryOption option) =>
        option.Carrier is { } carrier ? $"{option.Option} with {carrier}" : $"{option.Option} by the seller";

    private static string Days(DeliveryOption option) =>
        FormattableString.Invariant($"{Name(option)} by {option.By:uuuu-MM-dd}");
}
