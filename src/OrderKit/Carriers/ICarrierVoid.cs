namespace OrderKit.Carriers;

/// <summary>A carrier that can take a booking back before it has the parcels.</summary>
public interface ICarrierVoid : ICarrier
{
    /// <summary>Voids a booking. Asking again for a voided booking answers that it is voided.</summary>
    /// <param name="number">The carrier's number of the booking.</param>
    /// <param name="cancellationToken">Stops waiting; the carrier may have voided all the same.</param>
    /// <returns>Null when the booking is voided; otherwise the carrier's reason to let it stand.</returns>
    /// <exception cref="CarrierException">No answer, or one that cannot be read.</exception>
    Task<Code?> VoidAsync(string number, CancellationToken cancellationToken);
}
