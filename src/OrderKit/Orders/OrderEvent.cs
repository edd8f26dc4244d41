using NodaTime;
using OrderKit.Payments;
using OrderKit.PersonalData;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>Something that happened to an order. An event is bare; ids, times and the status led to stand on its stamp.</summary>
/// <remarks>Events never carry personal data. The set of events is closed; later versions may add some, so keep a default arm.</remarks>
public abstract partial record OrderEvent
{
    private protected OrderEvent()
    {
    }

    /// <summary>The customer clicked on purchase.</summary>
    /// <param name="Lines">What was bought.</param>
    /// <param name="Currency">The currency of all amounts.</param>
    /// <param name="Delivery">How and when the customer wants it; null when nothing was chosen.</param>
    /// <param name="Envelope">Where the personal data lie; null when there are none.</param>
    public sealed record Placed(ValueList<LineTerms> Lines, Currency Currency, DeliveryChoice? Delivery,
        EnvelopeReference? Envelope) : OrderEvent
    {
        /// <summary>When goods may leave and when money is asked for; null when the host sees to that itself.</summary>
        public PaymentPolicy? Payment { get; init; }
    }

    /// <summary>The shop stands by the order.</summary>
    public sealed record Confirmed : OrderEvent;

    /// <summary>A hold stops an order or a line.</summary>
    /// <param name="Number">The hold's number.</param>
    /// <param name="Type">The hold type.</param>
    /// <param name="Line">The line; null for the whole order.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Held(int Number, Code Type, LineNumber? Line, Code Reason) : OrderEvent;

    /// <summary>A hold was lifted.</summary>
    /// <param name="Number">The hold's number.</param>
    public sealed record Released(int Number) : OrderEvent;

    /// <summary>A host's stage began.</summary>
    /// <param name="Stage">The stage.</param>
    public sealed record StageEntered(Code Stage) : OrderEvent;

    /// <summary>A host's stage ended by its trigger.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Passed">Whether it was a gate, which is not asked again.</param>
    public sealed record StageLeft(Code Stage, bool Passed) : OrderEvent;

    /// <summary>A shipment was asked for; carriers are booked on this event.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Lines">The units that are to go with it.</param>
    public sealed record ShipRequested(ShipmentId Shipment, ValueList<LineQuantity> Lines) : OrderEvent;

    /// <summary>A shipment that was asked for was given up, or what had not left of it.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Recalled(ShipmentId Shipment, Code Reason) : OrderEvent;

    /// <summary>The shop closed the order.</summary>
    public sealed record Completed : OrderEvent;

    /// <summary>The report just recorded contradicts what the order knew.</summary>
    /// <param name="Kind">In which way.</param>
    /// <param name="By">The report's verb.</param>
    /// <param name="Shipment">The shipment it named; null when it named none.</param>
    /// <param name="Line">The line it is about; null when it is about the report as a whole.</param>
    /// <param name="Quantity">The units it is about; 0 when it is about the report as a whole.</param>
    public sealed record Contradicted(ContradictionKind Kind, OrderVerb By, ShipmentId? Shipment, LineNumber? Line,
        Quantity Quantity) : OrderEvent;

    /// <summary>The rules have changed since the order's last event: by today's roll-up it has another status.</summary>
    /// <param name="From">The status recorded last.</param>
    /// <param name="To">The status by today's roll-up.</param>
    public sealed record Reassessed(OrderStatus From, OrderStatus To) : OrderEvent;

    /// <summary>An event by which units change their place.</summary>
    public abstract record UnitsMoved : OrderEvent
    {
        private protected UnitsMoved(ValueList<UnitMove> moves) => Moves = moves;

        /// <summary>Which units went from where to where; empty when a report said something new that moved none.</summary>
        public ValueList<UnitMove> Moves { get; init; }
    }

    /// <summary>The shop declined the order.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Moves">Every unit, to Cancelled.</param>
    public sealed record Rejected(Code Reason, ValueList<UnitMove> Moves) : UnitsMoved(Moves);

    /// <summary>Units turned out to have no stock.</summary>
    /// <param name="Moves">The units, to Backordered.</param>
    public sealed record Backordered(ValueList<UnitMove> Moves) : UnitsMoved(Moves)
    {
        /// <summary>Whether the stock itself said so, and holds nothing for them any more.</summary>
        public bool ByStock { get; init; }
    }

