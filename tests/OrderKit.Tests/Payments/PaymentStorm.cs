using FsCheck;
using FsCheck.Fluent;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Payments;

/// <summary>An order to whose money everything happens, asked or not, in a currency with 0, 2 or 3 decimals.</summary>
public sealed class PaymentStorm
{
    private readonly OrderCommand.Place place;
    private readonly ValueList<Step> steps;
    private int serial;

    private PaymentStorm(OrderCommand.Place place, ValueList<Step> steps) => (this.place, this.steps) = (place, steps);

    private enum Happening
    {
        Ship, Deliver, Return, Lose, Cancel, Correct, Retract, Answer, AnswerInPart, Grant, Overcharge, RefundUnasked, Dispute, LoseDispute,
        WinDispute, Authorise, Expire, SetQuantity, AddLine, RemoveLine, SetDelivery, CancelAll,
    }

    public static Arbitrary<PaymentStorm> Storms() => Arb.From(
        from currency in Gen.Elements<Currency>("SEK", "JPY", "KWD")
        from policy in Gen.Elements(PaymentPolicy.WhenAuthorised, PaymentPolicy.WhenCaptured, PaymentPolicy.OnAccount)
        from lines in Gen.CollectToList(Enumerable.Range(1, 3), number => Line(number, currency))
        from fee in Gen.Choose(0, 4_900)
        from steps in Gen.CollectToList(Enumerable.Range(0, 30), _ => OneStep())
        select new PaymentStorm(
            new(Sample.Id, Sample.Command("place"), currency, lines.ToValueList())
            {
                Payment = policy,
                Delivery = new("home", Price: Of(fee, currency)),
            },
            steps.ToValueList()));

    internal static long Minor(Money money)
    {
        var minor = money.Amount;
        for (var decimals = 0; decimals < money.Currency.Exponent; decimals++)
        {
            minor *= 10;
        }

        Assert.Equal(decimal.Truncate(minor), minor);
        return (long)minor;
    }

    /// <summary>Lives it and lets somebody look after every step.</summary>
    internal Order Run(Action<Order, Tally> look)
    {
        var tally = new Tally();
        var order = Sample.Take(null, place);
        tally.Take([], order);
        order = Do(order, new OrderCommand.Confirm(Sample.Id, Next()), tally, look);
        foreach (var step in steps)
        {
            order = Take(order, step, tally, look);
        }

        return order;
    }

    /// <summary>Lives it, and has every open ask answered at the end.</summary>
    internal Order RunAndAnswer()
    {
        var tally = new Tally();
        var order = Run((_, _) => { });
        for (var round = 0; order.Payment.Dues.FirstOrDefault(d => d.Open.Amount > 0) is { } due; round++)
        {
            Assert.True(round < 20, "the asks never come to an end");
            order = Do(order, Reply(due, 1), tally, (_, _) => { });
        }

        return order;
    }

    public override string ToString() => $"{place.Currency} {place.Payment} {string.Join("; ", steps)}";

    private static Money Of(int minor, Currency currency) =>
        new(new decimal(Math.Abs(minor), 0, 0, minor < 0, (byte)currency.Exponent), currency);

    private static Gen<LineTerms> Line(int number, Currency currency) =>
        from units in Gen.Choose(1, 4)
        from minor in Gen.Frequency((5, Gen.Choose(1, 99_999)), (1, Gen.Choose(-5_000, 0)))
        from travels in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new LineTerms(number, new($"SKU-{number}"), units, Price(minor, currency)) { NeedsShipping = travels };

    private static LinePrice Price(int minor, Currency currency) =>
        new(Of(minor, currency), Of(minor, currency), Money.Zero(currency), Of(minor, currency), null, Money.Zero(currency));

    private static Gen<Step> OneStep() =>
        from what in Gen.Elements(Enum.GetValues<Happening>())
        from line in Gen.Choose(1, 3)
        from units in Gen.Choose(1, 4)
        from minor in Gen.Choose(1, 60_000)
        select new Step(what, line, units, minor);

    private Order Take(Order order, Step step, Tally tally, Action<Order, Tally> look)
    {
        if (Change(order, step) is { } change)
        {
            order = Do(order, new OrderCommand.ProposeChange(Sample.Id, Next(), [change], Duration.FromDays(1)), tally, look);
            return order.Change is { } open
                ? Do(Do(order, new OrderCommand.ApplyChange(Sample.Id, Next(), open.Number, order.Version, []), tally, look),
                    new OrderCommand.WithdrawChange(Sample.Id, Next(), open.Number, "no"), tally, look)
                : order;
        }

        return Command(order, step) is { } command ? Do(order, command, tally, look) : order;
    }

    private static OrderChange? Change(Order order, Step step) => step.What switch
    {
        Happening.SetQuantity => new OrderChange.SetQuantity(step.Line, step.Units, Price(step.Minor, order.Currency)),
        Happening.AddLine => new OrderChange.AddLine(
            new(order.Lines.Count + 1, new("MORE"), step.Units, Price(step.Minor, order.Currency))),
        Happening.RemoveLine => new OrderChange.RemoveLine(step.Line),
        Happening.SetDelivery => new OrderChange.SetDelivery(step.Units == 1 ? null : new("box", Price: Of(step.Minor, order.Currency))),
        _ => null,
    };

