namespace OrderKit.Shipments;

/// <summary>The rules of booking: never two bookings, and no open question forgotten.</summary>
internal static class BookingRules
{
    private static readonly Decision<ValueList<ShipmentEvent>> NothingNew = Decision.Accept<ValueList<ShipmentEvent>>([]);

    internal static Decision<ValueList<ShipmentEvent>> Intend(Shipment state) => state.Booking switch
    {
        { IsOpen: true } open => ShipmentRefusals.BookingOpen(state, open),
        Booking.Booked or Booking.Voiding => ShipmentRefusals.AlreadyBooked(state),
        _ => One(new ShipmentEvent.BookingIntended(ReferenceOf(state, state.BookingAttempts + 1))),
    };

    internal static Decision<ValueList<ShipmentEvent>> Confirm(Shipment state, ShipmentCommand.ConfirmBooking command)
    {
        if (!Enumerable.Range(1, state.BookingAttempts).Any(attempt => ReferenceOf(state, attempt) == command.Reference))
        {
            return ShipmentRefusals.BookingNotOpen(state, command.Reference);
        }

        if (command.TrackingNumbers.Count != state.Parcels.Count)
        {
            return ShipmentRefusals.TrackingNumbersDiffer(state, command.TrackingNumbers.Count);
        }

        return NumberOf(state.Booking!) is null && state.Booking!.Reference == command.Reference
            ? Decision.Accept(Confirmed(state, command))
            : IsKnown(state, command) ? NothingNew
            : One(new ShipmentEvent.StrayBookingFound(command.Reference, command.Number, command.TrackingNumbers));
    }

    internal static Decision<ValueList<ShipmentEvent>> Refuse(Shipment state, ShipmentCommand.RefuseBooking command) =>
        Mine(state, command.Reference) switch
        {
            { IsOpen: true } => One(new ShipmentEvent.BookingRefused(command.Reference, command.Why)),
            Booking.Refused => NothingNew,
            _ => ShipmentRefusals.BookingNotOpen(state, command.Reference),
        };

    internal static Decision<ValueList<ShipmentEvent>> LeaveUnknown(Shipment state, ShipmentCommand.LeaveBookingUnknown command) =>
        Mine(state, command.Reference) switch
        {
            Booking.Intended => One(new ShipmentEvent.BookingLeftUnknown(command.Reference, command.Why)),
            Booking.Unknown => NothingNew,
            _ => ShipmentRefusals.BookingNotOpen(state, command.Reference),
        };

    internal static Decision<ValueList<ShipmentEvent>> GiveUp(Shipment state, ShipmentCommand.GiveUpBooking command) =>
        GiveUpRefusal(state, command.Reference) is { } refusal ? refusal
            : state.Booking is Booking.GivenUp ? NothingNew
            : One(new ShipmentEvent.BookingGivenUp(command.Reference, command.DecidedBy));

    internal static Refusal? GiveUpRefusal(Shipment state, string? reference) =>
        state.Booking is { IsOpen: true } or Booking.GivenUp && state.Booking.Reference == reference
            ? null
            : ShipmentRefusals.NothingToGiveUp(state, reference);

    // Each attempt is known to the carrier by its own name, or looking up the second would find the first.
    private static string ReferenceOf(Shipment state, int attempt) => FormattableString.Invariant($"{state.Id}-{attempt}");

    private static ValueList<ShipmentEvent> Confirmed(Shipment state, ShipmentCommand.ConfirmBooking command)
    {
        var tracking = TrackingFold.Of(state.Number(command.TrackingNumbers).Parcels, state.Received);
        return
        [
            new ShipmentEvent.BookingConfirmed(command.Reference, command.Number, command.TrackingNumbers, tracking),
            .. NewsDesk.Due(state, tracking).Select(n => new ShipmentEvent.NewsArisen(n)),
        ];
    }

    private static bool IsKnown(Shipment state, ShipmentCommand.ConfirmBooking command) =>
        (NumberOf(state.Booking!) == command.Number && state.Booking!.Reference == command.Reference)
        || state.StrayBookings.Contains(new(command.Reference, command.Number));

    private static string? NumberOf(Booking booking) => booking switch
    {
        Booking.Booked booked => booked.Number,
        Booking.Voiding voiding => voiding.Number,
        Booking.Voided voided => voided.Number,
        _ => null,
    };

    private static Booking? Mine(Shipment state, string reference) =>
        state.Booking is { } booking && booking.Reference == reference ? booking : null;

    private static Decision<ValueList<ShipmentEvent>> One(ShipmentEvent happened) => Decision.Accept<ValueList<ShipmentEvent>>([happened]);
}
