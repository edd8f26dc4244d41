using System.Text.Json;
using OrderKit.Feeds;

namespace OrderKit.Storing;

/// <summary>The form in which what a warehouse system has said of a shelf is stored beside the position: one JSON object in
/// UTF-8.</summary>
/// <remarks>Every version reads what earlier ones wrote. It is written over when more is said, so what a later version added is never
/// passed over.</remarks>
public static class StoredWarehouseFeed
{
    /// <summary>Writes it.</summary>
    /// <param name="feed">What was said.</param>
    /// <returns>One JSON object in UTF-8; the same bytes for the same content.</returns>
    public static byte[] Write(WarehouseFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return StoredWriting.Written(feed, Write);
    }

    /// <summary>Reads it.</summary>
    /// <param name="json">What <see cref="Write(WarehouseFeed)"/> of this or an earlier version gave.</param>
    /// <returns>What was said.</returns>
    /// <exception cref="InvalidOrderDataException">It is something else, or holds something that only a later version knows. The message
    /// tells nothing of the content.</exception>
    public static WarehouseFeed Read(ReadOnlyMemory<byte> json) => StoredReading.Guarded("What a warehouse said", json, Read);

    private static void Write(Utf8JsonWriter json, WarehouseFeed feed)
    {
        json.Whole("level", feed.Level);
        json.Whole("setAside", feed.SetAside);
        json.Whole("countedAt", feed.CountedAt);
        json.Whole("highest", feed.Highest);
        json.Whole("floor", feed.Floor);
        json.List("moves", feed.Moves, Write);
    }

    private static void Write(Utf8JsonWriter json, WarehouseFeed.Move move)
    {
        json.Whole("sequence", move.Sequence);
        json.Whole("units", move.Units);
        json.Flag("own", move.IsOwn);
    }

    private static WarehouseFeed Read(StoredReading reading, JsonElement stored)
    {
        var from = new StoredObject(reading, Upcasting.WarehouseFeeds.ToCurrent(reading, stored), "");
        from.WholeOrNull("form", 1, int.MaxValue);
        var feed = new WarehouseFeed(from.Whole("level"), from.Whole("setAside"))
        {
            CountedAt = from.Whole("countedAt"),
            Highest = from.Whole("highest"),
            Floor = from.Whole("floor"),
            Moves = from.List("moves", move => new WarehouseFeed.Move(move.Whole("sequence"), move.Whole("units"), move.Flag("own"))),
        };
        from.Close();
        return reading.HasUnknownMembers ? throw reading.Fault("holds something that only a later version knows") : feed;
    }

    // The numbers are the warehouse's own: any whole number.
    private static long Whole(this StoredObject from, string name) => from.WholeOrNull(name, long.MinValue, long.MaxValue) ?? 0;
}
