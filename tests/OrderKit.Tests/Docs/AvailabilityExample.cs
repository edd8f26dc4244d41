using OrderKit.Promising;

namespace OrderKit.Tests.Docs;

/// <summary>The worked example of docs/availability.md: a mug in a warehouse and a kiosk, seen by three channels.</summary>
internal static class AvailabilityExample
{
    internal const int Wanted = 8;
    internal const int Days = 8;

    internal static readonly LocalDate Monday = new(2026, 3, 2);

    internal static readonly SupplyPicture Boras = new(new("MUG-BLUE"), new("boras"))
    {
        Opening = 10,
        Receipts =
        [
            new(new("PO-0"), Monday.PlusDays(-4), 6), new(new("PO-1"), Monday.PlusDays(2), 5), new(new("PO-2"), Monday.PlusDays(4), 20),
        ],
        Demands = [new("SO-7", Monday.PlusDays(3), 12), new("SO-8", Monday.PlusDays(5), 4)],
    };

    internal static readonly SupplyPicture Kiosk = new(new("MUG-BLUE"), new("kiosk")) { Opening = 6 };

    /// <summary>The rules of each row of the picture; all but the named one are the default.</summary>
    internal static readonly (string Name, AtpRules Rules)[] Rules =
    [
        ("cumulative with look-ahead (default)", AtpRules.Default),
        ("cumulative without look-ahead", new() { Method = AtpMethod.CumulativeWithoutLookAhead }),
        ("discrete", new() { Method = AtpMethod.Discrete }),
        ("discrete with backward consumption", new() { Method = AtpMethod.DiscreteWithBackwardConsumption }),
        ("overdue receipts as today", new() { OverdueReceipts = OverduePolicy.AsToday }),
        ("overdue receipts expected in 2 days", new() { OverdueReceipts = OverduePolicy.Expected(2) }),
        ("infinite supply after 7 days", new() { InfiniteAfterDays = 7 }),
    ];

    /// <summary>Who asks: each sees other locations.</summary>
    internal static readonly (string Name, ChannelRules Rules)[] Channels =
    [
        ("web: boras", new("web") { Locations = [new("boras")] }),
        ("till: kiosk", new("till") { Locations = [new("kiosk")] }),
        ("market: both", new("market") { FewLeft = 10 }),
    ];

    /// <summary>What else a host can lay down, and how the article is answered then.</summary>
    internal static readonly (string Name, Func<SkuSupply> Supply, BackorderAcceptance Accepts)[] Policies =
    [
        ("backorders never (default)", () => Supply(AtpRules.Default), BackorderAcceptance.Never),
        ("backorders when dated", () => Supply(AtpRules.Default), BackorderAcceptance.WhenDated),
        ("up to 5, and 1 waits", () => Supply(AtpRules.Default) with { Waiting = 1 }, BackorderAcceptance.UpTo(5)),
        ("always, and no receipt", () => Supply(AtpRules.Default, Boras with { Receipts = [] }), BackorderAcceptance.Always),
        ("infinite supply after 4 days", () => Supply(new() { InfiniteAfterDays = 4 }), BackorderAcceptance.Never),
        ("never runs out at boras", () => Supply(AtpRules.Default, Boras with { IsUnlimited = true }), BackorderAcceptance.Never),
        ("pre-order: Saturday, 50, 40 taken", Unreleased, BackorderAcceptance.Never),
    ];

    internal static int[] Promised(AtpRules rules)
    {
        var schedule = AtpSchedule.Of(Boras, rules, Monday);
        return [.. Enumerable.Range(0, Days).Select(day => schedule.On(Monday.PlusDays(day)).Value)];
    }

    internal static AvailabilityAnswer Answer(SkuSupply supply, ChannelRules channel, BackorderAcceptance accepts, int wanted = Wanted) =>
        Promiser.Answer(supply, channel with { Backorders = accepts }, new(wanted));

    private static SkuSupply Unreleased() => Supply(AtpRules.Default) with { PreOrder = new(Monday.PlusDays(5), 50, 40) };

    private static SkuSupply Supply(AtpRules rules, SupplyPicture? boras = null) =>
        SkuSupply.Of(new("MUG-BLUE"), [boras ?? Boras, Kiosk], rules, Monday);
}
