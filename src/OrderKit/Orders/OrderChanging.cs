using NodaTime;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>Change documents: proposed, looked at, applied wholly or not at all, or withdrawn.</content>
public static partial class OrderDecider
{
    private static readonly Code Expired = "expired";

    /// <summary>Says what changes would do to an order and what stands against them, without changing anything.</summary>
    /// <param name="rules">The host's rules.</param>
    /// <param name="order">The order.</param>
    /// <param name="changes">The changes, proposed or not.</param>
    /// <param name="now">The moment, for what depends on the time.</param>
    /// <returns>The preview. Applying the same changes to the same version does exactly this.</returns>
    public static OrderChange.Preview PreviewChange(OrderRules rules, Order order, ValueList<OrderChange> changes, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(changes);
        var today = OrderRollUp.Today(order);
        if (ChangeForm(today, changes) is { } malformed)
        {
            return new(order.Version, order.Owed, order.Owed, [], [malformed]);
        }

        var effect = ChangeEffect.Of(today, changes, now);
        ValueList<Refusal> objections = [.. OrderChecks.All(rules, today, new(OrderVerb.ApplyChange, [], now)), .. effect.Objections];
        var after = objections.Count > 0 ? today : ApplyChange(today, new(0, changes, [], null, effect.Moves), now);
        return new(order.Version, order.Owed, after.Owed, effect.Lines, objections);
    }

    private static Refusal? ProposalForm(Order order, OrderCommand.ProposeChange propose) =>
        ChangeForm(order, propose.Changes)
        ?? (propose.ValidFor <= Duration.Zero || propose.ValidFor > OrderCommand.ProposeChange.ValidForMax
            ? OrderChecks.Refuse(order, ChangeMalformed, $"a change is proposed for {propose.ValidFor.TotalHours} hours",
                $"Propose it for more than 0 and at most {OrderCommand.ProposeChange.ValidForMax.TotalDays} days")
            : null);

    private static Refusal? ChangeForm(Order order, ValueList<OrderChange> changes) =>
        changes.Select(change => ChangeForm(order, change)).OfType<Refusal>().MinBy(refusal => refusal.Number)
        ?? (changes.Count == 0
            ? OrderChecks.Refuse(order, ChangeMalformed, "a change says nothing", "Say what is to be changed")
            : changes.DistinctBy(Subject).Count() < changes.Count
                ? OrderChecks.Refuse(order, ChangeMalformed, "a change names one line or subject twice", "Name each once")
                : null);

    private static (Type Kind, LineNumber? Line) Subject(OrderChange change) => change switch
    {
        OrderChange.AddLine add => (typeof(LineNumber), add.Terms.Number),
        OrderChange.SetQuantity set => (typeof(LineNumber), set.Line),
        OrderChange.RemoveLine remove => (typeof(LineNumber), remove.Line),
        OrderChange.Retailor retailor => (typeof(OrderChange.Retailor), retailor.Line),
        _ => (change.GetType(), null),
    };

    private static Refusal? ChangeForm(Order order, OrderChange change) => change switch
    {
        OrderChange.AddLine { Terms: var terms } when terms.Quantity.IsZero => NoUnit(order, terms.Number),
        OrderChange.AddLine { Terms: var terms } when !terms.Backordered.IsZero => OrderChecks.Refuse(order, ChangeMalformed,
            $"line {terms.Number} says what is backordered", "Leave it 0: that is found out when the change is applied"),
        OrderChange.AddLine { Terms: var terms } when !IsPricedIn(terms.Price, order.Currency) => Foreign(order, terms.Number),
        OrderChange.SetQuantity set when order.Line(set.Line) is null => UnknownLine(order, set.Line),
        OrderChange.SetQuantity set when set.Quantity.IsZero => NoUnit(order, set.Line),
        OrderChange.AddLine { Terms: var terms } when IsTooLarge(terms.Price) => TooLarge(order, $"line {terms.Number} is"),
        OrderChange.SetQuantity set when !IsPricedIn(set.Price, order.Currency) => Foreign(order, set.Line),
        OrderChange.SetQuantity set when IsTooLarge(set.Price) => TooLarge(order, $"line {set.Line} is"),
        OrderChange.RemoveLine remove when order.Line(remove.Line) is null => UnknownLine(order, remove.Line),
        OrderChange.Retailor retailor when order.Line(retailor.Line) is null => UnknownLine(order, retailor.Line),
        OrderChange.SetDelivery { Delivery.Price: { } price } when price.Currency != order.Currency =>
            OrderChecks.Refuse(order, CurrencyMixed, "its delivery is to be priced in another currency", $"Price it in {order.Currency}"),
        OrderChange.SetDelivery { Delivery.Price: { } price } when IsTooLarge(price) => TooLarge(order, "its delivery is"),
        _ => null,
    };

    private static Refusal NoUnit(Order order, LineNumber line) =>
        OrderChecks.Refuse(order, QuantityZero, $"line {line} is to have no unit", "Name at least one unit, or remove the line");

    private static Refusal Foreign(Order order, LineNumber line) =>
        OrderChecks.Refuse(order, CurrencyMixed, $"line {line} is not priced in the order's currency", $"Price it in {order.Currency}");

    private static Refusal TooLarge(Order order, string what) =>
        OrderChecks.Refuse(order, AmountTooLarge, $"{what} to cost more than an order can come to", AtMost);

    private static Refusal UnknownLine(Order order, LineNumber line) => OrderChecks.Refuse(order, LineUnknown, $"it has no line {line}",
        $"Lines: {string.Join(", ", order.Lines.Select(l => l.Number))}");

