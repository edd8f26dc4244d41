using NodaTime;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <content>The reports: what carriers, warehouses and the host's own stock tell.</content>
public abstract partial record OrderCommand
{
    /// <summary>News of what has happened. Refused only when malformed, for an unknown order or for a reused id.</summary>
    public abstract record Report : OrderCommand
    {
        private protected Report(OrderId orderId, CommandId id, Instant? occurredAt)
            : base(orderId, id) => OccurredAt = occurredAt;

        /// <summary>When it happened; null when the reporter does not know, which is recorded as a contradiction.</summary>
        public Instant? OccurredAt { get; init; }
    }

    /// <summary>News of the units of one shipment.</summary>
    public abstract record ShipmentReport : Report
    {
        private protected ShipmentReport(
            OrderId orderId, CommandId id, ShipmentId shipment, ValueList<LineQuantity> lines, Instant? occurredAt)
            : base(orderId, id, occurredAt)
        {
            Shipment = shipment;
            Lines = lines;
        }

        /// <summary>The shipment the units left with.</summary>
        public ShipmentId Shipment { get; init; }

        /// <summary>The units, line by line.</summary>
        public ValueList<LineQuantity> Lines { get; init; }

        /// <summary>The place the units are said to be in now.</summary>
        public abstract UnitPlace To { get; }

        /// <summary>Where the reporter, who follows each parcel, last knew these units to be; they are taken from there first.</summary>
        /// <value>Null: the reporter does not know, and the usual order of places is right.</value>
        public UnitPlace? From { get; init; }

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("shipment", Shipment.Value).Field("occurred", OccurredAt);
            if (From is { } from)
            {
                writer.Field("from", (long)from);
            }

            Write(writer, Lines);
        }
    }

    /// <summary>Units were handed to the carrier.</summary>
    /// <remarks>A shipment's content is told in full: units it has already reported move nothing.</remarks>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Lines">All units the shipment carries by now.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportShipped(
        OrderId OrderId,
        CommandId Id,
        ShipmentId Shipment,
        ValueList<LineQuantity> Lines,
        Instant? OccurredAt) : ShipmentReport(OrderId, Id, Shipment, Lines, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportShipped;

        /// <inheritdoc/>
        public override UnitPlace To => UnitPlace.Shipped;
    }

    /// <summary>Units reached the customer.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Lines">The units this news is about.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportDelivered(
        OrderId OrderId,
        CommandId Id,
        ShipmentId Shipment,
        ValueList<LineQuantity> Lines,
        Instant? OccurredAt) : ShipmentReport(OrderId, Id, Shipment, Lines, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportDelivered;

        /// <inheritdoc/>
        public override UnitPlace To => UnitPlace.Delivered;
    }

    /// <summary>Units came back, from the customer or from the carrier.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Lines">The units this news is about.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportReturned(
        OrderId OrderId,
        CommandId Id,
        ShipmentId Shipment,
        ValueList<LineQuantity> Lines,
        Instant? OccurredAt) : ShipmentReport(OrderId, Id, Shipment, Lines, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportReturned;

        /// <inheritdoc/>
        public override UnitPlace To => UnitPlace.Returned;
    }

    /// <summary>Units are gone.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Lines">The units this news is about.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportLost(
        OrderId OrderId,
        CommandId Id,
        ShipmentId Shipment,
        ValueList<LineQuantity> Lines,
        Instant? OccurredAt) : ShipmentReport(OrderId, Id, Shipment, Lines, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportLost;

        /// <inheritdoc/>
        public override UnitPlace To => UnitPlace.Lost;
    }

    /// <summary>An earlier delivered, returned or lost was wrong: the units are on their way.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Retracted">The place taken back: Delivered, Returned or Lost.</param>
    /// <param name="Lines">The units this news is about.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record Retract(
        OrderId OrderId,
        CommandId Id,
        ShipmentId Shipment,
        UnitPlace Retracted,
        ValueList<LineQuantity> Lines,
        Instant? OccurredAt) : ShipmentReport(OrderId, Id, Shipment, Lines, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Retract;

        /// <inheritdoc/>
        public override UnitPlace To => UnitPlace.Shipped;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("retracted", (long)Retracted);
            base.Write(writer);
        }
    }

    /// <summary>The order was called off elsewhere. Units that left stay where they are; the order ends.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportCancelled(OrderId OrderId, CommandId Id, Code Reason, Instant? OccurredAt)
        : Report(OrderId, Id, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportCancelled;

        private protected override void Write(ContentWriter writer) => writer.Field("reason", Reason.Value).Field("occurred", OccurredAt);
    }

    /// <summary>How many units of a line wait for stock now: more than before are backordered, fewer are restocked.</summary>
    /// <remarks>A stock that OrderKit keeps takes those that wait no more off the shelf for the order; what is not there is told as
    /// waiting again.</remarks>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Lines">Per line the units that wait for stock now, 0 or more.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportBackorder(OrderId OrderId, CommandId Id, ValueList<LineQuantity> Lines, Instant? OccurredAt)
        : Report(OrderId, Id, OccurredAt)
    {
        /// <summary>Whether the stock itself says so: then it holds nothing for these units any more, and there is nothing to give
        /// back; and those that wait no more are held already.</summary>
        /// <value>False: units held for the order are given back, and those that wait no more are taken.</value>
        public bool ByStock { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportBackorder;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("occurred", OccurredAt).Field("by", ByStock ? "stock" : null);
            Write(writer, Lines);
        }
    }
}
