using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>When pending reservations give way, the first to come in front.</summary>
/// <remarks>A time is written once and never taken out: one that is not true any more is passed over when its turn comes.</remarks>
internal sealed class MemoryExpiries(MemoryReservations reservations)
{
    private readonly PriorityQueue<OrderId, (Instant At, OrderId Order)> times = new(
        Comparer<(Instant At, OrderId Order)>.Create((left, right) =>
            left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Order.Value, right.Order.Value)));

    internal void Add(Reservation reservation) => times.Enqueue(reservation.Order, (reservation.ExpiresAt, reservation.Order));

    /// <summary>The orders that are due, the longest overdue first; they are asked for once.</summary>
    internal ValueList<OrderId> Take(Instant now, int max)
    {
        if (!times.TryPeek(out _, out var first) || first.At > now)
        {
            return [];
        }

        var due = new List<OrderId>();
        while (due.Count < max && times.TryPeek(out var order, out var time) && time.At <= now)
        {
            times.Dequeue();
            var reservation = reservations[order];
            if (reservation.Status == ReservationStatus.Pending && reservation.ExpiresAt == time.At
                && (due.Count == 0 || due[^1] != order))
            {
                due.Add(order);
            }
        }

        return due.ToValueList();
    }
}