    /// <summary>Refuses a document that is not open; without a number, refuses when none is.</summary>
    private static Refusal? DocumentForm(Order order, int? number) =>
        order.Change is { } open && (number is null || open.Number == number)
            ? null
            : OrderChecks.Refuse(order, ChangeUnknown, number is null ? "no change is open" : $"change {number} is not open",
                order.Change is { } other ? $"Change {other.Number} is" : "Propose one first");

    private static Refusal? AnotherOpen(Order order, Instant now) => order.Change is { } open && !open.IsExpired(now)
        ? OrderChecks.Refuse(order, ChangeOpen, $"change {open.Number} is open until {open.ExpiresAt}", "Apply or withdraw it first",
            new Unlock(nameof(OrderVerb.WithdrawChange), $"change {open.Number}"))
        : null;

    private static Refusal? Propose(OrderDraft draft, OrderCommand.ProposeChange propose)
    {
        if (AnotherOpen(draft.Order, draft.Now) is { } refusal)
        {
            return refusal;
        }

        if (draft.Order.Change is { } expired)
        {
            draft.Record(new OrderEvent.ChangeWithdrawn(expired.Number, Expired, null));
        }

        return Done(draft, new OrderEvent.ChangeProposed(
            draft.Order.ChangesProposed + 1, propose.Changes, draft.Now + propose.ValidFor, propose.Envelope));
    }

    private static Refusal? Apply(OrderDraft draft, OrderCommand.ApplyChange apply)
    {
        var open = draft.Order.Change!;
        var effect = ChangeEffect.Of(draft.Order, open.Changes, draft.Now);
        return Objections(draft.Order, effect, draft.Now, apply.Version) is [var first, ..]
            ? first
            : Done(draft, new OrderEvent.ChangeApplied(
                open.Number, open.Changes, apply.Waiting, apply.Envelope, effect.Moves) { Added = effect.Added });
    }

    /// <summary>All that stands against applying the open document, the lowest number first.</summary>
    private static ValueList<Refusal> Objections(Order order, ChangeEffect effect, Instant now, long version)
    {
        var open = order.Change!;
        List<Refusal> objections = [.. effect.Objections];
        if (open.IsExpired(now))
        {
            objections.Add(OrderChecks.Refuse(order, ChangeExpired, $"change {open.Number} could be applied until {open.ExpiresAt}",
                "Propose it anew", new Unlock(nameof(OrderVerb.ProposeChange), "")));
        }

        if (version != order.Version)
        {
            objections.Add(OrderChecks.Refuse(order, OrderHasMoved, $"the change was looked at in version {version}",
                $"Look again: it has version {order.Version}"));
        }

        return objections.OrderBy(o => o.Number).ToValueList();
    }

    private static Refusal? ApplyForm(Order order, OrderCommand.ApplyChange apply, Instant now) =>
        UnitSelection.CheckShape(order, apply.Verb, apply.Waiting)
        ?? (order.Change is { } open && open.Number == apply.Number ? WaitingForm(order, open, apply.Waiting, now) : null)
        ?? DocumentForm(order, apply.Number);

    private static Refusal? WaitingForm(Order order, OrderChange.Document open, ValueList<LineQuantity> waiting, Instant now)
    {
        var effect = ChangeEffect.Of(order, open.Changes, now);
        foreach (var (line, quantity) in waiting.AsSpan())
        {
            var added = effect.Lines.FirstOrDefault(l => l.Line == line)?.Added ?? 0;
            if (quantity > added)
            {
                return OrderChecks.Refuse(order, MoreBackorderedThanOrdered, $"{quantity} units of line {line} are said to wait",
                    $"{added} units of it come in");
            }
        }

        return null;
    }

    private static Order ApplyChange(Order order, OrderEvent.ChangeApplied applied, Instant at)
    {
        var next = applied.Moves.Count == 0 ? order : order with { Lines = Move(order, applied.Moves, at) };
        foreach (var change in applied.Changes.AsSpan())
        {
            next = change switch
            {
                OrderChange.AddLine add => next with { Lines = next.Lines.Add(Added(add.Terms, Waiting(add.Terms.Number))) },
                OrderChange.SetQuantity set => Requantify(next, set, Waiting(set.Line)),
                OrderChange.SetDelivery set => next with { Delivery = set.Delivery },
                OrderChange.Retailor retailor => Retailored(next, retailor.Line, retailor.Fingerprint),
                _ => next,
            };
        }

        return next with { Change = null, Envelope = applied.Envelope ?? order.Envelope };

        int Waiting(LineNumber line) => applied.Waiting.FirstOrDefault(l => l.Line == line)?.Quantity.Value ?? 0;
    }

    private static OrderLine Added(LineTerms terms, int waiting) =>
        new(terms with { Backordered = waiting }, new(Open: terms.Quantity.Value - waiting, Backordered: waiting));

    private static Order Requantify(Order order, OrderChange.SetQuantity set, int waiting)
    {
        var index = order.IndexOf(set.Line);
        if (index < 0)
        {
            throw new InvalidOrderDataException($"Order {order.Id} has no line {set.Line} to change.");
        }

        var line = order.Lines[index];
        var more = Math.Max(0, set.Quantity.Value - OrderMoney.Live(line));
        var units = line.Units with { Open = line.Units.Open + more - waiting, Backordered = line.Units.Backordered + waiting };
        var terms = line.Terms with { Quantity = line.Terms.Quantity + more, Price = set.Price };
        return order with { Lines = order.Lines.With(index, line with { Terms = terms, Units = units, Priced = set.Quantity }) };
    }
}
