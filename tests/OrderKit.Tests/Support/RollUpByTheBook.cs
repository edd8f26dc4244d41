using OrderKit.Orders;
using OrderKit.Units;
using static OrderKit.Orders.OrderStatus;

namespace OrderKit.Tests.Support;

/// <summary>The roll-up told a second time, unit by unit, straight from its table of eleven rules.</summary>
internal static class RollUpByTheBook
{
    internal static OrderStatus StatusOf(Order order)
    {
        var live = Enum.GetValues<UnitPlace>()
            .Where(place => place != UnitPlace.Cancelled)
            .SelectMany(place => Enumerable.Repeat(place, order.Units(place)))
            .ToList();
        (bool Applies, OrderStatus Status)[] rules =
        [
            (order.Ending == Rejected, Rejected),
            (order.Ending == Cancelled || live.Count == 0, Cancelled),
            (live.All(p => p == UnitPlace.Returned), Returned),
            (order.IsCompleted, Completed),
            (live.All(HasArrived), Delivered),
            (live.Any(HasArrived), PartiallyDelivered),
            (live.All(IsOut), Shipped),
            (live.Any(IsOut), PartiallyShipped),
            (!order.IsConfirmed, Placed),
            (live.Any(p => p is UnitPlace.Allocated or UnitPlace.InTailoring or UnitPlace.Packed), InFulfilment),
            (true, Confirmed),
        ];
        return rules.First(rule => rule.Applies).Status;
    }

    private static bool IsOut(UnitPlace place) => place is UnitPlace.Shipped or UnitPlace.Lost;

    private static bool HasArrived(UnitPlace place) => place is UnitPlace.Delivered or UnitPlace.Returned;
}
