using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Payments;

/// <summary>An account of two authorisations, of 60 and 50 SEK, and four asks: capture 30, refund 10, capture 20, refund 40.</summary>
public sealed class PaymentAccountTests
{
    private static readonly PaymentAccount Account = new PaymentAccount("SEK")
        .Hold(new(new("first"), Sek(60), null))
        .Hold(new(new("second"), Sek(50), null))
        .Ask(new(1, PaymentDueKind.Capture, Sek(30), null))
        .Ask(new(2, PaymentDueKind.Refund, Sek(10), null))
        .Ask(new(3, PaymentDueKind.Capture, Sek(20), null))
        .Ask(new(4, PaymentDueKind.Refund, Sek(40), null));

    /// <summary>What came and for which ask; then what is still held, what is still asked, and what was captured.</summary>
    [Theory]
    [InlineData(0, null, "60 50", "30 10 20 40")]
    [InlineData(10, null, "50 50", "20 10 20 40")]
    [InlineData(30, null, "30 50", "0 10 20 40")]
    [InlineData(31, null, "29 50", "0 10 19 40")]
    [InlineData(60, null, "0 50", "0 10 0 40")]
    [InlineData(70, null, "0 40", "0 10 0 40")]
    [InlineData(200, null, "0 0", "0 10 0 40")]
    [InlineData(10, 3, "50 50", "30 10 10 40")]
    [InlineData(25, 3, "35 50", "25 10 0 40")]
    [InlineData(10, 1, "50 50", "20 10 20 40")]
    [InlineData(10, 2, "50 50", "20 10 20 40")]
    [InlineData(10, 9, "50 50", "20 10 20 40")]
    public void Money_that_came_was_held_first_and_asked_first(int amount, int? due, string held, string open)
    {
        var after = Account.Capture(Sek(amount), due, Sample.At(0));
        Assert.Equal((held, open, amount), (Held(after), Open(after), (int)after.Captured.Amount));
        Assert.Equal(0m, after.Advanced.Amount + after.Refunded.Amount);
    }

    /// <summary>What went back and for which ask; then what is still asked and what nobody had asked for.</summary>
    [Theory]
    [InlineData(5, null, "30 5 20 40", 0)]
    [InlineData(10, null, "30 0 20 40", 0)]
    [InlineData(15, null, "30 0 20 35", 0)]
    [InlineData(50, null, "30 0 20 0", 0)]
    [InlineData(57, null, "30 0 20 0", 7)]
    [InlineData(15, 4, "30 10 20 25", 0)]
    [InlineData(45, 4, "30 5 20 0", 0)]
    public void Money_that_went_back_was_asked_first_or_is_in_advance(int amount, int? due, string open, int advanced)
    {
        var after = Account.Refund(Sek(amount), due);
        Assert.Equal((open, advanced, amount), (Open(after), (int)after.Advanced.Amount, (int)after.Refunded.Amount));
        Assert.Equal(("60 50", 0m), (Held(after), after.Captured.Amount));
        Assert.Equal(advanced + 3, after.Refund(Sek(3 + (int)after.Open(PaymentDueKind.Refund).Amount), null).Advanced.Amount);
    }

    [Theory]
    [InlineData(10, null, "50 50")]
    [InlineData(60, null, "0 50")]
    [InlineData(70, null, "0 40")]
    [InlineData(200, null, "0 0")]
    [InlineData(10, "first", "50 50")]
    [InlineData(70, "first", "0 50")]
    [InlineData(10, "second", "60 40")]
    [InlineData(70, "second", "60 0")]
    [InlineData(10, "third", "60 50")]
    public void Held_money_is_let_go_by_name_or_in_order(int amount, string? name, string held)
    {
        var after = Account.Void(Sek(amount), name is null ? null : new PaymentReference(name), Sample.At(0));
        Assert.Equal(held, Held(after));
        Assert.All(after.Authorisations, a => Assert.Equal(a.Amount - a.Held, a.Released));
    }

    /// <summary>Of two authorisations, that of 60 or that of 50 SEK runs out at minute 10; what is held once 10 SEK came or went.</summary>
    [Theory]
    [InlineData("capture", 10, 20, 9, "50 50")]
    [InlineData("capture", 10, 20, 10, "60 40")]
    [InlineData("capture", 20, 10, 10, "50 50")]
    [InlineData("void", 10, 20, 9, "50 50")]
    [InlineData("void", 10, 20, 10, "60 40")]
    [InlineData("void", 20, 10, 10, "50 50")]
    [InlineData("expire", 10, 20, 10, "50 50")]
    [InlineData("expire", 20, 10, 9, "50 50")]
    [InlineData("expire", 20, 10, 10, "60 40")]
    public void What_has_run_out_is_used_last_and_expires_first(string what, int first, int second, int minute, string held)
    {
        var account = new PaymentAccount("SEK")
            .Hold(new(new("first"), Sek(60), Sample.At(first))).Hold(new(new("second"), Sek(50), Sample.At(second)));
        var now = Sample.At(minute);
        Assert.Equal(held, Held(what switch
        {
            "capture" => account.Capture(Sek(10), null, now),
            "void" => account.Void(Sek(10), null, now),
            _ => account.Expire(Sek(10), null, now),
        }));
    }

