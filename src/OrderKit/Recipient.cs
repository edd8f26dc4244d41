namespace OrderKit;

/// <summary>Who receives a delivery and how the carrier reaches them. Personal data: kept only in the order's envelope.</summary>
/// <param name="Name">The name on the door.</param>
/// <param name="Address">Where to.</param>
/// <param name="Phone">For the carrier's notice, in international form; null when not given.</param>
/// <param name="Email">For the carrier's notice; null when not given.</param>
public sealed record Recipient(string Name, Address Address, string? Phone = null, string? Email = null)
{
    /// <summary>No personal data: a recipient must not reach a log by accident.</summary>
    /// <returns>The text without the person.</returns>
    public override string ToString() => "Recipient (withheld)";
}
