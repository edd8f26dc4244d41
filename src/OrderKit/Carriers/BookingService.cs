using NodaTime;
using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>Books shipments with their carriers so that a crash or a lost answer never leads to a second booking.</summary>
/// <remarks>Stores the intent, calls the carrier once, stores the answer. When no answer came, or the process ended before it was stored,
/// the next call looks the booking up by reference; if the carrier shows none, it stays an open question until somebody gives it
/// up.</remarks>
/// <param name="shipments">The front door to shipments.</param>
/// <param name="carriers">The registered carriers.</param>
/// <param name="clock">Tells the moment of asking.</param>
public sealed class BookingService(ShipmentService shipments, CarrierRegistry carriers, IClock clock)
{
    /// <summary>Books a shipment, or finds out what became of an earlier attempt. Safe to repeat.</summary>
    /// <param name="id">The caller's name for this wish, the same at every retry.</param>
    /// <param name="shipment">The shipment.</param>
    /// <param name="to">The receiver, on its way to the carrier and kept nowhere. Personal data.</param>
    /// <param name="servicePoint">The chosen service point; null for delivery to the address.</param>
    /// <param name="cancellationToken">Stops waiting; the intent stays stored and is looked up next time.</param>
    /// <returns>The booked shipment; or a refusal: the shipment's (300–399), carrier unknown or unable to book, the carrier's no
    /// (<see cref="RefusalReason.CarrierRefusedBooking"/>), or no answer (<see cref="RefusalReason.CarrierDidNotAnswer"/>).</returns>
    public async Task<Decision<BookedShipment>> BookAsync(
        CommandId id, ShipmentId shipment, Recipient to, string? servicePoint = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        var state = await shipments.FindAsync(shipment, cancellationToken).ConfigureAwait(false);
        switch (state?.Booking)
        {
            case { IsOpen: true }:
                return await FindOutAsync(shipment, cancellationToken).ConfigureAwait(false);
            case Booking.Booked:
                return Decision.Accept(new BookedShipment(state, null));
        }

        var carrier = state is null ? null : carriers.Find<ICarrierBooking>(state.Plan.Carrier);
        if (carrier is { IsAccepted: false })
        {
            return carrier.Refusal;
        }

        var intent = await shipments.HandleAsync(new ShipmentCommand.IntendBooking(id, shipment), cancellationToken).ConfigureAwait(false);
        if (!intent.IsAccepted)
        {
            return intent.Refusal;
        }

        // A repeat means that another call stored this intent and may be calling the carrier right now.
        return intent.Value.IsRepeat
            ? await FindOutAsync(shipment, cancellationToken).ConfigureAwait(false)
            : await CallAsync(carrier!.Value, intent.Value.Shipment, to, servicePoint, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the carrier what became of an open booking, by our reference. Safe to repeat.</summary>
    /// <param name="shipment">The shipment.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The booked shipment; or a refusal: no such shipment, nothing booked, or still no answer.</returns>
    public async Task<Decision<BookedShipment>> FindOutAsync(ShipmentId shipment, CancellationToken cancellationToken = default)
    {
        var state = await shipments.FindAsync(shipment, cancellationToken).ConfigureAwait(false);
        if (state is null)
        {
            return BookingRefusals.NoShipment(shipment);
        }

        if (state.Booking is not { IsOpen: true } open)
        {
            return state.Booking is Booking.Booked
                ? Decision.Accept(new BookedShipment(state, null))
                : state.Booking is Booking.Refused no ? BookingRefusals.CarrierRefused(state, no.Why) : BookingRefusals.NothingOpen(state);
        }

        var lookup = carriers.Find<ICarrierBookingLookup>(state.Plan.Carrier);
        try
        {
            var found = lookup.IsAccepted
                ? await lookup.Value.FindBookingAsync(open.Reference, cancellationToken).ConfigureAwait(false)
                : null;
            return found is null
                ? await LeaveUnknownAsync(state, lookup.IsAccepted ? "not-found" : "no-lookup", cancellationToken).ConfigureAwait(false)
                : await ConfirmAsync(state, found, cancellationToken).ConfigureAwait(false);
        }
        catch (CarrierException trouble)
        {
            return await LeaveUnknownAsync(state, trouble.Trouble, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the carrier to take a booking back while the sender still has the parcels. Safe to repeat.</summary>
    /// <param name="id">The caller's name for this wish, the same at every retry.</param>
    /// <param name="shipment">The shipment.</param>
    /// <param name="cancellationToken">Stops waiting; the intent stays stored, and the next call asks again.</param>
    /// <returns>The shipment without its booking; or a refusal: the shipment's (300–399), carrier unknown or unable to void, or the
    /// carrier's no (<see cref="RefusalReason.CarrierRefusedVoid"/>).</returns>
    /// <exception cref="CarrierException">No answer; asking again is safe.</exception>
    public async Task<Decision<Shipment>> VoidAsync(CommandId id, ShipmentId shipment, CancellationToken cancellationToken = default)
    {
        var state = await shipments.FindAsync(shipment, cancellationToken).ConfigureAwait(false);
        var carrier = state is null ? null : carriers.Find<ICarrierVoid>(state.Plan.Carrier);
        if (carrier is { IsAccepted: false })
        {
            return carrier.Refusal;
        }

        var intent = await shipments.HandleAsync(new ShipmentCommand.IntendVoid(id, shipment), cancellationToken).ConfigureAwait(false);
        if (!intent.IsAccepted)
        {
            return intent.Refusal;
        }

        return intent.Value.Shipment.Booking switch
        {
            Booking.Voiding voiding =>
                await VoidAsync(carrier!.Value, intent.Value.Shipment, voiding, cancellationToken).ConfigureAwait(false),
            Booking.Voided => Decision.Accept(intent.Value.Shipment),
            _ => BookingRefusals.VoidRefused(intent.Value.Shipment, "refused-before"),
        };
    }

    private async Task<Decision<Shipment>> VoidAsync(
        ICarrierVoid carrier, Shipment state, Booking.Voiding voiding, CancellationToken cancellationToken)
    {
        var no = await carrier.VoidAsync(voiding.Number, cancellationToken).ConfigureAwait(false);
        var name = FormattableString.Invariant($"void-{state.Version}");
        var step = await shipments.HandleAsync(
            no is { } why
                ? new ShipmentCommand.RefuseVoid(new(name), state.Id, voiding.Reference, why)
                : new ShipmentCommand.ConfirmVoid(new(name), state.Id, voiding.Reference),
            CancellationToken.None).ConfigureAwait(false);
        return !step.IsAccepted ? step.Refusal
            : no is { } reason ? BookingRefusals.VoidRefused(step.Value.Shipment, reason)
            : Decision.Accept(step.Value.Shipment);
    }

    private async Task<Decision<BookedShipment>> CallAsync(
        ICarrierBooking carrier, Shipment state, Recipient to, string? servicePoint, CancellationToken cancellationToken)
    {
        var reference = state.Booking!.Reference;
        var request = new BookingRequest(
            reference, state.Plan.Service, state.Plan.Location, to, state.Parcels, servicePoint, clock.GetCurrentInstant());
        try
        {
            var answer = await carrier.BookAsync(request, cancellationToken).ConfigureAwait(false);

            // The answer is a fact that must be stored even if the caller no longer waits for it.
            return answer is BookingAnswer.Booked booked
                ? await ConfirmAsync(state, booked, CancellationToken.None).ConfigureAwait(false)
                : await RefuseAsync(state, ((BookingAnswer.Refused)answer).Why, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CarrierException trouble)
        {
            await LeaveUnknownAsync(state, trouble.Trouble, CancellationToken.None).ConfigureAwait(false);
            return await FindOutAsync(state.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Decision<BookedShipment>> ConfirmAsync(
        Shipment state, BookingAnswer.Booked booked, CancellationToken cancellationToken)
    {
        var step = await shipments.HandleAsync(
            new ShipmentCommand.ConfirmBooking(
                Named(state, $"booked-{Fingerprint(booked)}"), state.Id, state.Booking!.Reference, booked.Number, booked.TrackingNumbers),
            cancellationToken).ConfigureAwait(false);
        return step.IsAccepted ? Decision.Accept(new BookedShipment(step.Value.Shipment, booked.Label)) : step.Refusal;
    }

    private async Task<Decision<BookedShipment>> RefuseAsync(Shipment state, Code why, CancellationToken cancellationToken)
    {
        var step = await shipments.HandleAsync(
            new ShipmentCommand.RefuseBooking(Named(state, "refused"), state.Id, state.Booking!.Reference, why), cancellationToken)
            .ConfigureAwait(false);
        return step.IsAccepted ? BookingRefusals.CarrierRefused(step.Value.Shipment, why) : step.Refusal;
    }

    private async Task<Decision<BookedShipment>> LeaveUnknownAsync(Shipment state, Code why, CancellationToken cancellationToken)
    {
        var command = new ShipmentCommand.LeaveBookingUnknown(Named(state, why.Value), state.Id, state.Booking!.Reference, why);
        var step = await shipments.HandleAsync(command, cancellationToken).ConfigureAwait(false);

        // No longer open: another call has stored the answer in the meantime.
        return step.IsAccepted
            ? BookingRefusals.NoAnswer(step.Value.Shipment)
            : await FindOutAsync(state.Id, cancellationToken).ConfigureAwait(false);
    }

    private static ContentHash Fingerprint(BookingAnswer.Booked booked) => booked.TrackingNumbers.Aggregate(
        new ContentWriter().Field("number", booked.Number), (written, number) => written.Field("tracking", number)).ToHash();

    // The reference is unique for the shipment, so a repeat of the same answer has the same id.
    private static CommandId Named(Shipment state, string answer)
    {
        var name = FormattableString.Invariant($"booking-{state.BookingAttempts}-{answer}");
        return new(name);
    }
}
