using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Payments;

/// <summary>When the delivery, at 49 SEK, is owed: with something that travels and is not called off, or where nothing travels.</summary>
public sealed class DeliveryOwedTests
{
    /// <summary>Lines of one unit at 129.50 SEK, T for one that travels and S for one that stays; small ones are called off.</summary>
    [Theory]
    [InlineData("T", 178.50)]
    [InlineData("S", 178.50)]
    [InlineData("SS", 308.00)]
    [InlineData("SSS", 437.50)]
    [InlineData("Ss", 178.50)]
    [InlineData("sS", 178.50)]
    [InlineData("sTs", 178.50)]
    [InlineData("tS", 129.50)]
    [InlineData("St", 129.50)]
    [InlineData("ttS", 129.50)]
    [InlineData("tTS", 308.00)]
    [InlineData("s", 0)]
    [InlineData("t", 0)]
    [InlineData("ts", 0)]
    public void The_delivery_is_owed_while_something_is_delivered(string lines, double owed)
    {
        var place = Sample.Place([.. lines.Select((l, i) => Sample.Line(i + 1, 1, ships: l is 'T' or 't'))]);
        var order = new Story(OrderRules.Default, place with
        {
            Delivery = new("home", Price: new(49m, "SEK")), Payment = PaymentPolicy.WhenCaptured,
        });
        ValueList<LineQuantity> off = [.. Enumerable.Range(1, lines.Length).Where(n => char.IsLower(lines[n - 1]))
            .Select(n => new LineQuantity(n, 1))];
        if (off.Count > 0)
        {
            order.Do(new OrderCommand.Cancel(Sample.Id, order.Next(), "changed-mind", off));
        }

        Assert.Equal((decimal)owed, order.Order.Owed.Amount);
    }

    [Fact]
    public void Of_a_refund_that_was_asked_only_what_is_owed_again_is_withdrawn()
    {
        var order = Story.Under(PaymentPolicy.WhenCaptured, Sample.Line(1, 5)).Captured(647.50m, 1);
        Assert.Equal(["ChangeApplied", "RefundDue"], Set(order, 2).Events);
        Assert.Equal(["ChangeApplied", "DueWithdrawn"], Set(order, 3).Events);
        Assert.Equal((129.50m, 259m), (order.Due(2).Withdrawn.Amount, order.Due(2).Open.Amount));
    }

    private static Story Set(Story order, int units)
    {
        OrderChange change = new OrderChange.SetQuantity(1, units, Sample.Line(1, units).Price);
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [change], Duration.FromDays(1)));
        return order.Do(new OrderCommand.ApplyChange(Sample.Id, order.Next(), order.Order.ChangesProposed, order.Order.Version, []));
    }
}
