namespace OrderKit.PersonalData;

/// <summary>Points from an order to its envelope of personal data without telling any of it.</summary>
/// <param name="KeyedHash">A hash of the content under the order's own key: equal for equal content, worthless once the key
/// is erased.</param>
public sealed record EnvelopeReference(string KeyedHash);
