using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>The form in which an order as it stands is stored beside its events, so that it need not be told from them each time.</summary>
/// <remarks>A snapshot is a shortcut and never the truth: where it is of another form than this version's, it is not read and the order is
/// told by its events.</remarks>
public static class StoredOrder
{
    /// <summary>The form this version writes and reads. It goes up whenever an order gains a member or follows from its events in another
    /// way.</summary>
    public const int Form = 2;

    /// <summary>Writes an order.</summary>
    /// <param name="order">The order.</param>
    /// <returns>One JSON object in UTF-8; the same bytes for the same order.</returns>
    /// <exception cref="ArgumentException">It cannot be stored: it has a text with half a surrogate pair.</exception>
    public static byte[] Write(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return StoredWriting.Written(order, OrderForm.Write);
    }

    /// <summary>Reads an order.</summary>
    /// <param name="json">What <see cref="Write"/> of this or any other version gave.</param>
    /// <returns>The order, or that it must be told by its events.</returns>
    /// <exception cref="InvalidOrderDataException">It is no order, or not all units of a line have a place. The message tells nothing of
    /// the content.</exception>
    public static StoredOrderReading Read(ReadOnlyMemory<byte> json) =>
        StoredReading.Guarded("A stored order", json, (reading, stored) =>
        {
            var form = Upcasting.FormOf(reading, stored);
            if (form != Form)
            {
                return new StoredOrderReading(null, form);
            }

            var order = OrderForm.Read(reading, stored);
            var isTrusted = !reading.HasUnknownMembers && !reading.HasUnknownWords && !order.IsPartlyUnderstood;
            return new(isTrusted ? order : null, form);
        });
}
