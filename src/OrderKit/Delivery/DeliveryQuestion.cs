using NodaTime;

namespace OrderKit.Delivery;

/// <summary>How could these units come to this place? No personal data: country and postcode only.</summary>
/// <param name="Country">Two capital letters, ISO 3166-1.</param>
/// <param name="PostalCode">The postal code as the country writes it.</param>
/// <param name="Lines">What is to come.</param>
/// <param name="AskedAt">The moment of asking, measured against the cut-off.</param>
/// <param name="ReadyOn">The first day on which everything can leave, in the location's calendar.</param>
/// <param name="Dispatch">The calendar of the location it leaves from.</param>
public sealed record DeliveryQuestion(
    string Country,
    string PostalCode,
    ValueList<DeliveryLine> Lines,
    Instant AskedAt,
    LocalDate ReadyOn,
    DispatchCalendar Dispatch)
{
    /// <summary>The day on which the carrier gets the parcels, in the location's calendar.</summary>
    public LocalDate HandOverOn => Dispatch.HandOverDay(AskedAt, ReadyOn);

    /// <summary>The weight of everything in grams; null when the weight of one line is not known.</summary>
    /// <exception cref="OverflowException">It is more than 2,147,483,647 grams.</exception>
    public int? WeightGrams => Lines.Aggregate((int?)0, (sum, line) => sum + (line.WeightGrams * line.Quantity.Value));
}
