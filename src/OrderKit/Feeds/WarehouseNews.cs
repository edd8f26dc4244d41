namespace OrderKit.Feeds;

/// <summary>What a warehouse system says about one article at one location, under its own sequence number.</summary>
public abstract record WarehouseNews
{
    private WarehouseNews()
    {
    }

    internal abstract string Name { get; }

    internal abstract long Number { get; }

    /// <summary>The shelf was counted: an absolute number that says nothing of what comes after it.</summary>
    /// <param name="OnHand">Units found, reserved and quarantined ones included.</param>
    public sealed record Counted(Quantity OnHand) : WarehouseNews
    {
        internal override string Name => "counted";

        internal override long Number => OnHand.Value;
    }

    /// <summary>Goods came in.</summary>
    /// <param name="Units">Units more on the shelf.</param>
    public sealed record Received(Quantity Units) : WarehouseNews
    {
        internal override string Name => "received";

        internal override long Number => Units.Value;
    }

    /// <summary>The warehouse corrected itself: found, lost, mislabelled, or moved to or from another location.</summary>
    /// <param name="Units">Units more or, negative, fewer on the shelf; −1,000,000,000 to 1,000,000,000.</param>
    public sealed record Adjusted(int Units) : WarehouseNews
    {
        /// <summary>Units more or fewer on the shelf.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Out of the range.</exception>
        public int Units { get; } = Within(Units);

        internal override string Name => "adjusted";

        internal override long Number => Units;
    }

    /// <summary>Units on the shelf were set aside as damaged or under inspection, or, negative, given free again.</summary>
    /// <param name="Units">Units more or fewer set aside; −1,000,000,000 to 1,000,000,000.</param>
    public sealed record SetAside(int Units) : WarehouseNews
    {
        /// <summary>Units more or fewer set aside.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Out of the range.</exception>
        public int Units { get; } = Within(Units);

        internal override string Name => "set-aside";

        internal override long Number => Units;
    }

    /// <summary>Units that were set aside are gone for good.</summary>
    /// <param name="Units">Units fewer on the shelf and fewer set aside.</param>
    public sealed record Scrapped(Quantity Units) : WarehouseNews
    {
        internal override string Name => "scrapped";

        internal override long Number => Units.Value;
    }

    private static int Within(int units) =>
        units is >= -Quantity.Max and <= Quantity.Max
            ? units
            : throw new ArgumentOutOfRangeException(nameof(units), units, $"Within {Quantity.Max} either way.");
}
