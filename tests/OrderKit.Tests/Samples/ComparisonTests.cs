namespace OrderKit.Tests.Samples;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":"2.50"}}""", """{"b":{"c":"2.50"},"a":1}""", 0, "2 of 2 figures equal")]
    [InlineData("""{"a":1.0}""", """{"a":1.00}""", 0, "1 of 1 figures equal")]
    [InlineData("""{"a":0.000012}""", """{"a":1.2e-05}""", 0, "1 of 1 figures equal")]
    [InlineData("""{"a":1}""", """{"a":2}""", 1, "a: 1, expected 2", "0 of 1 figures equal")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", 1, "a: 1, expected 1.0", "0 of 1 figures equal")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", 1, "a: 1, expected \"1\"", "0 of 1 figures equal")]
    [InlineData("""{"a":"2.5"}""", """{"a":"2.50"}""", 1, "a: \"2.5\", expected \"2.50\"", "0 of 1 figures equal")]
    [InlineData("""{"a":1}""", """{"a":1,"b":{"c":2}}""", 1, "b / c: missing, expected 2", "1 of 2 figures equal")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", 1, "b: 2, expected missing", "1 of 2 figures equal")]
    [InlineData("""{"a":1}""", """{"a":1,"extra":{"c":2}}""", 0, "1 of 1 figures equal")]
    [InlineData("{}", "{}", 1, "0 of 0 figures equal")]
    public async Task Figures_are_compared_by_name_value_and_form(string ours, string theirs, int expected, params string[] lines)
    {
        using var folder = new ReplayFolder();
        await File.WriteAllTextAsync(folder.File("ours"), $$"""{"main":{{ours}}}""");
        await File.WriteAllTextAsync(folder.File("theirs"), $$"""{"rows":{},"main":{{theirs}}}""");

        var (exit, output, _) =
            await ReplayFolder.RunAsync("compare", folder.File("ours"), folder.File("theirs"), "--without", "extra,other");

        Assert.Equal(lines, output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(expected, exit);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_file_without_figures_is_told_in_one_line(string text)
    {
        using var folder = new ReplayFolder();
        await File.WriteAllTextAsync(folder.File("ours"), text);

        var (exit, _, errors) = await ReplayFolder.RunAsync("compare", folder.File("ours"), folder.File("ours"));

        Assert.Equal(2, exit);
        Assert.Single(errors);
    }
}
