namespace OrderKit.Testing;

/// <summary>Which promises a store keeps.</summary>
/// <param name="Results">What every case found, in the order of the cases.</param>
public sealed record KitReport(ValueList<KitResult> Results)
{
    /// <summary>Whether nothing is broken.</summary>
    public bool IsKept => Results.All(result => result.Verdict != KitVerdict.Broken);

    /// <summary>Runs cases one after the other.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report.</returns>
    public static async Task<KitReport> RunAsync(IEnumerable<KitCase> cases, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        List<KitResult> results = [];
        foreach (var one in cases)
        {
            results.Add(await one.RunAsync(cancellationToken));
        }

        return new(results.ToValueList());
    }

    /// <summary>A line for every case, and the sum.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        int Count(KitVerdict verdict) => Results.Count(result => result.Verdict == verdict);
        var sum = $"{Count(KitVerdict.Kept)} kept, {Count(KitVerdict.NotPromised)} not promised, {Count(KitVerdict.Broken)} broken";
        return string.Join('\n', [.. Results.Select(result => result.ToString()), sum]);
    }
}
