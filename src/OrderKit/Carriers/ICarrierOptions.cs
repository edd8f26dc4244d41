namespace OrderKit.Carriers;

/// <summary>A carrier that says how and when it could deliver.</summary>
public interface ICarrierOptions : ICarrier
{
    /// <summary>The carrier's delivery options for a destination and a day of hand-over. Quotes: nothing is reserved.</summary>
    /// <param name="question">Where to, what, and on which day the carrier gets it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The options in any order; empty when the carrier does not serve the destination.</returns>
    /// <exception cref="CarrierException">No answer, or one that cannot be read.</exception>
    Task<ValueList<CarrierOption>> FindOptionsAsync(CarrierOptionsQuestion question, CancellationToken cancellationToken);
}
