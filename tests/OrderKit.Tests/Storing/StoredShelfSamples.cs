using OrderKit.Availability;
using OrderKit.Feeds;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>Reservations and words of warehouses as the golden files keep them: with every member filled, and with hardly any.</summary>
internal static class StoredShelfSamples
{
    /// <summary>With every member filled.</summary>
    internal static readonly Reservation FullReservation = new(
        Sample.Id, Sample.Command("place"), ReservationStatus.Committed, Sample.At(30),
        [
            new(1, new("MUG"), 10,
            [
                new(new("STHLM")) { Held = 2, Consumed = 3, Released = 1, Lapsed = 1, IsUnlimited = true },
            ])
            {
                Together = "set", Apart = "lithium",
            },
        ])
    {
        CommittedAt = Sample.At(1),
        IsRetaken = true,
        From = [new("STHLM"), new("GBG")],
        Channel = "web",
        PromisedFor = new(2026, 3, 9),
        Commands = [new(StockVerb.Reserve, Sample.Command("place"), new(0x0123456789abcdef, 7))],
        Version = 3,
    };

    internal static readonly ValueList<Reservation> Reservations =
    [
        FullReservation,
        new(Sample.Id, Sample.Command("place"), ReservationStatus.Pending, Sample.At(30), [new(1, new("MUG"), 2, [])]) { Version = 1 },
    ];

    /// <summary>With every member filled.</summary>
    internal static readonly WarehouseFeed FullFeed = new(12, 2)
    {
        CountedAt = 40, Highest = 45, Floor = 3, Moves = [new(44, -3, true), new(45, 5, true)],
    };

    internal static readonly ValueList<WarehouseFeed> Feeds = [FullFeed, new(0, 0), new(-4, -1) { Moves = [new(1, -4, false)] }];
}
