using NodaTime;

namespace OrderKit.Orders;

/// <content>The reports of what fills and promises backorders.</content>
public abstract partial record OrderCommand
{
    /// <summary>The stock holds units for what waited: so many more, whatever was told before.</summary>
    /// <remarks>Said by what filled them; a host whose stock counts what waits says <see cref="ReportBackorder"/>.</remarks>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Lines">Per line the units filled, 1 or more. More than wait is a contradiction.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportRestocked(OrderId OrderId, CommandId Id, ValueList<LineQuantity> Lines, Instant? OccurredAt)
        : Report(OrderId, Id, OccurredAt)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportRestocked;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("occurred", OccurredAt);
            Write(writer, Lines);
        }
    }

    /// <summary>Units that wait are promised for a day, for another than before, or for none any more.</summary>
    /// <remarks>The day promised already is no news.</remarks>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Waiting">The line and the units that wait, 1 or more.</param>
    /// <param name="Date">The day on which the last of them is there; null when none is known any more.</param>
    /// <param name="Cause">Why, in one word, as <c>receipt-late</c>.</param>
    /// <param name="OccurredAt">When; null when unknown.</param>
    public sealed record ReportBackorderPromise(
        OrderId OrderId, CommandId Id, LineQuantity Waiting, LocalDate? Date, Code Cause, Instant? OccurredAt)
        : Report(OrderId, Id, OccurredAt)
    {
        /// <summary>Whether the customer is to be asked if he still waits: the shop's patience has ended.</summary>
        public bool IsAsked { get; init; }

        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ReportBackorderPromise;

        private protected override void Write(ContentWriter writer)
        {
            writer.Field("occurred", OccurredAt).Field("date", Iso(Date))
                .Field("cause", Cause.Value).Field("asked", IsAsked ? "yes" : null);
            Write(writer, (ValueList<LineQuantity>)[Waiting]);
        }
    }
}
