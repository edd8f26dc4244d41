using System.Globalization;
using System.Text;
using NodaTime;
using OrderKit.Carriers;
using OrderKit.Delivery;
using OrderKit.Shipments;

namespace OrderKit.InMemory;

/// <summary>A carrier that exists only in this process: for tests, samples and trials, never for parcels.</summary>
/// <remarks>Knows time only from the moments it is given and has no chance in it: the same calls give the same answers. Like real
/// carriers it books again when a booking is repeated. Serves every destination, from home the next working day to a service point within
/// two. Safe to use from many threads.</remarks>
public sealed class SimulatedCarrier : ICarrierBooking, ICarrierBookingLookup, ICarrierVoid, ICarrierTracking, ICarrierOptions
{
    private readonly Lock gate = new();
    private readonly Queue<SimulatedTrouble> troubles = [];
    private readonly List<Consignment> consignments = [];
    private readonly int seed;
    private Instant latest = Instant.MinValue;
    private volatile bool isDown;

    /// <summary>Opens the carrier.</summary>
    /// <param name="code">The code shipments name it by.</param>
    /// <param name="seed">Goes into its numbers, so that two simulated carriers never give the same; 0 to 9,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside its range.</exception>
    public SimulatedCarrier(Code code, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, 9999);
        Code = code;
        this.seed = seed;
    }

    /// <inheritdoc/>
    public Code Code { get; }

    /// <inheritdoc/>
    public string Name => $"Simulated carrier {Code}";

    /// <summary>Whether every call fails as transient trouble; false at first.</summary>
    public bool IsDown => isDown;

    /// <summary>How many bookings it holds that are not voided, repeats counted.</summary>
    public int BookingCount
    {
        get
        {
            lock (gate)
            {
                return consignments.Count(c => !c.IsVoided);
            }
        }
    }

    /// <summary>Lets every call fail as transient trouble until <see cref="ComeUp"/>.</summary>
    public void GoDown() => isDown = true;

    /// <summary>Answers calls again.</summary>
    public void ComeUp() => isDown = false;

    /// <summary>Says what goes wrong with the next bookings, one each; those after them go well.</summary>
    /// <param name="next">The troubles, in order.</param>
    public void Misbehave(params ReadOnlySpan<SimulatedTrouble> next)
    {
        lock (gate)
        {
            foreach (var trouble in next)
            {
                troubles.Enqueue(trouble);
            }
        }
    }

    /// <inheritdoc/>
    public Task<BookingAnswer> BookAsync(BookingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfDown(cancellationToken);
        lock (gate)
        {
            Hear(request.At);
            var trouble = troubles.TryDequeue(out var next) ? next : SimulatedTrouble.None;
            if (trouble == SimulatedTrouble.RefuseBooking)
            {
                return Task.FromResult<BookingAnswer>(new BookingAnswer.Refused("not-served"));
            }

            var consignment = trouble == SimulatedTrouble.TimeOutBeforeBooking ? null : Take(request, trouble);
            return consignment is null || trouble == SimulatedTrouble.TimeOutAfterBooking
                ? throw new CarrierException(Code, "timeout", isTransient: true)
                : Task.FromResult<BookingAnswer>(consignment.Booked);
        }
    }

    /// <inheritdoc/>
    public Task<BookingAnswer.Booked?> FindBookingAsync(string reference, CancellationToken cancellationToken)
    {
        ThrowIfDown(cancellationToken);
        lock (gate)
        {
            return Task.FromResult(consignments.Find(c => c.Reference == reference && !c.IsVoided)?.Booked);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Refused once the latest moment it was given lies after the pick-up, four hours after the booking.</remarks>
    public Task<Code?> VoidAsync(string number, CancellationToken cancellationToken)
    {
        ThrowIfDown(cancellationToken);
        lock (gate)
        {
            var place = consignments.FindIndex(c => c.Booked.Number == number);
            if (place < 0)
            {
                return Task.FromResult<Code?>("unknown-booking");
            }

            if (Events(consignments[place], latest).Any(e => e.Status >= TrackingStatus.HandedOver))
            {
                return Task.FromResult<Code?>("picked-up");
            }

            consignments[place] = consignments[place] with { IsVoided = true };
            return Task.FromResult<Code?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<ValueList<TrackingEvent>> TrackAsync(
        ValueList<string> trackingNumbers, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trackingNumbers);
        ThrowIfDown(cancellationToken);
        lock (gate)
        {
            Hear(now);
            return Task.FromResult(consignments.Where(c => !c.IsVoided).SelectMany(c => Events(c, now))
                .Where(e => trackingNumbers.Contains(e.TrackingNumber!)).ToValueList());
        }
    }

    /// <inheritdoc/>
    public Task<ValueList<CarrierOption>> FindOptionsAsync(CarrierOptionsQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ThrowIfDown(cancellationToken);
        var next = DispatchCalendar.AddWorkingDays(question.HandOverOn, 1);
        var after = DispatchCalendar.AddWorkingDays(question.HandOverOn, 2);
        return Task.FromResult<ValueList<CarrierOption>>(
        [
            new("home", DeliveryKind.Home, "sim-home", next, next, new(59, "SEK"), null, ["1 working day on the way"]),
            new(
                "service-point", DeliveryKind.ServicePoint, "sim-point", next, after, new(39, "SEK"), "sim-1",
                ["1 to 2 working days on the way"]),
        ]);
    }

    private static IEnumerable<TrackingEvent> Events(Consignment consignment, Instant now) => consignment.Booked.TrackingNumbers
        .SelectMany(number => SimulatedScript.Of(consignment.Trouble, number, consignment.BookedAt, now));

    private Consignment Take(BookingRequest request, SimulatedTrouble trouble)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"SIM{seed:D4}{consignments.Count + 1:D8}");
        var parcels = request.Parcels.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{number}-{i + 1}")).ToValueList();
        var label = Encoding.ASCII.GetBytes(string.Concat(parcels.Select(p => $"^XA^FO50,50^FD{p}^FS^XZ")));
        var consignment = new Consignment(request.Reference, request.At, trouble, new(number, parcels, new("zpl", label)));
        consignments.Add(consignment);
        return consignment;
    }

    private void Hear(Instant now) => latest = Instant.Max(latest, now);

    private void ThrowIfDown(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (isDown)
        {
            throw new CarrierException(Code, "unavailable", isTransient: true, Duration.FromMinutes(1));
        }
    }

    private sealed record Consignment(
        string Reference, Instant BookedAt, SimulatedTrouble Trouble, BookingAnswer.Booked Booked, bool IsVoided = false);
}
