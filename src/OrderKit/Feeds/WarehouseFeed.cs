namespace OrderKit.Feeds;

/// <summary>What one shelf amounts to by everything a warehouse system has said of it, in whatever order it arrived.</summary>
/// <remarks>The shelf is the count with the highest sequence number plus every movement numbered after it, so arrival order does not
/// matter: a late movement from before the count is in the count already, and a late count is laid under the movements after it.
/// Movements of our own (units sent, goods received by hand) have no number of the warehouse's; they stand after the highest number
/// heard when they happened.</remarks>
/// <param name="Level">Units on the shelf; below 0 while news is missing, as when goods are reported gone before they are reported
/// received: so many the shelf owes.</param>
/// <param name="SetAside">Units set aside; below 0 while news is missing.</param>
public sealed record WarehouseFeed(long Level, long SetAside)
{
    /// <summary>So many movements are kept to lay a late count under; a count older than all of them changes nothing.</summary>
    public const int MovesMax = 1000;

    /// <summary>The number of the latest count; 0 before any.</summary>
    public long CountedAt { get; init; }

    /// <summary>The highest number heard; 0 before any.</summary>
    public long Highest { get; init; }

    /// <summary>Counts with this number or a lower one come too late; 0 while none does.</summary>
    public long Floor { get; init; }

    /// <summary>The movements since the latest count, by number.</summary>
    public ValueList<Move> Moves { get; init; } = [];

    /// <summary>Takes in one piece of news, each number once.</summary>
    /// <param name="sequence">The warehouse's number, 1 or more.</param>
    /// <param name="news">What it says.</param>
    /// <returns>The feed after it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public WarehouseFeed Hear(long sequence, WarehouseNews news)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentNullException.ThrowIfNull(news);
        var heard = news switch
        {
            WarehouseNews.Counted counted => Count(sequence, counted.OnHand.Value),
            WarehouseNews.Received received => Shift(new(sequence, received.Units.Value, false)),
            WarehouseNews.Adjusted adjusted => Shift(new(sequence, adjusted.Units, false)),
            WarehouseNews.SetAside aside => this with { SetAside = SetAside + aside.Units },
            WarehouseNews.Scrapped gone => Shift(new(sequence, -gone.Units.Value, false)) with { SetAside = SetAside - gone.Units.Value },
            _ => throw new System.Diagnostics.UnreachableException($"No fold for {news.Name}."),
        };
        return heard with { Highest = Math.Max(Highest, sequence) };
    }

    // Before anything was heard no count can come to lie under it.
    internal WarehouseFeed Own(long units) =>
        units == 0 ? this
        : Highest == 0 ? this with { Level = Level + units }
        : Shift(new(Highest, units, true));

    internal WarehouseFeed CountedByHand(int onHand) =>
        this with { Level = onHand, CountedAt = Highest, Floor = Math.Max(Floor, Highest), Moves = [] };

    private WarehouseFeed Count(long sequence, int onHand)
    {
        if (sequence <= CountedAt || sequence <= Floor)
        {
            return this;
        }

        var after = Moves.Where(move => move.IsAfter(sequence)).ToValueList();
        return this with { Level = onHand + after.Sum(move => move.Units), CountedAt = sequence, Moves = after };
    }

    private WarehouseFeed Shift(Move move)
    {
        if (!move.IsOwn && move.Sequence <= CountedAt)
        {
            return this;
        }

        var at = Moves.AsSpan().Length;
        while (at > 0 && Moves[at - 1].CompareTo(move) > 0)
        {
            at--;
        }

        var moves = Moves.Take(at).Append(move).Concat(Moves.Skip(at)).ToValueList();
        return moves.Count <= MovesMax
            ? this with { Level = Level + move.Units, Moves = moves }
            : this with { Level = Level + move.Units, Moves = moves.Skip(1).ToValueList(), Floor = Math.Max(Floor, moves[0].Sequence) };
    }

    /// <summary>One movement on the shelf.</summary>
    /// <param name="Sequence">The warehouse's number; of a movement of our own the highest heard before it.</param>
    /// <param name="Units">Units more or, negative, fewer.</param>
    /// <param name="IsOwn">Whether it is our own and not the warehouse's.</param>
    public readonly record struct Move(long Sequence, long Units, bool IsOwn)
    {
        internal bool IsAfter(long count) => IsOwn ? Sequence >= count : Sequence > count;

        internal int CompareTo(Move other) =>
            Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence) : IsOwn.CompareTo(other.IsOwn);
    }
}
