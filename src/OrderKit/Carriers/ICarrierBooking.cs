namespace OrderKit.Carriers;

/// <summary>A carrier that takes bookings.</summary>
public interface ICarrierBooking : ICarrier
{
    /// <summary>Books a consignment and gets its tracking numbers and label. Called once per reference: no carrier of note promises that
    /// a repeat does not book again.</summary>
    /// <param name="request">What is to be booked.</param>
    /// <param name="cancellationToken">Stops waiting; the carrier may have booked all the same.</param>
    /// <returns>Booked; or refused, which says that surely nothing was booked.</returns>
    /// <exception cref="CarrierException">No answer, or one that cannot be read: whether anything is booked is unknown.</exception>
    Task<BookingAnswer> BookAsync(BookingRequest request, CancellationToken cancellationToken);
}
