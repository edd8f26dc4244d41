using NodaTime;
using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>A carrier that can be asked for the scans of its parcels.</summary>
public interface ICarrierTracking : ICarrier
{
    /// <summary>Everything the carrier says of these parcels, in any order, repeats allowed.</summary>
    /// <remarks>A local time at a place whose zone is known becomes an instant by that zone; a time that cannot be placed is left out
    /// of the event and kept as served. Codes that no table knows become <see cref="TrackingStatus.Unknown"/>.</remarks>
    /// <param name="trackingNumbers">The parcels' numbers.</param>
    /// <param name="now">The moment of asking: when the events count as received.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The events; empty when the carrier does not know the parcels (yet).</returns>
    /// <exception cref="CarrierException">No answer, or one that cannot be read.</exception>
    Task<ValueList<TrackingEvent>> TrackAsync(ValueList<string> trackingNumbers, Instant now, CancellationToken cancellationToken);
}
