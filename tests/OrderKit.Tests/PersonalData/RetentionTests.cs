using System.Text;
using OrderKit.InMemory;
using OrderKit.PersonalData;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PersonalData;

public sealed class RetentionTests
{
    private static readonly PersonalContent Elsa = new(
        new("Elsa Ek", new(["c/o Åsa", "Storgatan 1"], "111 22", "Malmö", "SE"), "+46700000000", "elsa@example.org"));

    private static readonly RetentionMark Books = new("bookkeeping", new(2033, 12, 31));

    private readonly MemoryPersonalDataKeys keys = new();
    private readonly OneEnvelope drawer = new();
    private readonly MemoryRetentionStore kept = new();
    private readonly PersonalDataVault vault;
    private readonly LegalRetention retention;

    public RetentionTests()
    {
        vault = new(keys, drawer);
        retention = new(keys, kept, vault);
    }

    [Fact]
    public async Task The_books_keep_name_and_address_and_nothing_else()
    {
        await SealAsync();
        Assert.True(await retention.MarkAsync(Sample.Id, Books));

        Assert.Equal(new RetainedContent(Books, Elsa.Recipient!.Name, Elsa.Recipient.Address), await retention.OpenAsync(Sample.Id));
        var bytes = (await kept.LoadAsync(Sample.Id, default))!.Sealed.Span;
        Assert.DoesNotContain("Elsa", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_the_customer_leaves_the_books_and_letting_go_of_the_books_leaves_the_customer()
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);
        Assert.True(await vault.EraseAsync(Sample.Id));
        Assert.Null(await vault.OpenAsync(Sample.Id));
        Assert.Equal("Elsa Ek", (await retention.OpenAsync(Sample.Id))?.Name);

        await SealAsync("SO-2");
        await retention.MarkAsync(new("SO-2"), Books);
        Assert.True((await retention.EraseAsync(new("SO-2"), new(2034, 1, 1))).Value);
        Assert.Null(await retention.OpenAsync(new("SO-2")));
        Assert.Equal(Elsa, await vault.OpenAsync(new("SO-2")));
        Assert.Equal("Elsa Ek", (await retention.OpenAsync(Sample.Id))?.Name);
    }

    [Theory]
    [InlineData(2033, 12, 30, false)]
    [InlineData(2033, 12, 31, false)]
    [InlineData(2034, 1, 1, true)]
    [InlineData(2040, 5, 5, true)]
    public async Task The_last_day_still_counts(int year, int month, int day, bool isOver)
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);
        var answer = await retention.EraseAsync(Sample.Id, new(year, month, day));

        Assert.Equal(isOver, answer.IsAccepted);
        Assert.Equal(isOver, await retention.OpenAsync(Sample.Id) is null);
        if (!isOver)
        {
            Assert.Equal(RefusalReason.KeptByLaw, answer.Refusal!.Reason);
            Assert.Contains("until 2033-12-31 (bookkeeping)", answer.Refusal.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_let_go_of_is_gone_for_good()
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);
        Assert.True((await retention.EraseAsync(Sample.Id, new(2034, 1, 1))).Value);
        Assert.False((await retention.EraseAsync(Sample.Id, new(2034, 1, 1))).Value);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await retention.MarkAsync(Sample.Id, Books));
    }

    [Fact]
    public async Task A_mark_can_be_made_longer_and_never_shorter_also_after_the_customer_was_erased()
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);
        var longer = new RetentionMark("court", new(2035, 6, 30));
        await vault.EraseAsync(Sample.Id);

        Assert.True(await retention.MarkAsync(Sample.Id, longer));
        Assert.Equal(new(longer, "Elsa Ek", Elsa.Recipient!.Address), await retention.OpenAsync(Sample.Id));
        Assert.True(await retention.MarkAsync(Sample.Id, Books));
        Assert.Equal(longer, (await retention.OpenAsync(Sample.Id))?.Mark);
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_order_without_a_person_or_of_one_who_is_gone()
    {
        Assert.False(await retention.MarkAsync(Sample.Id, Books));
        await SealAsync();
        await vault.EraseAsync(Sample.Id);
        Assert.False(await retention.MarkAsync(Sample.Id, Books));
        Assert.Null(await retention.OpenAsync(Sample.Id));
        Assert.False((await retention.EraseAsync(Sample.Id, new(2050, 1, 1))).Value);
    }

    [Fact]
    public async Task A_changed_mark_or_a_changed_byte_is_noticed()
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);
        var good = (await kept.LoadAsync(Sample.Id, default))!;
        var spoiled = good.Sealed.ToArray();
        spoiled[^1] ^= 1;
        foreach (var changed in (RetainedEnvelope[])
        [
            good with { Mark = Books with { Until = new(2026, 1, 1) } }, good with { Mark = Books with { Ground = "none" } },
            good with { Sealed = spoiled },
        ])
        {
            var broken = new LegalRetention(keys, new Holding(changed), vault);
            var trouble = await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await broken.OpenAsync(Sample.Id));
            Assert.Contains("order SO-1 ", trouble.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_store_keeps_the_longer_of_two_in_whatever_order_they_come()
    {
        RetainedEnvelope shorter = new(Sample.Id, Books, "a"u8.ToArray());
        RetainedEnvelope longer = new(Sample.Id, Books with { Until = new(2040, 1, 1) }, "b"u8.ToArray());
        foreach (var order in (RetainedEnvelope[][])[[shorter, longer], [longer, shorter]])
        {
            var store = new MemoryRetentionStore();
            await store.KeepAsync(order[0], default);
            await store.KeepAsync(order[1], default);
            Assert.Same(longer, await store.LoadAsync(Sample.Id, default));
        }
    }

    [Fact]
    public async Task A_mark_without_a_ground_is_the_callers_mistake() => await Assert.ThrowsAnyAsync<ArgumentException>(
        async () => await retention.MarkAsync(Sample.Id, new(default, new(2033, 12, 31))));

    private async Task SealAsync(string order = "SO-1") => drawer.Put((await vault.SealAsync(new(order), Elsa)).Envelope);

    private sealed class Holding(RetainedEnvelope envelope) : IRetentionStore
    {
        public ValueTask KeepAsync(RetainedEnvelope envelope, CancellationToken cancellationToken) => default;

        public ValueTask<RetainedEnvelope?> LoadAsync(OrderId order, CancellationToken cancellationToken) => new(envelope);
    }
}
