namespace OrderKit.Crash;

/// <summary>What a campaign came to.</summary>
/// <param name="Kills">Kills that hit a living shop.</param>
/// <param name="InRecovery">Of these, before the shop had caught up with what the kill before had left.</param>
/// <param name="Enumerated">Of these, at a numbered point just before or after a call to a store.</param>
/// <param name="Acknowledged">Acknowledgements held against the files, each of them after every later kill of its series again.</param>
/// <param name="Finished">Series that went on to the end and were judged as a whole.</param>
/// <param name="Faults">Everything that was lost, doubled or did not add up.</param>
public sealed record CrashVerdict(
    int Kills, int InRecovery, int Enumerated, long Acknowledged, int Finished, IReadOnlyList<string> Faults)
{
    /// <summary>The figures in a few lines.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
        [
            $"kill -9 of a living shop: {Kills}, of these in recovery {InRecovery}, at numbered points {Enumerated}",
            $"acknowledgements judged: {Acknowledged}; series judged at their end: {Finished}",
            $"faults: {Faults.Count}",
            .. Faults.Take(20),
        ]);
}
