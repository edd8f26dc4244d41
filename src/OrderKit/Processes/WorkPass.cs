namespace OrderKit.Processes;

/// <summary>What one pass of a recurring work came to.</summary>
public sealed record WorkPass
{
    /// <summary>Pieces of work done: events, timers, reservations.</summary>
    public int Done { get; init; }

    /// <summary>Pieces that failed and will be tried again.</summary>
    public int Failed { get; init; }

    /// <summary>Whether there is more to do at once.</summary>
    public bool HasMore { get; init; }

    /// <summary>How much is known to wait; 0 when nothing does or it is not known.</summary>
    public long Behind { get; init; }

    /// <summary>What a person must look at, as sentences without personal data; empty when nothing.</summary>
    public ValueList<string> ForPerson { get; init; } = [];
}
