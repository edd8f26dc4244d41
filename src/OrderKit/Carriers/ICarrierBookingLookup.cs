namespace OrderKit.Carriers;

/// <summary>A carrier that can be asked what it booked under our reference.</summary>
public interface ICarrierBookingLookup : ICarrier
{
    /// <summary>Finds a booking by our reference.</summary>
    /// <param name="reference">Our reference.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The booking; null when the carrier shows none, which is <em>not yet</em> and never proof that there is none.</returns>
    /// <exception cref="CarrierException">No answer, or one that cannot be read.</exception>
    Task<BookingAnswer.Booked?> FindBookingAsync(string reference, CancellationToken cancellationToken);
}
