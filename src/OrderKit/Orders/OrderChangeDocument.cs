using NodaTime;

namespace OrderKit.Orders;

/// <content>What is proposed together.</content>
public abstract partial record OrderChange
{
    /// <summary>Changes proposed together, until they are applied or withdrawn. An order has one open document at most, and it is never a
    /// status of the order: everything else goes on beside it.</summary>
    /// <param name="Number">Its number in the order, 1 for the first ever proposed.</param>
    /// <param name="Changes">What is to be changed.</param>
    /// <param name="ExpiresAt">From when on it cannot be applied any more.</param>
    public sealed record Document(int Number, ValueList<OrderChange> Changes, Instant ExpiresAt)
    {
        /// <summary>Whether it can no longer be applied at a moment.</summary>
        /// <param name="now">The moment.</param>
        /// <returns>True from <see cref="ExpiresAt"/> on.</returns>
        public bool IsExpired(Instant now) => now >= ExpiresAt;
    }
}
