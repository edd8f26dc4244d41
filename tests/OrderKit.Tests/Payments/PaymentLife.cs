using FsCheck;
using FsCheck.Fluent;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Payments;

/// <summary>The life of an order whose provider does exactly what it is asked, at once or later, in one piece or in two.</summary>
public sealed class PaymentLife
{
    private readonly OrderCommand.Place place;
    private readonly ValueList<Step> steps;
    private int serial;

    private PaymentLife(OrderCommand.Place place, ValueList<Step> steps) => (this.place, this.steps) = (place, steps);

    /// <summary>One thing that happens, to so many units of a line.</summary>
    private enum Happening
    {
        Ship, Deliver, Return, Lose, Cancel, Correct, Retract, Answer, AnswerInPart, Fail, Grant,
    }

    public static Arbitrary<PaymentLife> Lives() => Arb.From(
        from currency in Gen.Elements<Currency>("SEK", "JPY", "KWD")
        from policy in Gen.Elements(PaymentPolicy.WhenAuthorised, PaymentPolicy.WhenCaptured, PaymentPolicy.OnAccount)
        from lines in Gen.CollectToList(Enumerable.Range(1, 3), number => Line(number, currency))
        from fee in Gen.Choose(0, 4_900)
        from steps in Gen.CollectToList(Enumerable.Range(0, 25), _ => OneStep())
        select new PaymentLife(
            new(Sample.Id, Sample.Command("place"), currency, lines.ToValueList())
            {
                Payment = policy,
                Delivery = new("home", Price: Minor(fee, currency)),
            },
            steps.ToValueList()));

    /// <summary>Lives it, and has every open ask answered at the end.</summary>
    internal Order Run()
    {
        var order = Sample.Take(null, place);
        order = Do(order, new OrderCommand.Confirm(Sample.Id, Next()));
        foreach (var step in steps)
        {
            order = Take(order, step);
        }

        return Answer(order);
    }

    internal Order AllBack(Order order, OrderLine line)
    {
        var units = order.Line(line.Number)!.Units;
        order = Do(order, new OrderCommand.ReportReturned(Sample.Id, Next(), Sample.S1,
            [new(line.Number, Math.Max(1, units.Total - units.Cancelled))], Sample.At(900 + serial)));
        return order;
    }

    internal Order Answer(Order order)
    {
        // An answer can bring up another ask, never without end.
        for (var round = 0; order.Payment.Dues.Any(d => d.Open.Amount > 0); round++)
        {
            Assert.True(round < 20, "the asks never come to an end");
            order = Do(order, Reply(order.Payment.Dues.First(d => d.Open.Amount > 0), part: 1));
        }

        return order;
    }

    public override string ToString() => $"{place.Currency} {place.Payment} {string.Join("; ", steps)}";

    private static Gen<LineTerms> Line(int number, Currency currency) =>
        from units in Gen.Choose(1, 4)
        from minor in Gen.Choose(1, 99_999)
        from travels in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        let gross = Minor(minor, currency)
        let none = Money.Zero(currency)
        select new LineTerms(number, new($"SKU-{number}"), units, new(gross, gross, none, gross, null, none)) { NeedsShipping = travels };

    private static Gen<Step> OneStep() =>
        from what in Gen.Elements(Enum.GetValues<Happening>())
        from line in Gen.Choose(1, 3)
        from units in Gen.Choose(1, 3)
        select new Step(what, line, units);

    private static Money Minor(int minor, Currency currency) => new(new decimal(minor, 0, 0, false, (byte)currency.Exponent), currency);

    private Order Take(Order order, Step step)
    {
        ValueList<LineQuantity> some = [new(step.Line, step.Units)];
        var own = order.Line(step.Line)!.Units.Of(Sample.S1);
        var at = Sample.At(10 + serial);
        return step.What switch
        {
            Happening.Ship => Do(order, new OrderCommand.ReportShipped(Sample.Id, Next(), Sample.S1,
                [new(step.Line, step.Units + own.Total)], at)),
            Happening.Deliver => Do(order, new OrderCommand.ReportDelivered(Sample.Id, Next(), Sample.S1, some, at)),
            Happening.Return => Do(order, new OrderCommand.ReportReturned(Sample.Id, Next(), Sample.S1, some, at)),
            Happening.Lose => Do(order, new OrderCommand.ReportLost(Sample.Id, Next(), Sample.S1, some, at)),
            Happening.Retract => Do(order, new OrderCommand.Retract(Sample.Id, Next(), Sample.S1, UnitPlace.Returned, some, at)),
            Happening.Cancel => Do(order, new OrderCommand.Cancel(Sample.Id, Next(), "changed-mind", some)),
            Happening.Correct => Do(order, new OrderCommand.Correct(Sample.Id, Next(), Sample.S1, some, UnitPlace.Shipped, UnitPlace.Open,
                "wrong-scan")),
            Happening.Grant => Do(order, new OrderCommand.Refund(Sample.Id, Next(), Minor(step.Units, order.Currency), "goodwill")),
            _ => order.Payment.Dues.FirstOrDefault(d => d.Open.Amount > 0) is { } due ? Do(order, Told(due, step)) : order,
        };
    }

    private OrderCommand Told(PaymentDue due, Step step) => step.What switch
    {
        Happening.Fail => new OrderCommand.ReportPaymentFailed(Sample.Id, Next(), due.Open, "declined", Sample.At(10)) { Due = due.Number },
        Happening.AnswerInPart => Reply(due, part: 2),
        _ => Reply(due, part: 1),
    };

    private OrderCommand Reply(PaymentDue due, int part)
    {
        var half = due.Open.FirstParts(1, part);
        var amount = half.Amount > 0 ? half : due.Open;
        PaymentReference reference = new($"tx-{serial}");
        return due.Kind == PaymentDueKind.Capture
            ? new OrderCommand.ReportCaptured(Sample.Id, Next(), amount, Sample.At(10)) { Due = due.Number, Reference = reference }
            : new OrderCommand.ReportRefunded(Sample.Id, Next(), amount, Sample.At(10)) { Due = due.Number, Reference = reference };
    }

    private static Order Do(Order order, OrderCommand command) =>
        OrderDecider.Decide(OrderRules.Default, order, command, Sample.At(1_000)) is { IsAccepted: true } yes ? yes.Value.Order : order;

    private CommandId Next() => Sample.Command($"life-{++serial}");

    private sealed record Step(Happening What, int Line, int Units);
}
