namespace OrderKit.Timers;

/// <summary>A due timer that one host has taken for a while.</summary>
/// <param name="Timer">The timer.</param>
/// <param name="Token">Tells this claim from every other; a store never gives a token twice.</param>
/// <param name="Attempt">How often this timer was claimed since it was set, this time included: 1 or more.</param>
public sealed record TimerClaim(OrderTimer Timer, long Token, int Attempt);
