namespace OrderKit.Shipments;

/// <summary>Something a shipment is asked to do (request) or told (report).</summary>
/// <remarks>Requests: <see cref="Plan"/>, <see cref="IntendBooking"/>, <see cref="GiveUpBooking"/>, <see cref="IntendVoid"/>. The rest are
/// reports of what the carrier answered or saw. Saying one twice under the same id does it once.</remarks>
public abstract record ShipmentCommand
{
    private protected ShipmentCommand(CommandId id, ShipmentId shipment) => (Id, Shipment) = (id, shipment);

    /// <summary>The caller's name for this command, the same at every retry.</summary>
    public CommandId Id { get; }

    /// <summary>The shipment it is for.</summary>
    public ShipmentId Shipment { get; }

    internal ContentHash ToHash() => Write(new ContentWriter().Field("command", GetType().Name)).ToHash();

    private protected abstract ContentWriter Write(ContentWriter content);

    /// <summary>Opens a shipment: which units leave which location, for which receiver, with which carrier.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The new shipment.</param>
    /// <param name="Content">What it is to be.</param>
    public sealed record Plan(CommandId Id, ShipmentId Shipment, ShipmentPlan Content) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) => Content.Write(content);
    }

    /// <summary>Stores that the carrier is about to be called. Refused while an earlier attempt is open or stands.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    public sealed record IntendBooking(CommandId Id, ShipmentId Shipment) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) => content;
    }

    /// <summary>The carrier has booked. A fact, so it is taken even when the attempt was given up in the meantime.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reference">Our reference of the attempt.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    /// <param name="TrackingNumbers">One per parcel, in the order of the parcels' numbers.</param>
    public sealed record ConfirmBooking(
        CommandId Id, ShipmentId Shipment, string Reference, string Number, ValueList<string> TrackingNumbers)
        : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) => TrackingNumbers.Aggregate(
            content.Field("reference", Reference).Field("number", Number), (written, number) => written.Field("tracking", number));
    }

    /// <summary>The carrier said no and surely booked nothing.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reference">Our reference of the attempt.</param>
    /// <param name="Why">The carrier's reason.</param>
    public sealed record RefuseBooking(CommandId Id, ShipmentId Shipment, string Reference, Code Why) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) =>
            content.Field("reference", Reference).Field("why", Why.Value);
    }

    /// <summary>The carrier's answer did not come; the booking becomes an open question.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reference">Our reference of the attempt.</param>
    /// <param name="Why">What came instead.</param>
    public sealed record LeaveBookingUnknown(CommandId Id, ShipmentId Shipment, string Reference, Code Why) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) =>
            content.Field("reference", Reference).Field("why", Why.Value);
    }

    /// <summary>Decides that an open attempt counts as not booked, so that another may be made. Only a person or a named policy does
    /// this: if the carrier did book, there will be two bookings.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reference">Our reference of the attempt.</param>
    /// <param name="DecidedBy">The operator's role or the name of the policy; never a person's name.</param>
    public sealed record GiveUpBooking(CommandId Id, ShipmentId Shipment, string Reference, Code DecidedBy) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) =>
            content.Field("reference", Reference).Field("decided", DecidedBy.Value);
    }

    /// <summary>Stores that the carrier is about to be asked to void the booking. Refused once the carrier has a parcel.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    public sealed record IntendVoid(CommandId Id, ShipmentId Shipment) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) => content;
    }

    /// <summary>The carrier has voided the booking.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reference">Our reference of the voided attempt.</param>
    public sealed record ConfirmVoid(CommandId Id, ShipmentId Shipment, string Reference) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) => content.Field("reference", Reference);
    }

    /// <summary>The carrier will not void the booking; it stands.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Reference">Our reference of the attempt.</param>
    /// <param name="Why">The carrier's reason.</param>
    public sealed record RefuseVoid(CommandId Id, ShipmentId Shipment, string Reference, Code Why) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) =>
            content.Field("reference", Reference).Field("why", Why.Value);
    }

    /// <summary>The carrier has scanned or noticed something. What is known already is accepted and changes nothing.</summary>
    /// <param name="Id">The command's id.</param>
    /// <param name="Shipment">The shipment.</param>
    /// <param name="Events">What it said, in any order.</param>
    public sealed record RecordTracking(CommandId Id, ShipmentId Shipment, ValueList<TrackingEvent> Events) : ShipmentCommand(Id, Shipment)
    {
        private protected override ContentWriter Write(ContentWriter content) =>
            Events.Aggregate(content, (written, tracking) => tracking.Write(written));
    }
}
