using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <summary>Finds the units a request names among those it can act on, or says which part cannot be had.</summary>
internal sealed class UnitSelection(Order order, OrderVerb verb, bool onlyTravelling, Func<OrderLine, int> free)
{
    /// <summary>The units named, or all that are free when no line is named.</summary>
    internal Refusal? Resolve(ValueList<LineQuantity> asked, out ValueList<LineQuantity> units)
    {
        units = asked.Count == 0 ? Everything() : asked;
        return asked.Count > 0
            ? CheckAll(asked)
            : units.Count > 0 ? null : OrderChecks.Refuse(order, NothingToDo, $"there is no unit to {verb}",
                "Wait until there is, or look at the places of its units");
    }

    /// <summary>Refuses lines that are malformed: unknown, named twice or without units.</summary>
    internal static Refusal? CheckForm(Order order, OrderVerb verb, ValueList<LineQuantity> asked, bool zeroAllowed = false)
    {
        if (CheckShape(order, verb, asked, zeroAllowed) is { } malformed)
        {
            return malformed;
        }

        foreach (var line in asked.AsSpan())
        {
            if (order.Line(line.Line) is null)
            {
                return OrderDecider.UnknownLine(order, line.Line);
            }
        }

        return null;
    }

    /// <summary>Refuses lines that are named twice or without units, whether the order has them or not.</summary>
    internal static Refusal? CheckShape(Order order, OrderVerb verb, ValueList<LineQuantity> asked, bool zeroAllowed = false)
    {
        if (TwiceNamed(asked) is { } twice)
        {
            return OrderChecks.Refuse(order, LineTwice, $"{verb} names line {twice} twice", "Name each line once, with all its units");
        }

        foreach (var line in asked.AsSpan())
        {
            if (line.Quantity.IsZero && !zeroAllowed)
            {
                return OrderChecks.Refuse(order, QuantityZero, $"{verb} names no unit of line {line.Line}",
                    "Name at least one unit, or leave the line out");
            }
        }

        return null;
    }

    private static LineNumber? TwiceNamed(ValueList<LineQuantity> asked)
    {
        var ascending = true;
        for (var index = 1; index < asked.Count; index++)
        {
            ascending &= asked[index - 1].Line < asked[index].Line;
        }

        return ascending ? null : asked.GroupBy(l => l.Line).Where(g => g.Count() > 1).Select(g => (LineNumber?)g.Key).FirstOrDefault();
    }

    private ValueList<LineQuantity> Everything() =>
        order.Lines.Where(Travels).Select(l => new LineQuantity(l.Number, free(l))).Where(l => !l.Quantity.IsZero).ToValueList();

    private bool Travels(OrderLine line) => !onlyTravelling || line.Terms.NeedsShipping;

    private Refusal? CheckAll(ValueList<LineQuantity> asked)
    {
        foreach (var (number, _) in asked.AsSpan())
        {
            if (!Travels(order.Line(number)!))
            {
                return OrderChecks.Refuse(order, NeedsNoShipping, $"line {number} does not travel, so {verb} does not apply",
                    "Leave the line out; it is delivered without being shipped");
            }
        }

        foreach (var (number, quantity) in asked.AsSpan())
        {
            var possible = free(order.Line(number)!);
            if (quantity.Value > possible)
            {
                return OrderChecks.Refuse(order, NotEnoughUnits, $"{verb} asks for {quantity} units of line {number}",
                    $"Up to {possible} can go");
            }
        }

        return null;
    }
}
