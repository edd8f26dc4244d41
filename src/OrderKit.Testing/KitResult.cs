namespace OrderKit.Testing;

/// <summary>What one case found.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">Whether the promise is kept.</param>
/// <param name="Why">What was seen instead, or why nothing is promised; empty when kept.</param>
public sealed record KitResult(KitCase Case, KitVerdict Verdict, string Why)
{
    /// <summary>Fails the test of a runner that knows nothing of kits.</summary>
    /// <exception cref="KitBrokenException">The promise is broken.</exception>
    public void ThrowIfBroken()
    {
        if (Verdict == KitVerdict.Broken)
        {
            throw new KitBrokenException($"{Case.Name}: {Why} Promised: {Case.Promise}");
        }
    }

    /// <summary>One line of a report.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Verdict switch
    {
        KitVerdict.Kept => $"kept          {Case.Name}",
        KitVerdict.NotPromised => $"not promised  {Case.Name}: {Why}",
        _ => $"BROKEN        {Case.Name}: {Why}",
    };
}
