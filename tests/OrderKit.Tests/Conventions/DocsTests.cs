using System.Text.RegularExpressions;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

/// <summary>Code on a page of documentation is a copy of code that compiles: a region of a file of this repository.</summary>
/// <remarks>The line above the block says which: <c>&lt;!-- snippet: path#region --></c>, or <c>[//]: # (snippet: path#region)</c> on a
/// page that is shown where comments are not understood.</remarks>
public sealed partial class DocsTests
{
    private const string Source =
        "class X\n{\n    #region place\n    var a = 1;\n\n    if (a > 0)\n    {\n        a++;\n    }\n    #endregion\n}\n";

    private const string Block = "```csharp\nvar a = 1;\n\nif (a > 0)\n{\n    a++;\n}\n```\n";

    [Fact]
    public void Every_snippet_equals_the_code_it_was_taken_from() =>
        Convention.Holds(Pages().SelectMany(page => Faults(page, Repository.Text(page), Read)));

    [Fact]
    public void Every_link_to_a_file_of_the_repository_leads_somewhere() =>
        Convention.Holds(Pages().SelectMany(page => DeadLinks(page, Repository.Text(page))));

    [Theory]
    [InlineData("<!-- snippet: X.cs#place -->\n")]
    [InlineData("[//]: # (snippet: X.cs#place)\n\n")]
    public void A_current_snippet_is_none(string marker) => Assert.Empty(Check(marker + Block));

    [Theory]
    [InlineData("<!-- snippet: X.cs#place -->\n```csharp\nvar a = 2;\n```\n", "page.md: X.cs#place is stale")]
    [InlineData("[//]: # (snippet: X.cs#place)\n\n```csharp\nvar a = 1;\n```\n", "page.md: X.cs#place is stale")]
    [InlineData("<!-- snippet: X.cs#move -->\n" + Block, "page.md: X.cs has no region move")]
    [InlineData("<!-- snippet: Y.cs#place -->\n" + Block, "page.md: there is no file Y.cs")]
    [InlineData("<!-- snippet: X.cs#place -->\nText without code.\n", "page.md: X.cs#place stands before no code")]
    [InlineData("<!-- snippet: X.cs -->\n" + Block, "page.md: X.cs names no region")]
    public void A_stale_snippet_is_caught(string page, string fault) =>
        Assert.Equal([fault], Check(page).Select(found => found.Split(';')[0]));

    [Fact]
    public void Every_snippet_of_a_page_is_read_and_not_only_the_first() =>
        Assert.Single(Check("<!-- snippet: X.cs#place -->\n" + Block + "\n<!-- snippet: X.cs#place -->\n```csharp\nvar b = 1;\n```\n"));

    [Fact]
    public void A_dead_link_is_caught()
    {
        const string Text = "[a](../none.md#x) [b](../LICENSE) [c](https://example.org/none.md) [d](promises.md#row) [e](#row)";

        Assert.Equal(["docs/promises.md: ../none.md"], DeadLinks("docs/promises.md", Text));
    }

    private static IEnumerable<string> Pages() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Select(file => Path.GetFileName(file)!),
        .. new[] { "docs", "src", "samples", "benchmarks" }.SelectMany(folder => Repository.Files(folder, "*.md")),
    ];

    private static IEnumerable<string> Check(string page) => Faults("page.md", page, path => path == "X.cs" ? Source : null);

    private static string? Read(string path) => Repository.Has(path) ? Repository.Text(path) : null;

    private static IEnumerable<string> Faults(string page, string text, Func<string, string?> read) => Marker().Matches(text)
        .Select(marker => (At: marker.Groups["path"].Value, Code: Fence().Match(text, marker.Index + marker.Length)))
        .Select(snippet => Fault(snippet.At, snippet.Code.Success ? snippet.Code.Groups["code"].Value : null, read))
        .OfType<string>()
        .Select(fault => $"{page}: {fault}");

    private static string? Fault(string at, string? code, Func<string, string?> read)
    {
        if (at.Split('#') is not [var path, var name])
        {
            return $"{at} names no region";
        }

        if (read(path) is not { } source)
        {
            return $"there is no file {path}";
        }

        var between = $@"^[ ]*#region {Regex.Escape(name)}\n(?<code>.*?)^[ ]*#endregion";
        var region = Regex.Match(source, between, RegexOptions.Multiline | RegexOptions.Singleline);
        return !region.Success ? $"{path} has no region {name}"
            : code is null ? $"{at} stands before no code"
            : Unindent(region.Groups["code"].Value) is var wanted && wanted != Unindent(code) ? $"{at} is stale; the code is now:\n{wanted}"
            : null;
    }

    private static string Unindent(string code)
    {
        var lines = code.TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    private static IEnumerable<string> DeadLinks(string page, string text)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        return Link().Matches(text).Select(link => link.Groups["path"].Value)
            .Where(path => !Path.Exists(Path.Combine(folder, path)))
            .Select(path => $"{page}: {path}");
    }

    [GeneratedRegex(@"^(<!-- snippet: (?<path>\S+) -->|\[//\]: # \(snippet: (?<path>[^\s)]+)\))\n", RegexOptions.Multiline)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\G\n*```\w*\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?!https?:|mailto:)(?<path>[^)\s#]+)(#[^)\s]*)?\)")]
    private static partial Regex Link();
}