    [Theory]
    [InlineData(null, 110)]
    [InlineData("first", 60)]
    [InlineData("second", 50)]
    [InlineData("third", 0)]
    public void What_is_held_under_a_name_is_its_own_and_without_a_name_all(string? name, int held) =>
        Assert.Equal(Sek(held), Account.HeldUnder(name is null ? null : new PaymentReference(name)));

    /// <summary>Of the first ask, 15 of 30 SEK were withdrawn; what is left of that after money came for it, or for none.</summary>
    [Theory]
    [InlineData(null, 15)]
    [InlineData(3, 15)]
    [InlineData(1, 0)]
    public void Only_the_ask_that_is_named_is_paid_beyond_what_was_withdrawn_of_it(int? due, int withdrawn) =>
        Assert.Equal(Sek(withdrawn), Account.Withdraw(1, Sek(15)).Capture(Sek(60), due, Sample.At(0)).Dues[0].Withdrawn);

    [Theory]
    [InlineData(PaymentFactKind.Disputed, 5, 25, 0)]
    [InlineData(PaymentFactKind.DisputeLost, 5, 15, 5)]
    [InlineData(PaymentFactKind.DisputeLost, 30, 0, 30)]
    [InlineData(PaymentFactKind.DisputeWon, 5, 15, 0)]
    [InlineData(PaymentFactKind.DisputeWon, 30, 0, 0)]
    public void A_dispute_stands_until_it_is_won_or_lost(PaymentFactKind kind, int amount, int disputed, int chargedBack)
    {
        var after = Account.Dispute(PaymentFactKind.Disputed, Sek(20)).Dispute(kind, Sek(amount));
        Assert.Equal((Sek(disputed), Sek(chargedBack)), (after.Disputed, after.ChargedBack));
    }

    [Theory]
    [InlineData(1, "x - - -")]
    [InlineData(4, "- - - x")]
    [InlineData(0, "- - - -")]
    [InlineData(5, "- - - -")]
    [InlineData(null, "- - - -")]
    public void A_failure_is_kept_with_the_ask_it_names(int? due, string failures)
    {
        var after = Account.Fail("declined", due);
        Assert.Equal(failures, string.Join(' ', after.Dues.Select(d => d.Failure is null ? "-" : "x")));
        var moved = after.Capture(Sek(50), null, Sample.At(0)).Refund(Sek(50), null);
        Assert.Equal("- - - -", string.Join(' ', moved.Dues.Select(d => d.Failure is null ? "-" : "x")));
    }

    [Fact]
    public void A_failure_stays_with_an_ask_that_got_nothing()
    {
        var after = Account.Fail("declined", 4).Refund(Sek(10), null);
        Assert.Equal(("30 0 20 40", "declined"), (Open(after), after.Dues[3].Failure?.Value));
    }

    [Fact]
    public void An_ask_withdrawn_is_asked_no_longer()
    {
        Assert.Equal("30 10 5 40", Open(Account.Withdraw(3, Sek(15))));
        Assert.Equal("0 10 20 40", Open(Account.Withdraw(1, Sek(30))));
    }

    [Fact]
    public void What_is_granted_and_what_is_told_adds_up()
    {
        Assert.Equal(Sek(12), Account.Grant(Sek(5)).Grant(Sek(7)).Granted);
        var told = Account.Told(PaymentFactKind.Captured, Sek(5), new("tx")).Told(PaymentFactKind.Voided, Sek(6), null);
        Assert.Equal(PaymentFactKind.Voided, told.LastTold);
        Assert.Equal([new PaymentFact(PaymentFactKind.Captured, new("tx"), Sek(5))], told.Facts);
    }

    [Theory]
    [InlineData(10, 4, 6, 4)]
    [InlineData(4, 10, 0, 4)]
    [InlineData(4, 4, 0, 4)]
    public void Less_is_never_below_nothing(int from, int amount, int less, int smaller) => Assert.Equal(
        (Sek(less), Sek(smaller)),
        (PaymentAccount.Less(Sek(from), Sek(amount)), PaymentAccount.Min(Sek(from), Sek(amount))));

    private static string Held(PaymentAccount account) => string.Join(' ', account.Authorisations.Select(a => $"{a.Held.Amount:0}"));

    private static string Open(PaymentAccount account) => string.Join(' ', account.Dues.Select(d => $"{d.Open.Amount:0}"));

    private static Money Sek(int amount) => new(amount, "SEK");
}
