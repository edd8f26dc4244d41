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

    /// <summary>Says what the open change of an order would do and what stands against it, its expiry included.</summary>
    /// <param name="rules">The host's rules.</param>
    /// <param name="order">The order.</param>
    /// <param name="now">The moment, for what depends on the time.</param>
    /// <returns>The preview, with the very refusal that applying would get first; null when no change is open.</returns>
    public static OrderChange.Preview? PreviewChange(OrderRules rules, Order order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Change is not { } open)
        {
            return null;
        }

        var preview = PreviewChange(rules, order, open.Changes, now);
        return Expiry(order, open, now) is { } expired
            ? preview with { After = preview.Before, Objections = [.. preview.Objections.Append(expired).OrderBy(o => o.Number)] }
            : preview;
    }

    private static Refusal? AnotherOpen(Order order, Instant now) => order.Change is { } open && !open.IsExpired(now)
        ? OrderChecks.Refuse(order, ChangeOpen, $"change {open.Number} is open until {open.ExpiresAt}", "Apply or withdraw it first",
            new Unlock(nameof(OrderVerb.ApplyChange), $"change {open.Number}"),
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
        if (Expiry(order, open, now) is { } expired)
        {
            objections.Add(expired);
        }

        if (version != order.Version)
        {
            objections.Add(OrderChecks.Refuse(order, OrderHasMoved, $"the change was looked at in version {version}",
                $"Look again: it has version {order.Version}"));
        }

        return objections.OrderBy(o => o.Number).ToValueList();
    }

    private static Refusal? Expiry(Order order, OrderChange.Document open, Instant now) => open.IsExpired(now)
        ? OrderChecks.Refuse(order, ChangeExpired, $"change {open.Number} could be applied until {open.ExpiresAt}",
            "Propose it anew", new Unlock(nameof(OrderVerb.ProposeChange), ""))
        : null;

    private static Order ApplyChange(Order order, OrderEvent.ChangeApplied applied, Instant at)
    {
        var next = applied.Moves.Count == 0 ? order : order with { Lines = Move(order, applied.Moves, at) };
        foreach (var change in applied.Changes.AsSpan())
        {
            next = change switch
            {
                OrderChange.AddLine add => next with { Lines = next.Lines.Add(Added(add.Terms, Waiting(add.Terms.Number), at)) },
                OrderChange.SetQuantity set => Requantify(next, set, Waiting(set.Line)),
                OrderChange.SetDelivery set => next with { Delivery = set.Delivery },
                OrderChange.Retailor retailor => Retailored(next, retailor.Line, retailor.Fingerprint),
                _ => next,
            };
        }

        return next with { Change = null, Envelope = applied.Envelope ?? order.Envelope };

        int Waiting(LineNumber line) => applied.Waiting.FirstOrDefault(l => l.Line == line)?.Quantity.Value ?? 0;
    }

    private static OrderLine Added(LineTerms terms, int waiting, Instant at) => new(
        terms with { Backordered = waiting, Tailoring = terms.Tailoring is { } tailoring ? tailoring with { AgreedAt = at } : null },
        new(Open: terms.Quantity.Value - waiting, Backordered: waiting));

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
