using System.Runtime.InteropServices;
using NodaTime;

namespace OrderKit.Backorders;

/// <summary>In which order the lines are served.</summary>
internal static class ServiceOrder
{
    // How a place is written as one number: the promised day in front, then the rank, then the time, cut to 0.8 µs.
    private const int RankBits = 36;
    private const int SinceBits = 60;
    private const long RankMax = (1L << (RankBits - 1)) - 1;

    internal static int[] Of(BackorderRules rules, ReadOnlySpan<WaitingLine> lines, LocalDate today)
    {
        var totals = rules.Strategy == BackorderStrategy.CompletesMostOrders ? TotalsByOrder(lines) : [];
        var keepsPromises = rules.KeepsPromises && rules.Strategy != BackorderStrategy.FairShare;
        var places = new Place[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            places[i] = new(
                keepsPromises && line.PromisedFor is { } date ? Period.DaysBetween(today, date) : int.MaxValue,
                rules.Strategy switch
                {
                    BackorderStrategy.PriorityClass => line.Priority,
                    BackorderStrategy.CompletesMostOrders => totals[i].Units,
                    _ => 0,
                },
                totals.Length > 0 ? totals[i].Since : line.Since,
                line);
        }

        return Sorted(places);
    }

    // One number each sorts quickly. It is rounded: places with the same number are compared in full.
    private static int[] Sorted(Place[] places)
    {
        var (keys, order) = (new UInt128[places.Length], new int[places.Length]);
        for (var i = 0; i < places.Length; i++)
        {
            (keys[i], order[i]) = (places[i].Key, i);
        }

        Array.Sort(keys, order);
        var inFull = Comparer<int>.Create((one, other) => places[one].CompareTo(places[other]));
        for (var from = 0; from < keys.Length;)
        {
            var until = from + 1;
            while (until < keys.Length && keys[until] == keys[from])
            {
                until++;
            }

            if (until - from > 1)
            {
                Array.Sort(order, from, until - from, inFull);
            }

            from = until;
        }

        return order;
    }

    // The lines of an order stay together: all of them count as wanted when its first one was.
    private static (long Units, Instant Since)[] TotalsByOrder(ReadOnlySpan<WaitingLine> lines)
    {
        var (firstOf, first) = (new Dictionary<OrderId, int>(lines.Length), new int[lines.Length]);
        var totals = new (long Units, Instant Since)[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(firstOf, lines[i].Order, out var isKnown);
            first[i] = isKnown ? known : known = i;
            var (units, since) = isKnown ? totals[known] : (0, lines[i].Since);
            totals[known] = (units + lines[i].Units.Value, Instant.Min(since, lines[i].Since));
        }

        for (var i = 0; i < lines.Length; i++)
        {
            totals[i] = totals[first[i]];
        }

        return totals;
    }

    // Lines that have waited equally long go by order and number, so that every run gives the same.
    private readonly record struct Place(int Promised, long Rank, Instant Since, WaitingLine Line) : IComparable<Place>
    {
        internal UInt128 Key =>
            ((UInt128)(ulong)((long)Promised - int.MinValue) << (RankBits + SinceBits))
            | ((UInt128)(ulong)(Math.Clamp(Rank, -RankMax, RankMax) + RankMax) << SinceBits)
            | (ulong)((Since.ToUnixTimeTicks() >> 3) + (1L << (SinceBits - 1)));

        public int CompareTo(Place other)
        {
            if (Promised != other.Promised)
            {
                return Promised.CompareTo(other.Promised);
            }

            var rank = Rank != other.Rank ? Rank.CompareTo(other.Rank) : Since.CompareTo(other.Since);
            if (rank != 0)
            {
                return rank;
            }

            var order = string.CompareOrdinal(Line.Order.Value, other.Line.Order.Value);
            return order != 0 ? order : Line.Line.CompareTo(other.Line.Line);
        }
    }
}
