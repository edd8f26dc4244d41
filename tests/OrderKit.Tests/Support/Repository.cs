namespace OrderKit.Tests.Support;

/// <summary>The files of this repository, for tests that read what is committed.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    internal static IReadOnlyList<SourceFile> Source { get; } = Read("src");

    internal static IReadOnlyList<SourceFile> Everything { get; } =
        [.. Source, .. Read("tests"), .. Read("benchmarks"), .. Read("samples"), .. Read("build")];

    /// <summary>The source of the core package, which has no database, HTTP, web, logger or background thread.</summary>
    internal static IEnumerable<SourceFile> Core => Source.Where(file => file.Path.StartsWith("src/OrderKit/", StringComparison.Ordinal));

    internal static string Text(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    internal static bool Has(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>The committed files of a folder with an ending, without what a build or a benchmark leaves behind.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern)
    {
        string[] built = ["bin", "obj", "artifacts", "BenchmarkDotNet.Artifacts"];
        var start = Path.Combine(Root, folder);
        return !Directory.Exists(start)
            ? []
            : Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Intersect(built).Any())
                .Order(StringComparer.Ordinal);
    }

    private static IReadOnlyList<SourceFile> Read(string folder) =>
        [.. Files(folder, "*.cs").Select(path => new SourceFile(path, Text(path)))];

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrderKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests read the repository; OrderKit.sln is not above them.");
    }
}
