using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>The ledger of one article. It is written at every change and read seldom: kept as bare rows, and made entries again when
/// somebody asks.</summary>
internal sealed class MemoryLedger(Sku sku)
{
    private const int FirstPage = 4;
    private const int LargestPage = 512;

    private readonly List<Row[]> pages = [];
    private int used;

    internal void Add(StockEntry entry)
    {
        if (pages.Count == 0 || used == pages[^1].Length)
        {
            pages.Add(new Row[pages.Count == 0 ? FirstPage : Math.Min(2 * pages[^1].Length, LargestPage)]);
            used = 0;
        }

        pages[^1][used++] = new(entry);
    }

    internal ValueList<StockEntry> ToEntries()
    {
        var entries = new List<StockEntry>();
        foreach (var page in pages)
        {
            foreach (ref readonly var row in page.AsSpan(0, page == pages[^1] ? used : page.Length))
            {
                entries.Add(row.ToEntry(sku));
            }
        }

        return entries.ToValueList();
    }

    private readonly struct Row(StockEntry entry)
    {
        private readonly LocationId location = entry.Location;
        private readonly CommandId command = entry.Command ?? default;
        private readonly OrderId order = entry.Order ?? default;
        private readonly Code? reason = entry.Reason;
        private readonly long sequence = entry.Sequence;
        private readonly Instant at = entry.At;
        private readonly StockVerb verb = entry.Verb;
        private readonly int onHand = entry.OnHand;
        private readonly int reserved = entry.Reserved;
        private readonly int shortage = entry.Shortage;
        private readonly int safety = entry.Safety;
        private readonly int quarantined = entry.Quarantined;

        internal StockEntry ToEntry(Sku sku) => new(sku, location, sequence, verb, at)
        {
            Command = command == default ? null : command,
            Order = order == default ? null : order,
            Reason = reason,
            OnHand = onHand,
            Reserved = reserved,
            Shortage = shortage,
            Safety = safety,
            Quarantined = quarantined,
        };
    }
}
