using System.Text;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Tailoring;
using OrderKit.Units;

namespace OrderKit.Tests.Support;

/// <summary>Walks every state that small orders can reach and notes each change of status, command by command.</summary>
internal sealed class OrderWalk
{
    private static readonly OrderStatus[] Stayable =
        [.. Enum.GetValues<OrderStatus>().Where(s => s is not (OrderStatus.Rejected or OrderStatus.Cancelled))];

    private static readonly OrderRules Rules = new(
        [],
        Stayable.Select(s => new Stage($"in-{(int)s}", s) { EnteredBy = "enter", LeftBy = "leave" }));

    private static readonly LocalDate Later = new(2026, 6, 1);

    private readonly Dictionary<LifecycleRow<OrderStatus, OrderVerb>, bool> taken = [];
    private readonly HashSet<string> seen = [];
    private readonly Queue<Order> open = new();
    private readonly HashSet<OrderVerb> verbs;
    private int serial;

    private OrderWalk(IEnumerable<OrderVerb> verbs) => this.verbs = [.. verbs];

    internal int States => seen.Count;

    internal HashSet<OrderStatus> Visited { get; } = [];

    /// <summary>The rows taken by orders of the usual small shapes; marked when taken with a contradiction only.</summary>
    internal static ValueList<LifecycleRow<OrderStatus, OrderVerb>> TakenRows { get; } = Everything();

    internal static OrderWalk From(IEnumerable<OrderVerb> verbs, params LineTerms[] lines)
    {
        var walk = new OrderWalk(verbs);
        walk.Meet(Sample.Take(null, Sample.Place(lines) with { Payment = PaymentPolicy.OnAccount }));
        while (walk.open.TryDequeue(out var order))
        {
            foreach (var command in walk.Commands(order).Where(c => walk.verbs.Contains(c.Verb)))
            {
                walk.Try(order, command);
            }
        }

        return walk;
    }

    private static ValueList<LifecycleRow<OrderStatus, OrderVerb>> Everything()
    {
        var all = Enum.GetValues<OrderVerb>();
        OrderVerb[] changes = [OrderVerb.ProposeChange, OrderVerb.ApplyChange, OrderVerb.WithdrawChange];
        OrderVerb[] beside =
        [
            OrderVerb.Hold, OrderVerb.Release, OrderVerb.Advance, OrderVerb.Ship, OrderVerb.Recall, OrderVerb.Refund, .. changes,
        ];
        OrderVerb[] around =
        [
            OrderVerb.Confirm, OrderVerb.Reject, OrderVerb.Pack, OrderVerb.Complete, OrderVerb.ReportShipped, OrderVerb.ReportDelivered,
            OrderVerb.ReportReturned, OrderVerb.ReportCancelled,
        ];
        OrderWalk[] walks =
        [
            From(all.Except(beside), Sample.Line(1, 3)),
            From(all.Except(changes), Sample.Line(1, 2)),
            From([.. around, .. changes], Sample.Line(1, 2)),
            From(all.Except(beside), Sample.Line(1, 1), Sample.Line(2, 1, ships: false)),
            From(TailoringVerbs, Sample.Line(1, 1), Engraving.Line(2, 1, Engraving.Proofed)),
        ];
        return walks.SelectMany(w => w.taken)
            .GroupBy(t => t.Key, t => t.Value)
            .Select(g => g.Key with { IsContradiction = g.All(c => c) })
            .OrderBy(r => r.From).ThenBy(r => r.Verb).ThenBy(r => r.To)
            .ToValueList();
    }

    private static OrderVerb[] TailoringVerbs =>
    [
        OrderVerb.Confirm, OrderVerb.Allocate, OrderVerb.SendProof, OrderVerb.ApproveProof, OrderVerb.DeclineProof, OrderVerb.Retailor,
        OrderVerb.ReportShipped, OrderVerb.ReportDelivered, OrderVerb.Cancel,
    ];

    private void Try(Order order, OrderCommand command)
    {
        var decision = OrderDecider.Decide(Rules, order, command, Sample.At(serial));
        if (!decision.IsAccepted || decision.Value.IsRepeat)
        {
            return;
        }

        var next = decision.Value.Order;
        if (!command.IsReport || next.Status != order.Status)
        {
            var row = new LifecycleRow<OrderStatus, OrderVerb>(order.Status, command.Verb, next.Status, false);
            var contradicted = Sample.Contradictions(decision.Value).Length > 0;
            taken[row] = contradicted && (!taken.TryGetValue(row, out var only) || only);
        }

        Meet(next);
    }

