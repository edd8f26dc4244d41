namespace OrderKit.Availability;

/// <summary>What a reservation holds for one order line, and where.</summary>
/// <remarks>Every unit asked for is in one place: asked = missing + held + consumed + returned + released +
/// lapsed.</remarks>
/// <param name="Line">The order line.</param>
/// <param name="Sku">The article.</param>
/// <param name="Asked">Units the order asked for.</param>
/// <param name="Parts">The units taken, by location; at most one part per location.</param>
public sealed record ReservationLine(LineNumber Line, Sku Sku, Quantity Asked, ValueList<ReservationLine.Part> Parts)
{
    /// <summary>The word of the lines it is kept together with; null when it may be split.</summary>
    public Code? Together { get; init; }

    /// <summary>The word of the goods it may share a shipment with; null for ordinary goods.</summary>
    public Code? Apart { get; init; }

    /// <summary>Units spoken for now.</summary>
    public Quantity Held => Sum(part => part.Held);

    /// <summary>Units that could not be reserved: what a best effort left as backorder. 0 when all or nothing was asked.</summary>
    public Quantity Missing => Asked - Sum(part => part.Held + part.Consumed + part.Returned + part.Released + part.Lapsed);

    /// <summary>Units that left for the customer and have not come back.</summary>
    public Quantity Consumed => Sum(part => part.Consumed);

    /// <summary>Units that left and came back.</summary>
    public Quantity Returned => Sum(part => part.Returned);

    /// <summary>Units given back.</summary>
    public Quantity Released => Sum(part => part.Released);

    /// <summary>Units that went back when the time ran out; a late commit takes them again or gives them up.</summary>
    public Quantity Lapsed => Sum(part => part.Lapsed);

    private Quantity Sum(Func<Part, Quantity> units)
    {
        var sum = Quantity.Zero;
        foreach (var part in Parts.AsSpan())
        {
            sum += units(part);
        }

        return sum;
    }

    /// <summary>A line's units at one location.</summary>
    /// <param name="Location">The location they were reserved at.</param>
    public sealed record Part(LocationId Location)
    {
        /// <summary>Units spoken for now.</summary>
        public Quantity Held { get; init; }

        /// <summary>Units that left for the customer and have not come back.</summary>
        public Quantity Consumed { get; init; }

        /// <summary>Units that left and came back to this location.</summary>
        public Quantity Returned { get; init; }

        /// <summary>Units given back.</summary>
        public Quantity Released { get; init; }

        /// <summary>Units that went back when the time ran out.</summary>
        public Quantity Lapsed { get; init; }

        /// <summary>Whether the article never ran out there when it was reserved; such units move no position.</summary>
        public bool IsUnlimited { get; init; }

        internal bool IsEmpty =>
            Held.IsZero && Consumed.IsZero && Returned.IsZero && Released.IsZero && Lapsed.IsZero;
    }
}
