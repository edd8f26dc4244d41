using NodaTime;

namespace OrderKit.Carriers;

/// <summary>What a carrier is asked for delivery options. No personal data: country and postcode only.</summary>
/// <param name="Country">Two capital letters, ISO 3166-1.</param>
/// <param name="PostalCode">The postal code as the country writes it.</param>
/// <param name="HandOverOn">The day on which the carrier gets the parcels, in the location's calendar.</param>
/// <param name="WeightGrams">The weight of everything in grams; null when not known.</param>
public sealed record CarrierOptionsQuestion(string Country, string PostalCode, LocalDate HandOverOn, int? WeightGrams);
