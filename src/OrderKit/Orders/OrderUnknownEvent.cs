namespace OrderKit.Orders;

/// <content>What a later version recorded and this one does not know.</content>
public abstract partial record OrderEvent
{
    /// <summary>Something only a later version of OrderKit knows. Its stamp counts; what else it says is kept for that version.</summary>
    /// <param name="Kind">The kind's name in the stored form.</param>
    public sealed record Unknown(Code Kind) : OrderEvent
    {
        /// <summary>Whether the order cannot be told without knowing it, because it moves units or changes what was bought. Its history is
        /// refused then.</summary>
        public bool IsNeeded { get; init; }
    }
}