    private void Meet(Order order)
    {
        Visited.Add(order.Status);
        if (seen.Add(Key(order)))
        {
            // What is remembered of earlier commands and times plays no part: every command here has a new id and a new time.
            open.Enqueue(order with
            {
                Commands = [], HoldsPlaced = 0, PassedStages = [], Statements = Remembered(order),
                Lines = order.Lines.Select(Forgotten).ToValueList(),
                Payment = new(order.Currency) { Policy = order.Payment.Policy }, ChangesProposed = 0,
                Change = order.Change is { } document ? document with { ExpiresAt = Instant.MaxValue } : null,
            });
        }
    }

    private static ValueList<UnitStatement> Remembered(Order order) =>
        order.Statements
            .Where(s => s is { Place: UnitPlace.Shipped, IsRetraction: false })
            .DistinctBy(s => (s.Shipment, s.Line))
            .ToValueList();

    // How often instructions were replaced, and when work began, plays no part either.
    private static OrderLine Forgotten(OrderLine line) => line.Tailoring is { } tailoring
        ? line with { Tailoring = tailoring with { Revision = 1, LockedAt = tailoring.LockedAt is null ? null : Sample.Start } }
        : line;

    private static string Key(Order order)
    {
        var key = new StringBuilder(64);
        key.Append((char)('a' + order.Status)).Append(order.IsConfirmed ? '1' : '0').Append(order.IsCompleted ? '1' : '0');
        key.Append((char)('a' + (int)(order.Ending ?? 0)));
        key.Append((char)('0' + order.Holds.Count)).Append((char)('0' + order.ShipRequests.Count));
        key.Append(order.Stage is null ? '0' : '1').Append(order.Change?.Changes[0].ToString());
        foreach (var line in order.Lines)
        {
            var units = line.Units;
            key.Append((char)('a' + (int)(line.Tailoring?.Proof ?? 0))).Append(line.Tailoring?.LockedAt is null ? '0' : '1');
            Append(key, units.Open, units.Backordered, units.Allocated, units.InTailoring, units.Packed, units.Cancelled);
            foreach (var shipment in (ShipmentId[])[Sample.S1, Sample.S2])
            {
                var own = units.Of(shipment);
                Append(key, own.Shipped, own.Delivered, own.Returned, own.Lost);
                var said = order.Statements.Any(s => s.Shipment == shipment && s.Line == line.Number && s.Place == UnitPlace.Shipped);
                key.Append(said ? 's' : '-');
            }
        }

        return key.ToString();
    }

