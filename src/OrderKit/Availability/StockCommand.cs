using NodaTime;
using OrderKit.Sourcing;

namespace OrderKit.Availability;

/// <summary>A wish to change the stock, or news about it.</summary>
/// <remarks>Saying a command twice does it once: the second is accepted, changes nothing and is marked a repeat. The same verb and id with
/// other content is refused. An id counts per verb, so that one purchase may reserve, commit and release under its one id.</remarks>
public abstract partial record StockCommand
{
    private StockCommand(StockVerb verb) => Verb = verb;

    /// <summary>What is to be done.</summary>
    public StockVerb Verb { get; }

    /// <summary>A command that was accepted, by which its repeat is known.</summary>
    /// <param name="Verb">What it did.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Content">The fingerprint of what it said.</param>
    public readonly record struct Accepted(StockVerb Verb, CommandId Id, ContentHash Content)
    {
        // Most commands are never sent twice: one on a reservation is kept as it came, and hashed when somebody asks.
        private readonly ForOrder? said;
        private readonly ContentHash known = Content;

        // A quote of many places is no part of the content and not worth keeping.
        internal Accepted(ForOrder command)
            : this(command.Verb, command.Id, command is Reserve { Places.Count: > 0 } ? StockContent.Hash(command) : default) =>
            said = command is Reserve { Places.Count: > 0 } ? null : command;

        /// <summary>The command itself; null when only its fingerprint is known.</summary>
        internal ForOrder? Said => said;

        /// <summary>The fingerprint of what it said.</summary>
        public ContentHash Content
        {
            get => said is null ? known : StockContent.Hash(said);
            init => (known, said) = (value, null);
        }

        /// <summary>Whether both are the same command with the same content.</summary>
        /// <param name="other">The other one.</param>
        /// <returns>True when verb, id and content are equal.</returns>
        public bool Equals(Accepted other) =>
            Verb == other.Verb && Id == other.Id && ((said is not null && ReferenceEquals(said, other.said)) || Content == other.Content);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Verb, Id);
    }

    /// <summary>One order line to be reserved.</summary>
    /// <param name="Number">The order line.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Quantity">1 or more.</param>
    public sealed record Line(LineNumber Number, Sku Sku, Quantity Quantity)
    {
        /// <summary>1 or more units.</summary>
        /// <exception cref="ArgumentException">There is no unit.</exception>
        public Quantity Quantity { get; } =
            Quantity.IsZero ? throw new ArgumentException("At least one unit.", nameof(Quantity)) : Quantity;

        /// <summary>Keep together: all lines with the same word come from one location. Null: the line may be split.</summary>
        public Code? Together { get; init; }

        /// <summary>Keep apart, as dangerous goods: lines with other words never travel in one shipment. Null: ordinary goods.</summary>
        public Code? Apart { get; init; }

        internal static ValueList<Line> Sorted(ValueList<Line> lines)
        {
            var sorted = InOrder(lines);
            ThrowIfTorn(sorted);
            return sorted;
        }

        private static ValueList<Line> InOrder(ValueList<Line> lines)
        {
            var ascends = lines.Count > 0;
            for (var index = 1; index < lines.Count && ascends; index++)
            {
                ascends = lines[index - 1].Number.Value < lines[index].Number.Value;
            }

            return ascends ? lines
                : lines.Count > 0 && lines.DistinctBy(line => line.Number).Count() == lines.Count
                    ? lines.OrderBy(line => line.Number).ToValueList()
                    : throw new ArgumentException("At least one line, and each line number once.", nameof(lines));
        }

        private static void ThrowIfTorn(ValueList<Line> lines)
        {
            foreach (var line in lines.AsSpan())
            {
                foreach (var other in lines.AsSpan())
                {
                    if (IsTorn(line, other))
                    {
                        throw new ArgumentException($"Line {line.Number.Value} is kept together or apart in two ways.", nameof(lines));
                    }
                }
            }
        }

        private static bool IsTorn(Line line, Line other) => !ReferenceEquals(line, other)
            && (other.Together != line.Together || other.Apart != line.Apart)
            && (other.Sku == line.Sku
                || (line.Together is not null && other.Together == line.Together && other.Apart != line.Apart));
    }

    /// <summary>A command on one order's reservation.</summary>
    public abstract record ForOrder : StockCommand
    {
        private protected ForOrder(StockVerb verb, CommandId id, OrderId order)
            : base(verb) => (Id, Order) = (id, order);

        /// <summary>Names the command, unique within the order and the verb.</summary>
        public CommandId Id { get; }

        /// <summary>The order.</summary>
        public OrderId Order { get; }
    }

    /// <summary>A command on the units of one SKU at one location; makes the position when there is none.</summary>
    public abstract record ForPosition : StockCommand
    {
        private protected ForPosition(StockVerb verb, CommandId id, Sku sku, LocationId location)
            : base(verb) => (Id, Sku, Location) = (id, sku, location);

        /// <summary>Names the command, unique within the whole stock and the verb.</summary>
        public CommandId Id { get; }

        /// <summary>The article.</summary>
        public Sku Sku { get; }

        /// <summary>The location.</summary>
        public LocationId Location { get; }
    }

    /// <summary>Speak for an order's units for a while.</summary>
    public sealed record Reserve : ForOrder
    {
        /// <summary>Asks for units.</summary>
        /// <param name="id">The purchase's command id.</param>
        /// <param name="order">The order.</param>
        /// <param name="lines">What the order wants, each line number once; kept by line number.</param>
        /// <param name="lifetime">How long the units are held unless committed; more than zero. Not part of the content: a retry with
        /// another lifetime is the same wish, and the first one's time stands.</param>
        /// <exception cref="ArgumentException">There is no line, a line number stands twice, lines of one article are kept together or
        /// apart in different ways or lines both together and apart, or the lifetime is not positive.</exception>
        public Reserve(CommandId id, OrderId order, ValueList<Line> lines, Duration lifetime)
            : base(StockVerb.Reserve, id, order)
        {
            ArgumentNullException.ThrowIfNull(lines);
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, Duration.Zero);
            Lines = Line.Sorted(lines);
            Lifetime = lifetime;
        }

        /// <summary>What the order wants, by line number.</summary>
        public ValueList<Line> Lines { get; }

        /// <summary>How long the units are held unless committed.</summary>
        public Duration Lifetime { get; }

        /// <summary>What happens when more is asked for than is free.</summary>
        /// <value>Default: <see cref="ReservePolicy.AllOrNothing"/>.</value>
        public ReservePolicy Policy { get; init; } = ReservePolicy.AllOrNothing;

        /// <summary>The locations units may be taken from, as for pickup in one store; empty means any.</summary>
        public ValueList<LocationId> From { get; init; } = [];

        /// <summary>The sales channel the order came by, which may see only some locations; null sees all.</summary>
        public Code? Channel { get; init; }

        /// <summary>The date the order is promised for, by which a shortage picks its losers; null when none was promised.</summary>
        /// <remarks>Not part of the content.</remarks>
        public LocalDate? PromisedFor { get; init; }

        /// <summary>What sending from the locations costs, how far and when, and what they can still send; empty when unknown.</summary>
        /// <remarks>Not part of the content: a retry under another quote is the same wish.</remarks>
        public ValueList<SourcingPlace> Places { get; init; } = [];
    }

    /// <summary>Keep a reservation without end: the order is placed.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order.</param>
    public sealed record Commit(CommandId Id, OrderId Order) : ForOrder(StockVerb.Commit, Id, Order)
    {
        /// <summary>The reserve command whose units are meant: refused if another attempt replaced them. Null: whichever stands.</summary>
        public CommandId? MadeBy { get; init; }

        /// <summary>The name under which units were reserved for a change of the order: they join what the order holds. The rest of the
        /// command is then about that reservation.</summary>
        /// <value>Null: the order's own reservation is meant.</value>
        public OrderId? With { get; init; }

        /// <summary>The units to keep, the rest goes back; empty keeps all.</summary>
        /// <exception cref="ArgumentException">Units name a location: where they are is the reservation's matter.</exception>
        public ValueList<LocatedQuantity> Lines
        {
            get;
            init => field = value is not null && value.All(units => units.At is null)
                ? value
                : throw new ArgumentException("Units to commit name no location.", nameof(value));
        } = [];
    }

    /// <summary>Take committed units off the shelf: they left for the customer.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Lines">What left, at least one unit.</param>
    public sealed record Consume(CommandId Id, OrderId Order, ValueList<LocatedQuantity> Lines) : ForOrder(StockVerb.Consume, Id, Order)
    {
        /// <summary>What left, at least one unit.</summary>
        /// <exception cref="ArgumentException">Nothing left.</exception>
        public ValueList<LocatedQuantity> Lines { get; } =
            Lines is { Count: > 0 } ? Lines : throw new ArgumentException("At least one unit leaves.", nameof(Lines));
    }

    /// <summary>Give reserved units back.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order.</param>
    public sealed record Release(CommandId Id, OrderId Order) : ForOrder(StockVerb.Release, Id, Order)
    {
        /// <summary>The reserve command whose units are meant: refused if another attempt replaced them. Null: whichever stands.</summary>
        public CommandId? MadeBy { get; init; }

        /// <summary>The units to give back; empty gives all back and ends the reservation, what it still misses included.</summary>
        public ValueList<LocatedQuantity> Lines { get; init; } = [];
    }

    /// <summary>Goods came in.</summary>
    /// <param name="Id">Names the receipt.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="Quantity">Units more on hand.</param>
    public sealed record Receive(CommandId Id, Sku Sku, LocationId Location, Quantity Quantity)
        : ForPosition(StockVerb.Receive, Id, Sku, Location);

    /// <summary>Someone counted the shelf. A fact: never refused; reserved units that were not found become short.</summary>
    /// <param name="Id">Names the count.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="OnHand">Units found, reserved and quarantined ones included.</param>
    public sealed record Count(CommandId Id, Sku Sku, LocationId Location, Quantity OnHand)
        : ForPosition(StockVerb.Count, Id, Sku, Location);

    /// <summary>Set how many units are kept back from sale. Takes nothing from reservations already made.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="Safety">Units kept back.</param>
    public sealed record SetSafety(CommandId Id, Sku Sku, LocationId Location, Quantity Safety)
        : ForPosition(StockVerb.SetSafety, Id, Sku, Location);

    /// <summary>Set how many units on the shelf are damaged or under inspection. Takes nothing from reservations already made.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="Quarantined">Units set aside.</param>
    public sealed record SetQuarantined(CommandId Id, Sku Sku, LocationId Location, Quantity Quarantined)
        : ForPosition(StockVerb.SetQuarantined, Id, Sku, Location);

    /// <summary>Declare that an article never runs out at a location (digital goods, made to order), or that it does again.</summary>
    /// <remarks>Counts from the next reservation on: units reserved before stay what they were.</remarks>
    /// <param name="Id">Names the command.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="IsUnlimited">Whether it never runs out.</param>
    public sealed record SetUnlimited(CommandId Id, Sku Sku, LocationId Location, bool IsUnlimited = true)
        : ForPosition(StockVerb.SetUnlimited, Id, Sku, Location);

    /// <summary>Sweep: expire the pending reservations of these orders, as far as their time is out.</summary>
    /// <remarks>Needs no id, for what has expired cannot expire again; an order that is not due is left alone.</remarks>
    /// <param name="Orders">The orders a store believes to be due.</param>
    public sealed record ExpireDue(ValueList<OrderId> Orders) : StockCommand(StockVerb.Expire);
}
