using OrderKit.Orders;
using OrderKit.Overview;

namespace OrderKit.InMemory;

/// <summary>Lists orders that lie in memory; looks at all of them for every page.</summary>
internal static class MemoryListing
{
    internal static OrderPage PageOf(IEnumerable<Order> orders, OrderListing listing)
    {
        var found = orders.Where(order => IsMeant(order, listing))
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id.Value, StringComparer.Ordinal)
            .Take(listing.Most + 1).Select(OrderSummary.Of).ToList();
        if (found.Count <= listing.Most)
        {
            return new(found.ToValueList(), null);
        }

        var last = found[listing.Most - 1];
        return new(found.Take(listing.Most).ToValueList(), new(last.PlacedAt, last.Id));
    }

    private static bool IsMeant(Order order, OrderListing listing) =>
        (listing.Status is null || order.Status == listing.Status)
        && (listing.PlacedFrom is null || order.PlacedAt >= listing.PlacedFrom)
        && (listing.PlacedBefore is null || order.PlacedAt < listing.PlacedBefore)
        && (listing.After is not { } after || IsAfter(order, after));

    private static bool IsAfter(Order order, OrderCursor cursor) =>
        order.PlacedAt < cursor.PlacedAt
        || (order.PlacedAt == cursor.PlacedAt && string.CompareOrdinal(order.Id.Value, cursor.Order.Value) < 0);
}
