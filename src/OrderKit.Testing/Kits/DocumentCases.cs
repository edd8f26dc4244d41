using OrderKit.Documents;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What is promised about labels and files.</summary>
internal static class DocumentCases
{
    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("documents: what was put is found", "A document comes back byte for byte, and is listed with its order.", open, FoundAsync),
        new("documents: the same again is a repeat", "The same content under one id is kept once, sealed as it was first.", open,
            RepeatAsync),
        new("documents: a document never changes", "Other content under a used id is refused, and the first stays.", open, RefusedAsync),
        new("documents: of callers at once one is kept", "Of different documents put under one id at once exactly one is kept.", open,
            RaceAsync),
        new("documents: they survive a restart", "What was acknowledged is there after a restart.", open, SurvivesAsync),
    ];

    private static async Task FoundAsync(KitRun run)
    {
        Check.That(await FindAsync(run, "a") is null, "A document that was never put is there.");
        Check.SameList([], await ListAsync(run, 1), "The documents of an order without any");
        var (a, b, other) = (Document("a", 1, 100_000), Document("B", 2, 0), Document("a", 3, 10, order: 2));
        foreach (var document in (SealedDocument[])[a, b, other])
        {
            await PutAsync(run, document);
        }

        AssertSame(a, await FindAsync(run, "a"));
        AssertSame(b, await FindAsync(run, "B"));
        AssertSame(other, await run.Documents.FindAsync(KitOrders.Id(2), new("a"), run.Stop));
        Check.SameList([b.Entry, a.Entry], await ListAsync(run, 1), "The documents by id");
    }

    private static async Task RepeatAsync(KitRun run)
    {
        var (first, again) = (Document("a", 1, 10), Document("a", 1, 10) with { Sealed = new byte[] { 9, 9 } });
        await PutAsync(run, first);
        await PutAsync(run, again);
        AssertSame(first, await FindAsync(run, "a"));
        Check.SameList([first.Entry], await ListAsync(run, 1), "The documents");
    }

    private static async Task RefusedAsync(KitRun run)
    {
        var first = Document("a", 1, 10);
        await PutAsync(run, first);
        foreach (var other in (SealedDocument[])[Document("a", 2, 10), first with { Entry = first.Entry with { Kind = "proof" } }])
        {
            Check.That(!await run.Documents.TryPutAsync(other, run.Stop), "Another document was kept under a used id.");
            AssertSame(first, await FindAsync(run, "a"));
        }
    }

    private static async Task RaceAsync(KitRun run)
    {
        var stores = new[] { run.Documents, KitRun.Offered(run.Other.Documents) };
        var kept = await KitRun.RaceAsync(8, async caller =>
            await stores[caller % 2].TryPutAsync(Document("a", (byte)caller, 10), run.Stop));
        Check.Same(1, kept.Count(isKept => isKept), "Documents kept under one id");
        AssertSame(Document("a", (byte)Array.IndexOf(kept, true), 10), await FindAsync(run, "a"));
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        await PutAsync(run, Document("a", 1, 10));
        await run.ReopenAsync();
        AssertSame(Document("a", 1, 10), await FindAsync(run, "a"));
        Check.Same(1, (await ListAsync(run, 1)).Count, "The documents after a restart");
    }

    private static SealedDocument Document(string id, byte content, int length, int order = 1) => new(
        new(KitOrders.Id(order), new(id), "label", "pdf"), $"hash-{content}", Enumerable.Repeat(content, length).ToArray());

    private static async Task PutAsync(KitRun run, SealedDocument document) =>
        Check.That(await run.Documents.TryPutAsync(document, run.Stop), $"Document {document.Entry.Id} was refused.");

    private static ValueTask<SealedDocument?> FindAsync(KitRun run, string id) =>
        run.Documents.FindAsync(KitOrders.Id(1), new(id), run.Stop);

    private static ValueTask<ValueList<DocumentEntry>> ListAsync(KitRun run, int order) =>
        run.Documents.ListAsync(KitOrders.Id(order), run.Stop);

    private static void AssertSame(SealedDocument expected, SealedDocument? seen)
    {
        Check.That(seen is not null, $"Document {expected.Entry.Id} is not there.");
        Check.Same((expected.Entry, expected.KeyedHash), (seen.Entry, seen.KeyedHash), "The document");
        Check.That(seen.Sealed.Span.SequenceEqual(expected.Sealed.Span), "The document has other bytes.");
    }
}
