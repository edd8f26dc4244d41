namespace OrderKit.PersonalData;

/// <summary>What an order knows of the person behind it, in the clear. Lives in memory only, for as long as it is needed.</summary>
/// <param name="Recipient">Who receives the delivery and how the carrier reaches them.</param>
public sealed record PersonalContent(Recipient Recipient)
{
    /// <summary>No personal data: the content must not reach a log by accident.</summary>
    /// <returns>The text without the person.</returns>
    public override string ToString() => "Personal content (withheld)";
}
