using NodaTime;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <summary>Decides everything that happens to an order. Pure: the same rules, order, command and time give the same answer.</summary>
/// <remarks>For hosts that bring their own shell; others use <see cref="OrderService"/>.</remarks>
public static partial class OrderDecider
{
    /// <summary>Answers a command.</summary>
    /// <param name="rules">The host's rules, frozen at start.</param>
    /// <param name="order">The order as it stands; null when there is none of this number.</param>
    /// <param name="command">What is asked or told.</param>
    /// <param name="now">The time at which the answer is recorded.</param>
    /// <returns>The events to store and the order after them, or the refusal with the lowest number that applies.</returns>
    /// <exception cref="ArgumentException">The command is for another order.</exception>
    public static Decision<OrderStep> Decide(OrderRules rules, Order? order, OrderCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(command);
        if (order is not null && order.Id != command.OrderId)
        {
            throw new ArgumentException($"The command is for order {command.OrderId}, the order given is {order.Id}.", nameof(command));
        }

        var content = command.Content();
        if (order is not null && Known(order, command) is { } first)
        {
            return first.Content == content
                ? Decision.Accept(new OrderStep(order, []) { RepeatOf = first.Version })
                : OrderChecks.Refuse(order, CommandIdReused, $"command {command.Id} was used for other content",
                    "Send the new command under a new id");
        }

        var draft = new OrderDraft(rules, order, command, content, now);
        return Answer(draft, order is null, command) is { } refusal ? refusal : Decision.Accept(draft.ToStep());
    }

    /// <summary>Lists every request there is, allowed or not, with all that stands against it.</summary>
    /// <param name="rules">The host's rules.</param>
    /// <param name="order">The order.</param>
    /// <param name="now">The moment, for what depends on the time.</param>
    /// <param name="line">Look at requests that name this line; null for requests for the whole order.</param>
    /// <returns>One entry a verb. Given by the same checks that decide the request.</returns>
    /// <exception cref="ArgumentException">The order has no such line.</exception>
    public static ValueList<PossibleMove> PossibleMoves(OrderRules rules, Order order, Instant now, LineNumber? line = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(order);
        if (line is { } unknown && order.Line(unknown) is null)
        {
            throw new ArgumentException($"Order {order.Id} has no line {unknown}.", nameof(line));
        }

        var today = OrderRollUp.Today(order);
        ValueList<LineQuantity> lines = line is { } number ? [new(number, 1)] : [];
        return Enum.GetValues<OrderVerb>()
            .Where(verb => verb != OrderVerb.Place && !verb.IsReport())
            .Select(verb => new PossibleMove(
                verb, IsPossibleForSomeLine(rules, today, new(verb, lines, now)) ? [] : Objections(rules, today, new(verb, lines, now))))
            .ToValueList();
    }

    // A hold on another line does not stop them.
    private static bool IsPossibleForSomeLine(OrderRules rules, Order order, OrderChecks.Request request) =>
        request.IsWholeOrder && IsOfOneLine(request.Verb)
        && order.Lines.Any(line => Objections(rules, order, request with { Lines = [new(line.Number, 1)] }).Count == 0);

    private static ValueList<Refusal> Objections(OrderRules rules, Order order, OrderChecks.Request request) =>
    [
        .. NoSubject(rules, order, request.Verb),
        .. OrderChecks.All(rules, order, request),
        .. NothingFor(order, request),
    ];

    private static AcceptedCommand? Known(Order order, OrderCommand command)
    {
        foreach (var accepted in order.Commands.AsSpan())
        {
            if (accepted.Id == command.Id)
            {
                return accepted;
            }
        }

        return null;
    }

    private static Refusal? Answer(OrderDraft draft, bool isNew, OrderCommand command) => (isNew, command) switch
    {
        (true, OrderCommand.Place place) => Place(draft, place),
        (true, _) => new Refusal(OrderUnknown, $"There is no order {command.OrderId}", $"{command.Verb} needs one", "Place it first")
        {
            Unlocks = [new(nameof(OrderVerb.Place), "")],
        },
        (false, OrderCommand.Place) => OrderChecks.Refuse(draft.Order, OrderExists, "it cannot be placed again",
            "Place another order under a new number"),
        (false, OrderCommand.Report report) => Tell(draft, report),
        (false, _) => Ask(draft, command),
    };
}
