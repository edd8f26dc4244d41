namespace OrderKit.Orders;

/// <summary>One thing to be changed about an order after the purchase. Several make a change document, applied wholly or not at
/// all.</summary>
/// <remarks>Says what is wanted; the price is as the shop gives it. Never carries personal data.</remarks>
public abstract partial record OrderChange
{
    private protected OrderChange()
    {
    }

    internal abstract void Write(ContentWriter writer);

    /// <summary>Adds a line.</summary>
    /// <param name="Terms">What is agreed for it, under a line number that the order does not have. What is backordered of it is found out
    /// when the change is applied, so it must be 0 here.</param>
    public sealed record AddLine(LineTerms Terms) : OrderChange
    {
        internal override void Write(ContentWriter writer)
        {
            writer.Field("change", "add");
            OrderCommand.Write(writer, Terms);
        }
    }

    /// <summary>Sets how many units of a line the customer gets, and what they cost.</summary>
    /// <remarks>Units that have left and not come back count; fewer than those cannot be set. The same number with another price changes
    /// the price alone.</remarks>
    /// <param name="Line">The line.</param>
    /// <param name="Quantity">The units the customer gets in all, 1 or more.</param>
    /// <param name="Price">What these units cost together.</param>
    public sealed record SetQuantity(LineNumber Line, Quantity Quantity, LinePrice Price) : OrderChange
    {
        internal override void Write(ContentWriter writer)
        {
            writer.Field("change", "quantity").Field("line", Line.Value).Field("quantity", Quantity.Value);
            OrderCommand.Write(writer, Price);
        }
    }

    /// <summary>Takes a line out: its units are called off.</summary>
    /// <param name="Line">The line, of which no unit has left.</param>
    public sealed record RemoveLine(LineNumber Line) : OrderChange
    {
        internal override void Write(ContentWriter writer) => writer.Field("change", "remove").Field("line", Line.Value);
    }

    /// <summary>Makes the units of a line by other instructions, which lie in the order's envelope. Possible before the line is locked; a
    /// proof is needed anew.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Fingerprint">The fingerprint of the new instructions under the order's key.</param>
    public sealed record Retailor(LineNumber Line, string Fingerprint) : OrderChange
    {
        internal override void Write(ContentWriter writer) =>
            writer.Field("change", "retailor").Field("line", Line.Value).Field("fingerprint", Fingerprint);
    }

    /// <summary>Delivers what has not left in another way or on another day.</summary>
    /// <param name="Delivery">How and when; null for none.</param>
    public sealed record SetDelivery(DeliveryChoice? Delivery) : OrderChange
    {
        internal override void Write(ContentWriter writer)
        {
            writer.Field("change", "delivery");
            if (Delivery is { } choice)
            {
                OrderCommand.Write(writer, choice);
            }
        }
    }

    /// <summary>Delivers what has not left to another receiver or address, which lies in the order's envelope.</summary>
    public sealed record SetRecipient : OrderChange
    {
        internal override void Write(ContentWriter writer) => writer.Field("change", "recipient");
    }
}
