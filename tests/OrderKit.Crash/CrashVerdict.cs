namespace OrderKit.Crash;

/// <summary>What a campaign came to.</summary>
/// <param name="Faults">Everything that was lost, doubled or did not add up.</param>
public sealed record CrashVerdict(IReadOnlyList<string> Faults)
{
    /// <summary>Kills that hit a living shop.</summary>
    public int Kills { get; init; }

    /// <summary>Of these, before the shop had caught up with what the kill before had left.</summary>
    public int InRecovery { get; init; }

    /// <summary>Of these, at a numbered point just before or after a call to a store.</summary>
    public int Enumerated { get; init; }

    /// <summary>Kills of the server on which the shop works.</summary>
    public int ServerKills => Server.All;

    /// <summary>Of these, while it recovered from the kill before.</summary>
    public int ServerInRecovery => Server.InRecovery;

    /// <summary>Of these, while the shop stood at a numbered point.</summary>
    public int ServerEnumerated => Server.Enumerated;

    /// <summary>Kills of shops and servers.</summary>
    public int AllKills => Kills + ServerKills;

    /// <summary>Acknowledgements held against the stores, each of them after every later kill of its series again.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Commands that a kill hit between their commit and their answer: sent again, they were known as repeats.</summary>
    public int Repeats { get; init; }

    /// <summary>Series that went on to the end and were judged as a whole.</summary>
    public int Finished { get; init; }

    /// <summary>The fault found last; empty when there is none.</summary>
    public string Latest => Faults.Count > 0 ? Faults[^1] : "";

    internal (int All, int InRecovery, int Enumerated) Server { get; init; }

    /// <summary>The figures in a few lines.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
        [
            $"kill -9 of a living shop: {Kills}, of these in recovery {InRecovery}, at numbered points {Enumerated}",
            $"kill -9 of its server: {ServerKills}, of these in recovery {ServerInRecovery}, at numbered points {ServerEnumerated}",
            $"acknowledgements judged: {Acknowledged}; series judged at their end: {Finished}",
            $"commands stored whose answer was lost: {Repeats}",
            $"faults: {Faults.Count}",
            .. Faults.Take(20),
        ]);

    internal bool IsCaught(CrashControl control) => control != CrashControl.None && Faults.Count > 0;

    /// <summary>Takes in how a shop ended.</summary>
    internal async Task<CrashVerdict> WithAsync(CrashShop shop)
    {
        var end = await shop.End;
        var isKilled = end == "" ? 1 : 0;
        return this with
        {
            Kills = Kills + isKilled,
            InRecovery = InRecovery + (await shop.Recovered ? 0 : isKilled),
            Enumerated = Enumerated + (shop.DieAt > 0 ? isKilled : 0),
            Repeats = Repeats + shop.Repeats,
            Faults = end is "" or "done" ? Faults : [.. Faults, $"broke down: {end}"],
        };
    }
}
