using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>A reservation of one line at one location without the objects in between; any other one is kept as it is.</summary>
internal readonly struct PackedReservation
{
    private const int CommandsMax = 3;

    private readonly Reservation? whole;
    private readonly OrderId order;
    private readonly CommandId madeBy;
    private readonly Instant expiresAt;
    private readonly Instant committedAt;
    private readonly ValueList<LocationId> from;
    private readonly Code? channel;
    private readonly LocalDate? promisedFor;
    private readonly long version;
    private readonly Sku sku;
    private readonly LocationId location;
    private readonly LineNumber number;
    private readonly Quantity asked;
    private readonly Quantity held;
    private readonly Quantity consumed;
    private readonly Quantity released;
    private readonly Quantity lapsed;
    private readonly PackedCommand first;
    private readonly PackedCommand second;
    private readonly PackedCommand third;
    private readonly byte status;
    private readonly byte commands;
    private readonly bool isCommitted;
    private readonly bool isRetaken;
    private readonly bool isUnlimited;

    internal PackedReservation(Reservation reservation)
        : this()
    {
        if (reservation.Commands.Count > CommandsMax
            || reservation.Lines is not [{ Together: null, Apart: null, Parts: [{ Returned.IsZero: true } part] } line])
        {
            (whole, from) = (reservation, []);
            return;
        }

        (order, madeBy, expiresAt, version) = (reservation.Order, reservation.MadeBy, reservation.ExpiresAt, reservation.Version);
        (from, channel, promisedFor) = (reservation.From, reservation.Channel, reservation.PromisedFor);
        (status, isRetaken) = ((byte)reservation.Status, reservation.IsRetaken);
        (isCommitted, committedAt) = (reservation.CommittedAt is not null, reservation.CommittedAt ?? default);
        (sku, number, asked) = (line.Sku, line.Line, line.Asked);
        (location, held, consumed) = (part.Location, part.Held, part.Consumed);
        (released, lapsed, isUnlimited) = (part.Released, part.Lapsed, part.IsUnlimited);
        commands = (byte)reservation.Commands.Count;
        first = commands > 0 ? new(reservation.Commands[0], reservation, line) : default;
        second = commands > 1 ? new(reservation.Commands[1], reservation, line) : default;
        third = commands > 2 ? new(reservation.Commands[2], reservation, line) : default;
    }

    internal Reservation Unpack() => whole ?? new(order, madeBy, (ReservationStatus)status, expiresAt, [Line()])
    {
        CommittedAt = isCommitted ? committedAt : null,
        IsRetaken = isRetaken,
        From = from,
        Channel = channel,
        PromisedFor = promisedFor,
        Commands = Commands(),
        Version = version,
    };

    private ReservationLine Line() => new(
        number,
        sku,
        asked,
        [
            new(location)
            {
                Held = held,
                Consumed = consumed,
                Released = released,
                Lapsed = lapsed,
                IsUnlimited = isUnlimited,
            },
        ]);

    private ValueList<StockCommand.Accepted> Commands() => commands switch
    {
        0 => [],
        1 => [Unpack(first)],
        2 => [Unpack(first), Unpack(second)],
        _ => [Unpack(first), Unpack(second), Unpack(third)],
    };

    private StockCommand.Accepted Unpack(PackedCommand command) => command.Unpack(order, number, sku, asked, from, channel);
}
