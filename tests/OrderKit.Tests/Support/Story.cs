using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Units;

namespace OrderKit.Tests.Support;

/// <summary>An order's life told command by command; each gets its own id and is recorded a minute after the one before.</summary>
internal sealed class Story
{
    private readonly OrderRules rules;
    private int serial;

    internal Story(OrderRules rules, OrderCommand.Place place)
    {
        this.rules = rules;
        Do(place);
    }

    internal Story(OrderRules rules, params LineTerms[] lines)
        : this(rules, Sample.Place(lines))
    {
    }

    internal Story(params LineTerms[] lines)
        : this(OrderRules.Default, lines)
    {
    }

    internal Order Order { get; private set; } = null!;

    internal OrderStep Last { get; private set; } = null!;

    internal List<RecordedEvent> History { get; } = [];

    internal OrderStatus Status => Order.Status;

    internal ContradictionKind[] Contradictions => Sample.Contradictions(Last);

    internal string[] Events => [.. Last.Events.Select(e => e.Event.GetType().Name)];

    /// <summary>Where the units of line 1 are, as in <c>1 Open, 2 Shipped</c>.</summary>
    internal string Places => PlacesOf(1);

    /// <summary>A confirmed order whose payment OrderKit follows.</summary>
    internal static Story Under(PaymentPolicy policy, params LineTerms[] lines) =>
        new Story(OrderRules.Default, Sample.Place(lines) with { Payment = policy }).Confirm();

    internal static Story Confirmed(params LineTerms[] lines) => new Story(lines).Confirm();

    internal string PlacesOf(int line) => string.Join(", ", Enum.GetValues<UnitPlace>()
        .Select(place => (Place: place, Units: Order.Line(line)!.Units.In(place)))
        .Where(p => p.Units > 0)
        .Select(p => $"{p.Units} {p.Place}"));

    internal Story Do(OrderCommand command)
    {
        var decision = Ask(command);
        Assert.True(decision.IsAccepted, $"{decision}");
        (Last, Order) = (decision.Value, decision.Value.Order);
        History.AddRange(Last.Events);
        return this;
    }

    internal RefusalReason Refused(OrderCommand command)
    {
        var decision = Ask(command);
        Assert.False(decision.IsAccepted, $"{decision}");
        return decision.Refusal.Reason;
    }

    internal CommandId Next() => new($"s-{++serial}");

    internal Story Confirm() => Do(new OrderCommand.Confirm(Sample.Id, Next()));

    internal Story Complete() => Do(new OrderCommand.Complete(Sample.Id, Next()));

    internal Story Reject() => Do(new OrderCommand.Reject(Sample.Id, Next(), "no-stock"));

    internal Story Cancel(int? units = null) => Do(CancelCommand(units));

    internal Story Pack(int units) => Do(new OrderCommand.Pack(Sample.Id, Next(), Sample.Units(1, units)));

    internal Story Hold(Code type, LineNumber? line = null) => Do(new OrderCommand.Hold(Sample.Id, Next(), type, "look", line));

    internal Story Advance(Code trigger) => Do(new OrderCommand.Advance(Sample.Id, Next(), trigger));

    internal Story Ship(ShipmentId shipment, int units) => Do(ShipCommand(shipment, units));

    internal Story Recall(ShipmentId shipment) => Do(new OrderCommand.Recall(Sample.Id, Next(), shipment, "no-room"));

    internal Story Correct(int units, UnitPlace from, UnitPlace to, ShipmentId? shipment = null) =>
        Do(CorrectCommand(units, from, to, shipment));

    internal Story Shipped(int units, int? minute, ShipmentId? shipment = null) =>
        Do(new OrderCommand.ReportShipped(Sample.Id, Next(), shipment ?? Sample.S1, Sample.Units(1, units), At(minute)));

    internal Story Delivered(int units, int? minute, ShipmentId? shipment = null) =>
        Do(new OrderCommand.ReportDelivered(Sample.Id, Next(), shipment ?? Sample.S1, Sample.Units(1, units), At(minute)));

    internal Story Returned(int units, int? minute, ShipmentId? shipment = null) =>
        Do(new OrderCommand.ReportReturned(Sample.Id, Next(), shipment ?? Sample.S1, Sample.Units(1, units), At(minute)));

    internal Story Lost(int units, int? minute, ShipmentId? shipment = null) =>
        Do(new OrderCommand.ReportLost(Sample.Id, Next(), shipment ?? Sample.S1, Sample.Units(1, units), At(minute)));

    internal Story Retract(UnitPlace place, int units, int? minute, ShipmentId? shipment = null) =>
        Do(new OrderCommand.Retract(Sample.Id, Next(), shipment ?? Sample.S1, place, Sample.Units(1, units), At(minute)));

    internal Story Backorder(int units, int? minute = 50) =>
        Do(new OrderCommand.ReportBackorder(Sample.Id, Next(), Sample.Units(1, units), At(minute)));

    internal Story CancelledElsewhere(int? minute) => Do(new OrderCommand.ReportCancelled(Sample.Id, Next(), "called-off", At(minute)));

    internal PaymentStatus PaymentStatus => Order.PaymentStatusAt(Sample.At(serial));

    internal PaymentDue Due(int number) => Order.Payment.Due(number)!;

    internal Story Authorised(decimal amount) =>
        Do(new OrderCommand.ReportAuthorised(Sample.Id, Next(), new(amount, Sample.Sek), Sample.At(serial)));

    internal Story Captured(decimal amount, int? due = null) =>
        Do(new OrderCommand.ReportCaptured(Sample.Id, Next(), new(amount, Sample.Sek), Sample.At(serial)) { Due = due });

    internal Story Refunded(decimal amount, int? due) =>
        Do(new OrderCommand.ReportRefunded(Sample.Id, Next(), new(amount, Sample.Sek), Sample.At(serial)) { Due = due });

    internal Story Grant(decimal amount) => Do(new OrderCommand.Refund(Sample.Id, Next(), new(amount, Sample.Sek), "goodwill"));

    internal OrderCommand.Cancel CancelCommand(int? units) =>
        new(Sample.Id, Next(), "changed-mind", units is { } some ? Sample.Units(1, some) : []);

    internal OrderCommand.Ship ShipCommand(ShipmentId shipment, int units) => new(Sample.Id, Next(), shipment, Sample.Units(1, units));

    internal OrderCommand.Correct CorrectCommand(int units, UnitPlace from, UnitPlace to, ShipmentId? shipment = null) =>
        new(Sample.Id, Next(), shipment ?? Sample.S1, Sample.Units(1, units), from, to, "wrong-scan");

    private static Instant? At(int? minute) => minute is { } some ? Sample.At(some) : null;

    private Decision<OrderStep> Ask(OrderCommand command) => OrderDecider.Decide(rules, Order, command, Sample.At(serial));
}