    private OrderCommand? Command(Order order, Step step)
    {
        ValueList<LineQuantity> some = [new(step.Line, step.Units)];
        var own = order.Line(step.Line)!.Units.Of(Sample.S1);
        var at = Sample.At(10 + serial);
        var amount = Of(step.Minor, order.Currency);
        PaymentReference reference = new($"tx-{serial}");
        return step.What switch
        {
            Happening.Ship => new OrderCommand.ReportShipped(
                Sample.Id, Next(), Sample.S1, [new(step.Line, step.Units + own.Total)], at),
            Happening.Deliver => new OrderCommand.ReportDelivered(Sample.Id, Next(), Sample.S1, some, at),
            Happening.Return => new OrderCommand.ReportReturned(Sample.Id, Next(), Sample.S1, some, at),
            Happening.Lose => new OrderCommand.ReportLost(Sample.Id, Next(), Sample.S1, some, at),
            Happening.Retract => new OrderCommand.Retract(Sample.Id, Next(), Sample.S1, UnitPlace.Returned, some, at),
            Happening.Cancel => new OrderCommand.Cancel(Sample.Id, Next(), "changed-mind", some),
            Happening.CancelAll when step.Units == 1 => new OrderCommand.ReportCancelled(Sample.Id, Next(), "called-off", at),
            Happening.Correct => new OrderCommand.Correct(
                Sample.Id, Next(), Sample.S1, some, UnitPlace.Shipped, UnitPlace.Open, "wrong-scan"),
            Happening.Grant => new OrderCommand.Refund(Sample.Id, Next(), amount, "goodwill"),
            Happening.Overcharge => new OrderCommand.ReportCaptured(Sample.Id, Next(), amount, at) { Reference = reference },
            Happening.RefundUnasked => new OrderCommand.ReportRefunded(Sample.Id, Next(), amount, at) { Reference = reference },
            Happening.Dispute => new OrderCommand.ReportDisputed(Sample.Id, Next(), amount, null, at),
            Happening.LoseDispute => new OrderCommand.ReportDisputed(Sample.Id, Next(), amount, false, at),
            Happening.WinDispute => new OrderCommand.ReportDisputed(Sample.Id, Next(), amount, true, at),
            Happening.Authorise => new OrderCommand.ReportAuthorised(Sample.Id, Next(), amount, at),
            Happening.Expire => new OrderCommand.ReportExpired(Sample.Id, Next(), amount, at),
            _ => order.Payment.Dues.FirstOrDefault(d => d.Open.Amount > 0) is { } due
                ? Reply(due, step.What == Happening.AnswerInPart ? 2 : 1)
                : null,
        };
    }

    private OrderCommand Reply(PaymentDue due, int part)
    {
        var half = due.Open.FirstParts(1, part);
        var amount = half.Amount > 0 ? half : due.Open;
        return due.Kind == PaymentDueKind.Capture
            ? new OrderCommand.ReportCaptured(Sample.Id, Next(), amount, Sample.At(10)) { Due = due.Number }
            : new OrderCommand.ReportRefunded(Sample.Id, Next(), amount, Sample.At(10)) { Due = due.Number };
    }

    private static Order Do(Order order, OrderCommand command, Tally tally, Action<Order, Tally> look)
    {
        if (OrderDecider.Decide(OrderRules.Default, order, command, Sample.At(1_000)) is not { IsAccepted: true } yes)
        {
            return order;
        }

        tally.Take([.. yes.Value.Events.Select(e => e.Event)], yes.Value.Order);
        look(yes.Value.Order, tally);
        return yes.Value.Order;
    }

    private CommandId Next() => Sample.Command($"storm-{++serial}");

    private sealed record Step(Happening What, int Line, int Units, int Minor);

    /// <summary>What was told, added up in whole smallest units beside the account.</summary>
    internal sealed class Tally
    {
        private readonly Dictionary<LineNumber, (long Gross, int Units)> prices = [];
        private long granted;

        internal long Captured { get; private set; }

        internal long Refunded { get; private set; }

        internal long ChargedBack { get; private set; }

        internal void Take(IReadOnlyList<OrderEvent> events, Order order)
        {
            foreach (var line in order.Lines.Where(l => !prices.ContainsKey(l.Number)))
            {
                prices[line.Number] = (Minor(line.Terms.Price.Gross), line.Ordered.Value);
            }

            foreach (var happened in events)
            {
                Take(happened);
            }
        }

        private void Take(OrderEvent happened)
        {
            switch (happened)
            {
                case OrderEvent.Captured e:
                    Captured += Minor(e.Amount);
                    break;
                case OrderEvent.Refunded e:
                    Refunded += Minor(e.Amount);
                    break;
                case OrderEvent.Disputed { IsWon: false } e:
                    ChargedBack += Minor(e.Amount);
                    break;
                case OrderEvent.RefundGranted e:
                    granted += Minor(e.Amount);
                    break;
                case OrderEvent.ChangeApplied e:
                    foreach (var set in e.Changes.OfType<OrderChange.SetQuantity>())
                    {
                        prices[set.Line] = (Minor(set.Price.Gross), set.Quantity.Value);
                    }

                    break;
            }
        }

        /// <summary>What the customer owes: the units that are neither called off nor back, one by one, with the odd smallest units on the
        /// first ones, and the delivery while something that travels is with the customer or on its way there.</summary>
        internal long Owed(Order order)
        {
            var sum = 0L;
            foreach (var line in order.Lines)
            {
                var (gross, units) = prices[line.Number];
                var live = Math.Min(units, Live(line));
                for (var unit = 0; unit < live; unit++)
                {
                    sum += (gross / units) + (unit < Math.Abs(gross % units) ? Math.Sign(gross) : 0);
                }
            }

            var travelling = order.Lines.Where(l => l.Terms.NeedsShipping).ToList();
            var kept = travelling.Count > 0 ? travelling : [.. order.Lines];
            sum += kept.Any(l => Live(l) > 0) && order.Delivery?.Price is { } price ? Minor(price) : 0;
            return Math.Max(0, sum - granted);
        }

        private static int Live(OrderLine line) => line.Ordered.Value - line.Units.Cancelled - line.Units.In(UnitPlace.Returned);
    }
}
