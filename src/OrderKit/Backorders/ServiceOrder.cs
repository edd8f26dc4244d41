using NodaTime;

namespace OrderKit.Backorders;

/// <summary>In which order the lines are served.</summary>
internal static class ServiceOrder
{
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
                    BackorderStrategy.CompletesMostOrders => totals[line.Order].Units,
                    _ => 0,
                },
                totals.TryGetValue(line.Order, out var order) ? order.Since : line.Since,
                line,
                i);
        }

        Array.Sort(places);
        return Array.ConvertAll(places, static place => place.Index);
    }

    // The lines of an order stay together: all of them count as wanted when its first one was.
    private static Dictionary<OrderId, (long Units, Instant Since)> TotalsByOrder(ReadOnlySpan<WaitingLine> lines)
    {
        Dictionary<OrderId, (long Units, Instant Since)> totals = new(lines.Length);
        foreach (var line in lines)
        {
            var (units, since) = totals.GetValueOrDefault(line.Order, (0, line.Since));
            totals[line.Order] = (units + line.Units.Value, Instant.Min(since, line.Since));
        }

        return totals;
    }

    // Lines that have waited equally long go by order and number, so that every run gives the same.
    private readonly record struct Place(int Promised, long Rank, Instant Since, WaitingLine Line, int Index) : IComparable<Place>
    {
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
