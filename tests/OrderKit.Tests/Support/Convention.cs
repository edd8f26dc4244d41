namespace OrderKit.Tests.Support;

/// <summary>A rule that the repository keeps.</summary>
internal static class Convention
{
    /// <summary>Fails when there are faults, and lists them all, one a line.</summary>
    internal static void Holds(IEnumerable<string> faults)
    {
        string[] found = [.. faults];
        if (found.Length > 0)
        {
            Assert.Fail($"{found.Length} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        }
    }
}
