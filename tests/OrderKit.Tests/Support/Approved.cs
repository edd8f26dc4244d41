namespace OrderKit.Tests.Support;

/// <summary>Generated files that a person has looked at and committed; stale is red.</summary>
internal static class Approved
{
    /// <summary>Compares with the committed file; with ORDERKIT_APPROVE=1 in the environment, writes it.</summary>
    internal static void Equal(string relativePath, string text)
    {
        var path = Path.Combine(Root(), relativePath);
        if (Environment.GetEnvironmentVariable("ORDERKIT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{relativePath} does not exist; run the tests once with ORDERKIT_APPROVE=1 and look at it.");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrderKit.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
