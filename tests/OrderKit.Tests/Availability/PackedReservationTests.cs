using OrderKit.Availability;
using OrderKit.InMemory;
using OrderKit.Sourcing;

namespace OrderKit.Tests.Availability;

public sealed class PackedReservationTests
{
    private static readonly OrderId Order = new("SO-1");
    private static readonly CommandId Click = new("click-1");
    private static readonly LocationId Store = new("STORE");
    private static readonly ReservationLine.Part Held = new(Store) { Held = 2, Consumed = 1, Released = 3, Lapsed = 4, IsUnlimited = true };
    private static readonly ReservationLine One = new(1, new("RING"), 10, [Held]);
    private static readonly Reservation Plain = new(Order, Click, ReservationStatus.Pending, Instant.FromUnixTimeSeconds(7), [One])
    {
        Version = 4,
    };

    private static readonly StockCommand.Reserve Wish = new(Click, Order, [new(1, new("RING"), 10)], Duration.FromMinutes(20));

    private static readonly StockCommand.ForOrder[] Commands =
    [
        Wish,
        Wish with { Policy = ReservePolicy.BestEffort },
        Wish with { From = [Store] },
        Wish with { Channel = "web" },
        Wish with { Places = [new SourcingPlace(Store)] },
        new StockCommand.Reserve(Click, Order, [new(1, new("RING"), 9)], Duration.FromMinutes(20)),
        new StockCommand.Reserve(Click, Order, [new(2, new("RING"), 10)], Duration.FromMinutes(20)),
        new StockCommand.Reserve(Click, new("SO-2"), [new(1, new("RING"), 10)], Duration.FromMinutes(20)),
        new StockCommand.Commit(Click, Order),
        new StockCommand.Commit(Click, Order) { MadeBy = Click },
        new StockCommand.Commit(Click, Order) { MadeBy = new("click-2") },
        new StockCommand.Commit(Click, Order) { With = new("SO-2") },
        new StockCommand.Commit(Click, Order) { Lines = [new(1, 1)] },
        new StockCommand.Release(Click, Order),
        new StockCommand.Release(Click, Order) { MadeBy = Click },
        new StockCommand.Release(Click, Order) { MadeBy = new("click-2") },
        new StockCommand.Release(Click, Order) { Lines = [new(1, 1)] },
        new StockCommand.Consume(Click, Order, [new(1, 1)]),
        new StockCommand.MoveReserved(Click, Order, [new(1, 1)], Store),
        new StockCommand.HandOver(Click, Order, new("SO-2")),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Commands.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_command_keeps_its_fingerprint(int number)
    {
        var command = Commands[number];
        var kept = new PackedReservation(Plain with { Commands = [new(command)] }).Unpack().Commands[0];
        Assert.Equal((command.Verb, command.Id, StockContent.Hash(command)), (kept.Verb, kept.Id, kept.Content));
    }

    [Fact]
    public void The_commands_differ() =>
        Assert.Equal(Commands.Length - 1, Commands.Select(StockContent.Hash).Distinct().Count());

    [Fact]
    public void A_fingerprint_alone_is_kept_too()
    {
        StockCommand.Accepted loaded = new(StockVerb.Consume, Click, new(1, 2));
        Assert.Equal(loaded, new PackedReservation(Plain with { Commands = [loaded] }).Unpack().Commands[0]);
    }

    [Fact]
    public void Every_field_comes_back()
    {
        Reservation[] all =
        [
            Plain,
            Plain with { Status = ReservationStatus.Ended, CommittedAt = Instant.FromUnixTimeSeconds(9), IsRetaken = true },
            Plain with { CommittedAt = default(Instant), From = [Store], Channel = "web", PromisedFor = new LocalDate(2026, 5, 4) },
            Plain with { Lines = [] },
            Plain with { Lines = [One, One with { Line = 2 }] },
            Plain with { Lines = [One with { Parts = [] }] },
            Plain with { Lines = [One with { Parts = [Held, new(new("OTHER"))] }] },
            Plain with { Lines = [One with { Together = "set" }] },
            Plain with { Lines = [One with { Apart = "fuel" }] },
            Plain with { Commands = [.. Commands.Take(2).Select(one => new StockCommand.Accepted(one))] },
            Plain with { Commands = [.. Commands.Take(3).Select(one => new StockCommand.Accepted(one))] },
            Plain with { Commands = [.. Commands.Take(4).Select(one => new StockCommand.Accepted(one))] },
        ];
        Assert.Equal(all, all.Select(one => new PackedReservation(one).Unpack()));
    }

    [Fact]
    public void Pages_find_each_reservation_and_its_newest_form()
    {
        var kept = new MemoryReservations();
        var all = Enumerable.Range(0, 300).Select(number => Plain with { Order = new($"SO-{number}") }).ToList();
        all.ForEach(kept.Put);
        kept.Put(all[200] with { Version = 5 });
        all[200] = all[200] with { Version = 5 };
        Assert.Equal(all, kept.Values);
        Assert.Equal(all, kept.Select(one => one.Value));
        Assert.Equal(all, all.Select(one => kept[one.Order]));
        Assert.Equal((300, true, false), (kept.Count, kept.ContainsKey(new("SO-299")), kept.ContainsKey(new("SO-300"))));
        Assert.False(kept.TryGetValue(new("SO-300"), out _));
    }
}
