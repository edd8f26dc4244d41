namespace OrderKit.Tests.Docs;

public sealed class PackageReadme
{
    [Fact]
    public void The_first_lines_of_the_package_page_print_what_they_say()
    {
        using var output = new StringWriter();

        #region first-lines
        Quantity asked = 3;
        Money price = new(129.50m, "SEK");
        output.WriteLine(price * asked);   // 388.50 SEK
        #endregion

        Assert.Equal("388.50 SEK", output.ToString().Trim());
    }
}
