using NodaTime;

namespace OrderKit.Delivery;

/// <summary>A carrier that could not be asked, so its options are missing from the answer.</summary>
/// <param name="Carrier">The carrier's code.</param>
/// <param name="Trouble">The kind of trouble.</param>
/// <param name="IsTransient">Whether asking again later may help.</param>
/// <param name="RetryAfter">How long to wait before asking again; null when the carrier does not say.</param>
public sealed record CarrierSilence(Code Carrier, Code Trouble, bool IsTransient, Duration? RetryAfter);
