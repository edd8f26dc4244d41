using System.Diagnostics;
using NodaTime;

namespace OrderKit.Shipments;

/// <summary>Decides what a command does to a shipment, and what an event makes of it. Pure: no clock, no store, no carrier.</summary>
public static class ShipmentDecider
{
    /// <summary>Answers a command: the events it leads to and the shipment after them, or why not.</summary>
    /// <remarks>A repeat of an accepted command is accepted with no events and names the version of the first. A report is refused only
    /// if malformed, for an unknown shipment or booking, or for a reused command id.</remarks>
    /// <param name="state">The shipment as it is; null when it was never planned.</param>
    /// <param name="command">What is asked or reported.</param>
    /// <param name="now">The moment of deciding.</param>
    /// <returns>The step, or a refusal of 300–399.</returns>
    /// <exception cref="ArgumentException">The command is for another shipment, or its plan cannot mean anything.</exception>
    public static Decision<ShipmentStep> Decide(Shipment? state, ShipmentCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (state is not null && state.Id != command.Shipment)
        {
            throw new ArgumentException($"The command is for shipment {command.Shipment}, the state is of {state.Id}.", nameof(command));
        }

        var content = command.ToHash();
        if (state?.Accepted.FirstOrDefault(a => a.Id == command.Id) is { } earlier)
        {
            return earlier.Content == content
                ? Decision.Accept(new ShipmentStep(state, [], earlier.Version))
                : ShipmentRefusals.CommandIdReused(state, command);
        }

        var events = state is null ? Open(command) : Decide(state, command);
        return events.IsAccepted ? Decision.Accept(Take(state, command, content, events.Value, now)) : events.Refusal;
    }

    /// <summary>What a shipment is after one more event. Total: it refuses nothing and applies no rule, it only copies.</summary>
    /// <param name="state">The shipment before; null before its first event.</param>
    /// <param name="record">The event in its stamp.</param>
    /// <returns>The shipment after.</returns>
    /// <exception cref="InvalidOrderDataException">The history makes no sense: a gap in the versions, or a first event that opens
    /// nothing.</exception>
    public static Shipment Evolve(Shipment? state, ShipmentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Version != (state?.Version ?? 0) + 1 || (state is null) != record.Event is ShipmentEvent.Planned)
        {
            throw new InvalidOrderDataException(
                $"Event {record.Version} of shipment {record.Shipment} does not follow version {state?.Version ?? 0}.");
        }

