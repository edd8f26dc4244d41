using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>Something asked of an order (a request) or told about it (a report).</summary>
/// <remarks>The caller makes the <see cref="Id"/> and keeps it for retries: the same id with the same content is carried out once, the same
/// id with other content is refused. Only a report that tells nothing new is not remembered: repeat it until it is answered, and not after
/// other news. Commands never carry personal data.</remarks>
public abstract partial record OrderCommand
{
    private protected OrderCommand(OrderId orderId, CommandId id)
    {
        OrderId = orderId;
        Id = id;
    }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; init; }

    /// <summary>The caller's name for this command, unique within the order.</summary>
    public CommandId Id { get; init; }

    /// <summary>What is asked or told.</summary>
    public abstract OrderVerb Verb { get; }

    /// <summary>Whether it is a report, which says what has happened and is not refused for contradicting the lifecycle.</summary>
    public bool IsReport => this is Report;

    /// <summary>The fingerprint of the content, without the id.</summary>
    /// <returns>The same for equal content in every process and version.</returns>
    public ContentHash Content()
    {
        var writer = new ContentWriter().Field("verb", (long)Verb);
        Write(writer);
        return writer.ToHash();
    }

    private protected abstract void Write(ContentWriter writer);

    private static void Write(ContentWriter writer, ValueList<LineQuantity> lines)
    {
        foreach (var line in lines.AsSpan())
        {
            writer.Field("line", line.Line.Value).Field("quantity", line.Quantity.Value);
        }
    }

    /// <summary>The shop stands by the order from now on. Possible until it is given once.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    public sealed record Confirm(OrderId OrderId, CommandId Id) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Confirm;

        private protected override void Write(ContentWriter writer)
        {
        }
    }

    /// <summary>The shop declines the order. Possible before confirmation only.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Reject(OrderId OrderId, CommandId Id, Code Reason) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Reject;

        private protected override void Write(ContentWriter writer) => writer.Field("reason", Reason.Value);
    }

    /// <summary>Stops the requests its type names, on the order or one line, until released.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Type">A registered hold type.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Line">The line; null for the whole order.</param>
    public sealed record Hold(OrderId OrderId, CommandId Id, Code Type, Code Reason, LineNumber? Line = null)
        : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Hold;

        private protected override void Write(ContentWriter writer) =>
            writer.Field("type", Type.Value).Field("reason", Reason.Value).Field("line", Line?.ToString());
    }

    /// <summary>Lifts one hold.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Number">The number the hold got.</param>
    public sealed record Release(OrderId OrderId, CommandId Id, int Number) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Release;

        private protected override void Write(ContentWriter writer) => writer.Field("hold", Number);
    }

    /// <summary>Moves between the host's stages inside the status.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Trigger">A trigger of a registered stage.</param>
    public sealed record Advance(OrderId OrderId, CommandId Id, Code Trigger) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Advance;

        private protected override void Write(ContentWriter writer) => writer.Field("trigger", Trigger.Value);
    }

    /// <summary>Releases open units to picking.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Lines">The units; empty for all open ones.</param>
    public sealed record Allocate(OrderId OrderId, CommandId Id, ValueList<LineQuantity> Lines) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Allocate;

        private protected override void Write(ContentWriter writer) => Write(writer, Lines);
    }

    /// <summary>Starts making units the customer's own.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Lines">The units; empty for all open and allocated ones.</param>
    public sealed record Tailor(OrderId OrderId, CommandId Id, ValueList<LineQuantity> Lines) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Tailor;

        private protected override void Write(ContentWriter writer) => Write(writer, Lines);
    }

    /// <summary>Puts units into parcels.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Lines">The units; empty for all that can be packed.</param>
    public sealed record Pack(OrderId OrderId, CommandId Id, ValueList<LineQuantity> Lines) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Pack;

        private protected override void Write(ContentWriter writer) => Write(writer, Lines);
    }

    /// <summary>Asks for a shipment: the carrier is booked and the units are handed over. Moves no unit; the report does.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">A new shipment.</param>
    /// <param name="Lines">The units; empty for all that can go.</param>
    public sealed record Ship(OrderId OrderId, CommandId Id, ShipmentId Shipment, ValueList<LineQuantity> Lines)
        : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Ship;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("shipment", Shipment.Value);
            Write(writer, Lines);
        }
    }

    /// <summary>Gives up a shipment that was asked for, or what has not left of it; the units can be asked for anew.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Recall(OrderId OrderId, CommandId Id, ShipmentId Shipment, Code Reason) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Recall;

        private protected override void Write(ContentWriter writer) =>
            writer.Field("shipment", Shipment.Value).Field("reason", Reason.Value);
    }

    /// <summary>Calls off units that are still inside, or the whole order while none has left.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Lines">The units; empty for the whole order.</param>
    public sealed record Cancel(OrderId OrderId, CommandId Id, Code Reason, ValueList<LineQuantity> Lines)
        : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Cancel;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("reason", Reason.Value);
            Write(writer, Lines);
        }
    }

    /// <summary>Closes the order once no live unit is inside or on its way. Returns are still taken.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    public sealed record Complete(OrderId OrderId, CommandId Id) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Complete;

        private protected override void Write(ContentWriter writer)
        {
        }
    }

    /// <summary>Puts right a wrong shipped or delivered: says where the units really are.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment the units were said to be with.</param>
    /// <param name="Lines">The units.</param>
    /// <param name="From">Where they were said to be: Shipped or Delivered.</param>
    /// <param name="To">Where they are: Open, Packed or (on an ended order) Cancelled from Shipped; Shipped from Delivered.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Correct(
        OrderId OrderId,
        CommandId Id,
        ShipmentId Shipment,
        ValueList<LineQuantity> Lines,
        UnitPlace From,
        UnitPlace To,
        Code Reason) : OrderCommand(OrderId, Id)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Correct;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("shipment", Shipment.Value).Field("from", (long)From).Field("to", (long)To).Field("reason", Reason.Value);
            Write(writer, Lines);
        }
    }
}
