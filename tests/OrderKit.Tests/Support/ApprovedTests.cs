namespace OrderKit.Tests.Support;

public sealed class ApprovedTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orderkit-approved-");

    [Fact]
    public void A_stale_file_fails_naming_the_first_line_that_differs()
    {
        var file = Path.Combine(folder.FullName, "grid.md");
        File.WriteAllText(file, "one\ntwo\n");

        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Approved.Equal(file, "one\nthree", approve: false));

        Assert.Contains("Line 2 is \"two\" and should be \"three\"", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_missing_file_fails() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Approved.Equal(Path.Combine(folder.FullName, "none.md"), "one", approve: false));

    [Fact]
    public void Approving_writes_the_file_and_from_then_on_it_is_equal_whatever_its_line_endings()
    {
        var file = Path.Combine(folder.FullName, "new", "grid.md");

        Approved.Equal(file, "one\r\ntwo", approve: true);

        Assert.Equal("one\ntwo\n", File.ReadAllText(file));
        Approved.Equal(file, "one\ntwo\n\n", approve: false);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
