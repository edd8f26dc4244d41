using System.Text;
using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Documents;

public sealed class DocumentVaultTests
{
    private static readonly byte[] Label = Encoding.UTF8.GetBytes("Anna Andersson, Storgatan 1");
    private static readonly DocumentEntry Entry = new(Sample.Id, new("label-S1"), "label", "pdf");

    private readonly MemoryPersonalDataKeys keys = new();
    private readonly MemoryDocumentStore store = new();
    private readonly DocumentVault vault;

    public DocumentVaultTests() => vault = new(keys, store);

    [Fact]
    public async Task What_was_put_away_comes_out_again_and_lies_sealed()
    {
        Assert.Equal(Entry, (await vault.PutAsync(Entry, Label)).Value);

        Assert.Equal(Label, (await vault.OpenAsync(Sample.Id, Entry.Id))!.Value.ToArray());
        var kept = (await store.FindAsync(Sample.Id, Entry.Id, default))!;
        Assert.DoesNotContain("Anna", Encoding.UTF8.GetString(kept.Sealed.Span), StringComparison.Ordinal);
        Assert.Equal("Document label-S1 of order SO-1, 55 bytes (withheld)", kept.ToString());
        Assert.Null(await vault.OpenAsync(Sample.Id, new("label-S2")));
    }

    [Fact]
    public async Task The_same_again_is_a_repeat_and_another_of_the_same_id_is_refused()
    {
        await vault.PutAsync(Entry, Label);

        Assert.True((await vault.PutAsync(Entry, Label)).IsAccepted);
        Assert.Equal(RefusalReason.DocumentIdReused, (await vault.PutAsync(Entry, new byte[] { 1 })).Refusal?.Reason);
        Assert.Equal(RefusalReason.DocumentIdReused, (await vault.PutAsync(Entry with { Format = "zpl" }, Label)).Refusal?.Reason);
        Assert.Equal(Label, (await vault.OpenAsync(Sample.Id, Entry.Id))!.Value.ToArray());
        Assert.Equal([Entry], await store.ListAsync(Sample.Id, default));
    }

    [Fact]
    public async Task Erased_it_stays_unreadable_and_nothing_new_is_put_there()
    {
        await vault.PutAsync(Entry, Label);
        await keys.EraseAsync(Sample.Id, default);

        Assert.Null(await vault.OpenAsync(Sample.Id, Entry.Id));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await vault.PutAsync(Entry, Label));
    }

    [Fact]
    public async Task An_entry_or_a_content_that_was_changed_is_noticed()
    {
        await vault.PutAsync(Entry, Label);
        var kept = (await store.FindAsync(Sample.Id, Entry.Id, default))!;

        await AssertNoticedAsync(kept with { Entry = Entry with { Kind = "proof" } });
        await AssertNoticedAsync(kept with { Sealed = kept.Sealed[..^1] });
    }

    private async Task AssertNoticedAsync(SealedDocument changed)
    {
        var other = new MemoryDocumentStore();
        await other.TryPutAsync(changed, default);
        var opening = new DocumentVault(keys, other);
        await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await opening.OpenAsync(Sample.Id, Entry.Id));
    }
}
