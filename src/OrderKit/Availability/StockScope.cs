namespace OrderKit.Availability;

/// <summary>The locations an order may be taken from: those it names, and of these what its sales channel sees.</summary>
/// <param name="From">The locations it names; empty means any.</param>
/// <param name="Seen">The locations its channel sees; null means all.</param>
/// <param name="Rules">The host's rules, which may know locations that are no shelf.</param>
internal readonly record struct StockScope(ValueList<LocationId> From, ValueList<LocationId>? Seen, StockRules Rules)
{
    internal bool Allows(LocationId location) =>
        (From.Count == 0 || From.AsSpan().Contains(location)) && (Seen is null || Seen.AsSpan().Contains(location))
        && Rules.IsShelf(location);
}
