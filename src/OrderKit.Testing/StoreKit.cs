using OrderKit.Testing.Kits;

namespace OrderKit.Testing;

/// <summary>The cases by which a host proves that its store keeps what OrderKit promises its users.</summary>
public static class StoreKit
{
    /// <summary>Every case of every kit.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases, kit by kit; their names are the same for every store.</returns>
    public static IReadOnlyList<KitCase> Cases(KitFactory open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return
        [
            .. Orders(open), .. Feed(open), .. Queries(open), .. Stock(open), .. Shipments(open), .. Timers(open), .. Subscriptions(open),
            .. PersonalData(open), .. Documents(open),
        ];
    }

    /// <summary>The cases of the order store and its envelopes.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Orders(KitFactory open) => [.. OrderCases.Of(open), .. OrderRaceCases.Of(open)];

    /// <summary>The cases of the feed.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Feed(KitFactory open) => FeedCases.Of(open);

    /// <summary>The cases of the listing of orders.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Queries(KitFactory open) => QueryCases.Of(open);

    /// <summary>The cases of the stock and its ledger.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Stock(KitFactory open) =>
        [.. StockCases.Of(open), .. StockRaceCases.Of(open), .. StockTimeCases.Of(open)];

    /// <summary>The cases of the shipment store and its finder.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Shipments(KitFactory open) => ShipmentCases.Of(open);

    /// <summary>The cases of the timers.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Timers(KitFactory open) => TimerCases.Of(open);

    /// <summary>The cases of the places of readers.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Subscriptions(KitFactory open) => SubscriptionCases.Of(open);

    /// <summary>The cases of keys, and of what the law wants kept.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> PersonalData(KitFactory open) => PersonalDataCases.Of(open);

    /// <summary>The cases of the documents.</summary>
    /// <param name="open">Opens a fresh store.</param>
    /// <returns>The cases.</returns>
    public static IReadOnlyList<KitCase> Documents(KitFactory open) => DocumentCases.Of(open);
}
