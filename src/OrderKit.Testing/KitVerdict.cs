namespace OrderKit.Testing;

/// <summary>What a case found.</summary>
public enum KitVerdict
{
    /// <summary>The store keeps the promise.</summary>
    Kept = 1,

    /// <summary>The store does not make the promise: it has no such port, or what it keeps ends with the process.</summary>
    NotPromised = 2,

    /// <summary>The store breaks the promise.</summary>
    Broken = 3,
}
