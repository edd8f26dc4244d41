namespace OrderKit.Tests.Support;

/// <summary>Files that are generated from the code and committed: diagrams, grids, tables. A test says what they should be.</summary>
internal static class Approved
{
    internal const string Variable = "ORDERKIT_APPROVE";

    /// <summary>Fails when the committed file differs; with the variable set to 1 it is written instead, for review in the diff.</summary>
    /// <param name="path">From the root of the repository.</param>
    /// <param name="text">What the code says today.</param>
    internal static void Equal(string path, string text) =>
        Equal(Path.Combine(Repository.Root, path), text, Environment.GetEnvironmentVariable(Variable) == "1");

    internal static void Equal(string file, string text, bool approve)
    {
        var wanted = Tidy(text);
        if (approve)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, wanted);
        }

        var found = File.Exists(file) ? Tidy(File.ReadAllText(file)) : "";
        if (found != wanted)
        {
            Assert.Fail($"{file} is not current. {Difference(found, wanted)} Run the tests with {Variable}=1 and read the diff.");
        }
    }

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string Difference(string found, string wanted)
    {
        var (old, now) = (found.Split('\n'), wanted.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"Line {line + 1} is \"{old.ElementAtOrDefault(line)}\" and should be \"{now.ElementAtOrDefault(line)}\".";
    }
}
