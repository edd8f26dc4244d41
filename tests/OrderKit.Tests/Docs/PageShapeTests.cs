using OrderKit.Tests.Support;

namespace OrderKit.Tests.Docs;

/// <summary>A page about a part of the order tells in the same place what it is, how it is used, what is set when nothing is said, what is
/// refused, how it looks and where it ends.</summary>
public sealed class PageShapeTests
{
    private static readonly string[] Shape = ["What it is", "Usage", "Defaults", "Refusals", "Picture", "Limits"];

    [Theory]
    [InlineData("orders")]
    [InlineData("tailoring")]
    [InlineData("changes")]
    [InlineData("payments")]
    [InlineData("extending")]
    public void A_page_has_the_one_shape(string page)
    {
        var parts = Parts(Repository.Text($"docs/{page}.md"));
        Assert.Equal(Shape, parts.Select(p => p.Title).Where(Shape.Contains));
        Assert.All(parts, part => Assert.True(part.Text.Trim().Length > 40, $"{page}: {part.Title} says nothing"));
        Assert.Contains("<!-- snippet: ", Of("Usage"), StringComparison.Ordinal);
        Assert.Contains("|---", Of("Defaults"), StringComparison.Ordinal);
        Assert.Contains("```", Of("Picture"), StringComparison.Ordinal);

        string Of(string title) => parts.Single(p => p.Title == title).Text;
    }

    private static List<(string Title, string Text)> Parts(string page) =>
        [.. page.Split("\n## ").Skip(1).Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1]))];
}
