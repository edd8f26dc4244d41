namespace OrderKit;

/// <summary>Where something is to be delivered. Personal data: kept only in the order's envelope.</summary>
/// <param name="Street">Street and number, or a box; up to two lines.</param>
/// <param name="PostalCode">The postal code as the country writes it.</param>
/// <param name="City">The postal town.</param>
/// <param name="Country">Two capital letters, ISO 3166-1.</param>
public sealed record Address(ValueList<string> Street, string PostalCode, string City, string Country)
{
    /// <summary>Country only: an address must not reach a log by accident.</summary>
    /// <returns>The text without the address.</returns>
    public override string ToString() => $"Address in {Country} (withheld)";
}