    private static void Append(StringBuilder key, params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            key.Append((char)('0' + number));
        }
    }

    private IEnumerable<OrderCommand> Commands(Order order)
    {
        yield return new OrderCommand.Confirm(Sample.Id, Next());
        yield return new OrderCommand.Reject(Sample.Id, Next(), "no-stock");
        yield return new OrderCommand.Complete(Sample.Id, Next());
        yield return new OrderCommand.Cancel(Sample.Id, Next(), "changed-mind", []);
        yield return new OrderCommand.ReportCancelled(Sample.Id, Next(), "called-off", Sample.At(serial));
        yield return new OrderCommand.Refund(Sample.Id, Next(), new(1m, Sample.Sek), "goodwill");
        yield return new OrderCommand.Advance(Sample.Id, Next(), order.Stage is null ? "enter" : "leave");
        yield return order.Holds.Count == 0
            ? new OrderCommand.Hold(Sample.Id, Next(), HoldType.Manual.Name, "look")
            : new OrderCommand.Release(Sample.Id, Next(), order.Holds[0].Number);
        yield return order.ShipRequests.Count == 0
            ? new OrderCommand.Ship(Sample.Id, Next(), Sample.S1, [])
            : new OrderCommand.Recall(Sample.Id, Next(), Sample.S1, "no-room");
        foreach (var line in order.Lines.Where(l => l.Tailoring is not null))
        {
            yield return new OrderCommand.SendProof(Sample.Id, Next(), line.Number, 1, "proof");
            yield return new OrderCommand.ApproveProof(Sample.Id, Next(), line.Number, 1);
            yield return new OrderCommand.DeclineProof(Sample.Id, Next(), line.Number, 1, "too-small");
            yield return new OrderCommand.Retailor(Sample.Id, Next(), line.Number, $"print-{serial}", new("sealed"));
        }

        foreach (var command in ChangeCommands(order).Where(c => verbs.Contains(c.Verb)))
        {
            yield return command;
        }

        foreach (var lines in Selections(order))
        {
            foreach (var command in UnitCommands(order, lines))
            {
                yield return command;
            }
        }
    }

    private IEnumerable<OrderCommand> ChangeCommands(Order order)
    {
        if (order.Change is { } open)
        {
            yield return new OrderCommand.ApplyChange(Sample.Id, Next(), open.Number, order.Version, []);
            yield return new OrderCommand.WithdrawChange(Sample.Id, Next(), open.Number, "changed-mind");
            yield break;
        }

        // Each kind once, so that the walk ends: units that came back could be ordered anew for ever.
        OrderChange[] changes = order.Lines.Count > 1
            ? [new OrderChange.RemoveLine(1)]
            : order.Line(1)!.Units.Cancelled == 0 && order.Line(1)!.Units.In(UnitPlace.Returned) == 0
                ? [new OrderChange.SetQuantity(1, 1, Sample.Line(1, 1).Price), new OrderChange.AddLine(Sample.Line(2, 1))]
                : [new OrderChange.AddLine(Sample.Line(2, 1))];
        foreach (var change in changes)
        {
            yield return new OrderCommand.ProposeChange(Sample.Id, Next(), [change], Duration.FromDays(90));
        }
    }

    /// <summary>Every choice of units a command can name: of each line none, some or all.</summary>
    private static IEnumerable<ValueList<LineQuantity>> Selections(Order order)
    {
        IEnumerable<ValueList<LineQuantity>> chosen = [[]];
        foreach (var line in order.Lines)
        {
            chosen = chosen.SelectMany(
                _ => Enumerable.Range(0, line.Ordered.Value + 1),
                (lines, units) => units == 0 ? lines : lines.Add(new(line.Number, units)));
        }

        return chosen.Where(lines => lines.Count > 0);
    }

    private IEnumerable<OrderCommand> UnitCommands(Order order, ValueList<LineQuantity> lines)
    {
        yield return new OrderCommand.Allocate(Sample.Id, Next(), lines);
        yield return new OrderCommand.Tailor(Sample.Id, Next(), lines);
        yield return new OrderCommand.Pack(Sample.Id, Next(), lines);
        yield return new OrderCommand.Cancel(Sample.Id, Next(), "changed-mind", lines);
        yield return new OrderCommand.ReportBackorder(Sample.Id, Next(), lines, Sample.At(serial));
        yield return new OrderCommand.ReportBackorder(Sample.Id, Next(), [.. lines.Select(l => l with { Quantity = 0 })],
            Sample.At(serial));
        yield return new OrderCommand.ReportRestocked(Sample.Id, Next(), lines, Sample.At(serial));
        yield return new OrderCommand.ReportBackorderPromise(
            Sample.Id, Next(), lines[0], order.Line(lines[0].Line)!.PromisedFor is null ? Later : null, "receipt-late", Sample.At(serial));
        foreach (var shipment in (ShipmentId[])[Sample.S1, Sample.S2])
        {
            // A shipment tells its content in full: what it carries already and these units with it.
            ValueList<LineQuantity> full =
                [.. lines.Select(l => l with { Quantity = l.Quantity + order.Line(l.Line)!.Units.Of(shipment).Total })];
            yield return new OrderCommand.ReportShipped(Sample.Id, Next(), shipment, full, Sample.At(serial));
            yield return new OrderCommand.ReportShipped(Sample.Id, Next(), shipment, lines, Sample.At(serial));
            yield return new OrderCommand.ReportDelivered(Sample.Id, Next(), shipment, lines, Sample.At(serial));
            yield return new OrderCommand.ReportReturned(Sample.Id, Next(), shipment, lines, Sample.At(serial));
            yield return new OrderCommand.ReportLost(Sample.Id, Next(), shipment, lines, Sample.At(serial));
            foreach (var place in (UnitPlace[])[UnitPlace.Delivered, UnitPlace.Returned, UnitPlace.Lost])
            {
                yield return new OrderCommand.Retract(Sample.Id, Next(), shipment, place, lines, Sample.At(serial));
            }

            foreach (var (from, to) in (ValueList<(UnitPlace, UnitPlace)>)
                [(UnitPlace.Shipped, UnitPlace.Open), (UnitPlace.Shipped, UnitPlace.Packed), (UnitPlace.Shipped, UnitPlace.Cancelled),
                    (UnitPlace.Delivered, UnitPlace.Shipped)])
            {
                yield return new OrderCommand.Correct(Sample.Id, Next(), shipment, lines, from, to, "wrong-scan");
            }
        }
    }

    private CommandId Next() => Sample.Command(++serial);
}
