using System.Text;
using System.Text.Json.Nodes;
using OrderKit.Orders;
using OrderKit.Storing;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>Writes what a version to come might write.</summary>
internal static class LaterVersion
{
    /// <summary>Adds a member to every object of the text.</summary>
    internal static byte[] AddMembers(byte[] stored)
    {
        var text = Encoding.UTF8.GetString(stored);
        return Encoding.UTF8.GetBytes(text.Replace("}", ", \"later\" : {\"Ö\":[1.50,null]}}", StringComparison.Ordinal));
    }

    /// <summary>An event of a kind to come, as it is read today.</summary>
    internal static RecordedEvent Unknown(Order order, string kind, string data = "{\"paper\":\"red\"}")
    {
        var confirmed = StoredSamples.Recorded(new OrderEvent.Confirmed(), order.Version + 1, Sample.Start) with { Status = order.Status };
        var later = JsonNode.Parse(StoredEvent.Write(confirmed))!.AsObject();
        later["kind"] = kind;
        later["data"] = JsonNode.Parse(data);
        return StoredEvent.Read(Encoding.UTF8.GetBytes(later.ToJsonString()));
    }

    /// <summary>A text with one part of it replaced; the part must be there.</summary>
    internal static byte[] Replaced(RecordedEvent recorded, string part, string by)
    {
        var text = StoredGoldenTests.Text(recorded);
        Assert.Contains(part, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(part, by, StringComparison.Ordinal));
    }
}