        return Apply(state, record).Accept(record);
    }

    /// <summary>What a shipment is after its whole history.</summary>
    /// <param name="history">Its events, oldest first.</param>
    /// <returns>The shipment; null for an empty history.</returns>
    /// <exception cref="InvalidOrderDataException">The history makes no sense.</exception>
    public static Shipment? Replay(IEnumerable<ShipmentRecord> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Aggregate((Shipment?)null, Evolve);
    }

    /// <summary>Lists every request there is of a shipment, allowed or not, with what stands against it.</summary>
    /// <param name="shipment">The shipment, planned before; the only request of one that was not is to plan it.</param>
    /// <returns>One entry a request. Given by the same checks that decide the request.</returns>
    public static ValueList<ShipmentMove> PossibleMoves(Shipment shipment)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        return ShipmentMoves.Of(shipment);
    }

    private static Decision<ValueList<ShipmentEvent>> Open(ShipmentCommand command)
    {
        if (command is not ShipmentCommand.Plan plan)
        {
            return ShipmentRefusals.Unknown(command);
        }

        plan.Content.ThrowIfMalformed();
        return plan.Content.HasContentsThatFit()
            ? Decision.Accept<ValueList<ShipmentEvent>>([new ShipmentEvent.Planned(plan.Content)])
            : ShipmentRefusals.ContentsDiffer(plan);
    }

    private static Decision<ValueList<ShipmentEvent>> Decide(Shipment state, ShipmentCommand command) => command switch
    {
        ShipmentCommand.Plan => ShipmentRefusals.AlreadyPlanned(state),
        ShipmentCommand.IntendBooking => BookingRules.Intend(state),
        ShipmentCommand.ConfirmBooking confirm => BookingRules.Confirm(state, confirm),
        ShipmentCommand.RefuseBooking refuse => BookingRules.Refuse(state, refuse),
        ShipmentCommand.LeaveBookingUnknown leave => BookingRules.LeaveUnknown(state, leave),
        ShipmentCommand.GiveUpBooking giveUp => BookingRules.GiveUp(state, giveUp),
        ShipmentCommand.IntendVoid => VoidRules.Intend(state),
        ShipmentCommand.ConfirmVoid confirm => VoidRules.Confirm(state, confirm),
        ShipmentCommand.RefuseVoid refuse => VoidRules.Refuse(state, refuse),
        ShipmentCommand.RecordTracking record => Decision.Accept(Track(state, record)),
        _ => throw new UnreachableException(),
    };

    private static ValueList<ShipmentEvent> Track(Shipment state, ShipmentCommand.RecordTracking command)
    {
        var known = state.Received.Select(Timeless).ToHashSet();
        var fresh = command.Events.Where(e => known.Add(Timeless(e))).ToValueList();
        if (fresh.Count == 0)
        {
            return [];
        }

        var tracking = TrackingFold.Of(state.Parcels, [.. state.Received, .. fresh]);
        return [new ShipmentEvent.Tracked(fresh, tracking), .. NewsDesk.Due(state, tracking).Select(n => new ShipmentEvent.NewsArisen(n))];
    }

    // The same event received twice is one.
    private static TrackingEvent Timeless(TrackingEvent tracking) => tracking with { ReceivedAt = default };

    private static ShipmentStep Take(
        Shipment? state, ShipmentCommand command, ContentHash content, ValueList<ShipmentEvent> events, Instant now)
    {
        var first = (state?.Version ?? 0) + 1;
        var records = events.Select((e, i) => new ShipmentRecord(
            command.Shipment, first + i, e, command.Id, content, now, OccurredAt(e, now))).ToValueList();
        return new(records.Aggregate(state, Evolve)!, records);
    }

    private static Instant? OccurredAt(ShipmentEvent happened, Instant now) => happened switch
    {
        ShipmentEvent.NewsArisen arisen => arisen.News.At,
        ShipmentEvent.Tracked tracked => tracked.Received.Max(e => e.OccurredAt),
        _ => now,
    };

    private static Shipment Apply(Shipment? state, ShipmentRecord record) => record.Event switch
    {
        ShipmentEvent.Planned e => new Shipment(record.Shipment, e.Content),
        ShipmentEvent.BookingIntended e => state! with
        {
            Booking = new Booking.Intended(e.Reference), BookingAttempts = state.BookingAttempts + 1,
        },
        ShipmentEvent.BookingConfirmed e => state!.Number(e.TrackingNumbers) with
        {
            Booking = new Booking.Booked(e.Reference, e.Number), Tracking = e.Tracking,
        },
        ShipmentEvent.BookingRefused e => state! with { Booking = new Booking.Refused(e.Reference, e.Why) },
        ShipmentEvent.BookingLeftUnknown e => state! with { Booking = new Booking.Unknown(e.Reference, e.Why) },
        ShipmentEvent.BookingGivenUp e => state! with { Booking = new Booking.GivenUp(e.Reference, e.DecidedBy) },
        ShipmentEvent.StrayBookingFound e => state! with { StrayBookings = state.StrayBookings.Add(new(e.Reference, e.Number)) },
        ShipmentEvent.VoidIntended e => state! with { Booking = new Booking.Voiding(e.Reference, e.Number) },
        ShipmentEvent.BookingVoided e => state!.Number(null) with
        {
            Booking = new Booking.Voided(e.Reference, e.Number), Tracking = e.Tracking,
        },
        ShipmentEvent.VoidRefused e => state! with { Booking = new Booking.Booked(e.Reference, e.Number) },
        ShipmentEvent.Tracked e => state! with { Received = [.. state.Received, .. e.Received], Tracking = e.Tracking },
        ShipmentEvent.NewsArisen e => state! with { News = state.News.Add(e.News) },
        _ => throw new InvalidOrderDataException($"Event {record.Version} of shipment {record.Shipment} is of an unknown kind."),
    };
}
