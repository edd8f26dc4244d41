namespace OrderKit.Sourcing;

/// <summary>A way of selling that sees only some locations, as a marketplace that is served from one warehouse.</summary>
/// <param name="Name">Its name, as it stands in a reserve command.</param>
/// <param name="Locations">The locations it sees, at least one.</param>
public sealed record SalesChannel(Code Name, ValueList<LocationId> Locations)
{
    /// <summary>The locations it sees, at least one.</summary>
    /// <exception cref="ArgumentException">It would see none.</exception>
    public ValueList<LocationId> Locations { get; } =
        Locations is { Count: > 0 } ? Locations : throw new ArgumentException("A channel sees at least one location.", nameof(Locations));

    /// <summary>Whether it sees a location.</summary>
    /// <param name="location">The location.</param>
    /// <returns>True when it does.</returns>
    public bool Sees(LocationId location) => Locations.AsSpan().Contains(location);
}