    /// <summary>Backordered units have stock.</summary>
    /// <param name="Moves">The units, to Open.</param>
    public sealed record Restocked(ValueList<UnitMove> Moves) : UnitsMoved(Moves)
    {
        /// <summary>Whether the units are still to be taken from the shelf: whoever said that they wait no more had not taken
        /// them.</summary>
        public bool TakesStock { get; init; }
    }

    /// <summary>Units that wait for stock have another promised day, or none any more.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Units">The units that wait.</param>
    /// <param name="Date">The day on which the last of them is there; null when none is known.</param>
    /// <param name="Cause">Why, in one word.</param>
    public sealed record BackorderPromised(LineNumber Line, Quantity Units, LocalDate? Date, Code Cause) : OrderEvent
    {
        /// <summary>The day promised before; null when none was.</summary>
        public LocalDate? Before { get; init; }

        /// <summary>Whether the customer is to be asked if he still waits.</summary>
        public bool IsAsked { get; init; }
    }

    /// <summary>Units were released to picking.</summary>
    /// <param name="Moves">The units, to Allocated.</param>
    public sealed record Allocated(ValueList<UnitMove> Moves) : UnitsMoved(Moves);

    /// <summary>Tailoring of units began.</summary>
    /// <param name="Moves">The units, to InTailoring.</param>
    public sealed record TailoringStarted(ValueList<UnitMove> Moves) : UnitsMoved(Moves);

    /// <summary>Units were put into parcels.</summary>
    /// <param name="Moves">The units, to Packed.</param>
    public sealed record Packed(ValueList<UnitMove> Moves) : UnitsMoved(Moves);

    /// <summary>Units or the whole order were called off.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="EndsOrder">Whether the order ends with it.</param>
    /// <param name="Moves">The units, to Cancelled.</param>
    public sealed record Cancelled(Code Reason, bool EndsOrder, ValueList<UnitMove> Moves) : UnitsMoved(Moves);

    /// <summary>A wrong shipped or delivered was put right.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Moves">The units, to where they really are.</param>
    public sealed record Corrected(ShipmentId Shipment, Code Reason, ValueList<UnitMove> Moves) : UnitsMoved(Moves);

    /// <summary>An event by which somebody outside tells of a shipment's units.</summary>
    public abstract record ShipmentReported : UnitsMoved
    {
        private protected ShipmentReported(ShipmentId shipment, ValueList<LineQuantity> reported, ValueList<UnitMove> moves)
            : base(moves)
        {
            Shipment = shipment;
            Reported = reported;
        }

        /// <summary>The shipment the report named.</summary>
        public ShipmentId Shipment { get; init; }

        /// <summary>The units it named, line by line, whether they moved or not.</summary>
        public ValueList<LineQuantity> Reported { get; init; }
    }

    /// <summary>Units were handed to the carrier.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reported">The units reported.</param>
    /// <param name="Moves">The units that moved, to Shipped.</param>
    public sealed record Shipped(ShipmentId Shipment, ValueList<LineQuantity> Reported, ValueList<UnitMove> Moves)
        : ShipmentReported(Shipment, Reported, Moves);

    /// <summary>Units reached the customer.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reported">The units reported.</param>
    /// <param name="Moves">The units that moved, to Delivered.</param>
    public sealed record Delivered(ShipmentId Shipment, ValueList<LineQuantity> Reported, ValueList<UnitMove> Moves)
        : ShipmentReported(Shipment, Reported, Moves);

    /// <summary>Units came back, from the customer or from the carrier.</summary>
    /// <param name="Shipment">The shipment they had left with.</param>
    /// <param name="Reported">The units reported.</param>
    /// <param name="Moves">The units that moved, to Returned.</param>
    public sealed record Returned(ShipmentId Shipment, ValueList<LineQuantity> Reported, ValueList<UnitMove> Moves)
        : ShipmentReported(Shipment, Reported, Moves);

    /// <summary>Units are gone.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reported">The units reported.</param>
    /// <param name="Moves">The units that moved, to Lost.</param>
    public sealed record Lost(ShipmentId Shipment, ValueList<LineQuantity> Reported, ValueList<UnitMove> Moves)
        : ShipmentReported(Shipment, Reported, Moves);

    /// <summary>An earlier delivered, returned or lost was wrong: the units are on their way.</summary>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Place">The place taken back.</param>
    /// <param name="Reported">The units reported.</param>
    /// <param name="Moves">The units that moved, to Shipped.</param>
    public sealed record Retracted(ShipmentId Shipment, UnitPlace Place, ValueList<LineQuantity> Reported, ValueList<UnitMove> Moves)
        : ShipmentReported(Shipment, Reported, Moves);
}
