using System.Text.Json;
using OrderKit.Backorders;

namespace OrderKit.Storing;

/// <summary>The form in which it is stored who waits for an article: one JSON object in UTF-8, for any database.</summary>
/// <remarks>Every version reads what earlier ones wrote. A list is written over when it changes, so what a later version added is never
/// passed over: until this one is upgraded it leaves such a list alone.</remarks>
public static class StoredWaitingList
{
    /// <summary>Writes a list.</summary>
    /// <param name="list">The list.</param>
    /// <returns>One JSON object in UTF-8; the same bytes for the same list.</returns>
    /// <exception cref="ArgumentException">A line is of another article, stands twice or has no unit; a version is below 0 or beyond
    /// 2^53 − 1.</exception>
    public static byte[] Write(WaitingList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return FaultOf(list) is { } fault
            ? throw new ArgumentException($"The waiting list of {list.Sku} {fault}.", nameof(list))
            : StoredWriting.Written(list, WaitingListForm.Write);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="json">What <see cref="Write"/> of this or an earlier version gave.</param>
    /// <returns>The list.</returns>
    /// <exception cref="InvalidOrderDataException">It is no waiting list, it cannot be true, or it holds something that only a later
    /// version knows. The message names article and version where they could be read, and tells nothing of the content.</exception>
    public static WaitingList Read(ReadOnlyMemory<byte> json) => StoredReading.Guarded("A stored waiting list", json, Read);

    private static WaitingList Read(StoredReading reading, JsonElement stored)
    {
        var list = WaitingListForm.Read(reading, Upcasting.WaitingLists.ToCurrent(reading, stored));
        if (reading.HasUnknownMembers || reading.HasUnknownWords)
        {
            throw reading.Fault("holds something that only a later version knows");
        }

        return FaultOf(list) is { } fault ? throw reading.Fault(fault) : list;
    }

    private static string? FaultOf(WaitingList list)
    {
        HashSet<(OrderId, LineNumber)> seen = new(list.Lines.Count);
        var waiting = list.Lines.Concat(list.Errands.Select(errand => errand.Outcome.Line));
        var counters = list.Errands.SelectMany(errand => (long[])[errand.Plan, errand.Seen]).Append(list.Version);
        return waiting.Any(line => line.Sku != list.Sku) ? "has a line of another article"
            : waiting.Any(line => line.Units.IsZero) ? "has a line that waits for no unit"
            : list.Lines.Any(line => !seen.Add((line.Order, line.Line))) ? "has a line that stands twice"
            : counters.Any(counter => counter is < 0 or > StoredMembers.WholeMax) ? "has a version that cannot be"
            : null;
    }
}
