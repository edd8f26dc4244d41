namespace OrderKit.PersonalData;

/// <summary>What the books need of a customer, in the clear: who the counterparty of the sale was. No phone, no e-mail, no
/// instructions.</summary>
/// <remarks>Name and full address of the customer, as an invoice must carry them: Council Directive 2006/112/EC, article 226(5).</remarks>
/// <param name="Mark">Why it is kept, and until when.</param>
/// <param name="Name">The name.</param>
/// <param name="Address">The address.</param>
public sealed record RetainedContent(RetentionMark Mark, string Name, Address Address)
{
    /// <summary>The mark only: the content must not reach a log by accident.</summary>
    /// <returns>The text without the person.</returns>
    public override string ToString() => $"Kept for {Mark.Ground} (withheld)";
}
