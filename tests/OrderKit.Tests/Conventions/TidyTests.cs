using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

public sealed class TidyTests
{
    private static readonly string[] Undone = ["TODO", "FIXME"];

    [Fact]
    public void Nothing_is_left_undone_or_switched_off() => Convention.Holds(Repository.Everything.SelectMany(Faults));

    [Theory]
    [InlineData("// TODO: later")]
    [InlineData("/* FIXME */")]
    [InlineData("#pragma warning disable CS1591\n#pragma warning restore CS1591")]
    [InlineData("class X { int M() => throw new NotImplementedException(); }")]
    [InlineData("[SuppressMessage(\"a\", \"b\")] class X;")]
    [InlineData("class X { [Fact(Skip = \"later\")] void M() { } }")]
    [InlineData("class X { [Property(Skip = \"later\")] void M() { } }")]
    public void Something_left_undone_is_caught(string text) => Assert.NotEmpty(Faults(new("src/OrderKit/X.cs", text)));

    [Fact]
    public void Speaking_of_it_is_no_fault() =>
        Assert.Empty(Faults(new("src/OrderKit/X.cs", "class X { string a = \"TODO SuppressMessage\"; void Skip() => list.Skip(1); }")));

    private static IEnumerable<string> Faults(SourceFile file)
    {
        var between = file.Syntax.DescendantTrivia().ToArray();
        var notes = between.Select(trivia => trivia.ToString())
            .Where(text => Undone.Any(word => text.Contains(word, StringComparison.Ordinal)));
        var pragmas = between.Where(trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)).Select(trivia => trivia.ToString());
        var words = file.Syntax.DescendantTokens().Where(IsOff).Select(token => token.Text);
        return notes.Concat(pragmas).Concat(words).Select(fault => $"{file.Path}: {fault.Trim()}");
    }

    private static bool IsOff(SyntaxToken token) =>
        token.Text is "NotImplementedException" or "SuppressMessage" || (token.Text == "Skip" && token.GetNextToken().Text == "=");
}
