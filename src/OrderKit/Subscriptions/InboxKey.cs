using System.Globalization;
using OrderKit.Orders;

namespace OrderKit.Subscriptions;

/// <summary>By what a consumer knows an event it has worked on, when it notes it in the same transaction as what followed from
/// it.</summary>
/// <remarks>One row a key, unique: an insert that finds the row there is a repeat. The same event has the same key in every store and
/// after every restart.</remarks>
/// <param name="Reader">The consumer.</param>
/// <param name="Order">The order.</param>
/// <param name="Version">The event's place in the order's history.</param>
public readonly record struct InboxKey(Code Reader, OrderId Order, long Version)
{
    /// <summary>The key of an event.</summary>
    /// <param name="reader">The consumer.</param>
    /// <param name="recorded">The event.</param>
    /// <returns>The key.</returns>
    public static InboxKey Of(Code reader, RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new(reader, recorded.OrderId, recorded.Version);
    }

    /// <summary>The key as one text of at most 200 characters, as in <c>mailing/12/SO-1</c>; different keys have different texts.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reader}/{Version}/{Order}");
}
