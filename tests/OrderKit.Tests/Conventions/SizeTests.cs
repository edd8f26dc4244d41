using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

public sealed class SizeTests
{
    private const int FileLinesMax = 300;
    private const int FileLinesMedianMax = 60;
    private const int LineLengthMax = 140;
    private const int MethodLinesMax = 60;
    private const int MethodLinesUsualMax = 25;
    private const int RoomTypesMax = 20;

    // A project's root is its vocabulary and not a room: seen from everywhere, so it may hold more words.
    private const int VocabularyTypesMax = 30;

    [Fact]
    public void No_source_file_is_too_long() =>
        Convention.Holds(Repository.Source
            .Where(file => file.Lines.Length > FileLinesMax)
            .Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void The_usual_source_file_fits_one_screen() =>
        Assert.InRange(Median(Repository.Source.Select(file => file.Lines.Length)), 1, FileLinesMedianMax);

    [Fact]
    public void No_line_is_too_long() => Convention.Holds(Repository.Everything.SelectMany(LongLines));

    [Fact]
    public void No_method_is_too_long() => Convention.Holds(Repository.Source.SelectMany(LongMethods));

    [Fact]
    public void Nine_of_ten_methods_fit_half_a_screen() =>
        Assert.InRange(ShareOfUsualMethods(Repository.Source), 0.9, 1);

    [Fact]
    public void No_room_has_too_many_public_types() => Convention.Holds(CrowdedRooms(Repository.Source));

    [Fact]
    public void Every_type_of_the_source_is_documented() => Convention.Holds(Repository.Source.SelectMany(Undocumented));

    [Fact]
    public void The_median_is_the_middle_one() => Assert.Equal((2, 3), (Median([9, 1, 2]), Median([4, 1, 2, 9])));

    [Fact]
    public void A_line_of_141_characters_is_caught_and_one_of_140_is_not()
    {
        var file = new SourceFile("src/OrderKit/X.cs", $"// {new string('é', 137)}\n// {new string('é', 138)}\n");

        Assert.Equal(["src/OrderKit/X.cs(2): 141 characters"], LongLines(file));
    }

    [Theory]
    [InlineData("class X { void M() {LINES} }")]
    [InlineData("class X { X() {LINES} }")]
    [InlineData("class X { int P { get {LINES} } }")]
    [InlineData("class X { object M() => F(() => {LINES}); }")]
    [InlineData("class X { object f = F(() => {LINES}); }")]
    [InlineData("class X { static X operator +(X a, X b) {LINES} }")]
    [InlineData("void Local() {LINES}")]
    public void A_method_of_61_lines_is_caught_and_one_of_60_is_not(string form)
    {
        SourceFile Of(int lines) => new("src/OrderKit/X.cs", form.Replace("LINES", new string('\n', lines - 1), StringComparison.Ordinal));

        Assert.Equal(["src/OrderKit/X.cs(1): a method of 61 lines"], LongMethods(Of(MethodLinesMax + 1)));
        Assert.Empty(LongMethods(Of(MethodLinesMax)));
    }

    [Fact]
    public void Docstrings_and_attributes_do_not_count_as_lines_of_a_method()
    {
        var file = new SourceFile("x/x/X.cs", "class X {\n/// <summary>Says\n/// it.</summary>\n[Pure]\npublic int M() => 1;\n}");

        Assert.Equal([(5, 1)], Methods(file));
    }

    [Fact]
    public void The_share_of_usual_methods_is_counted_over_all_methods()
    {
        var body = new string('\n', MethodLinesUsualMax);
        var file = new SourceFile("x/x/X.cs", $"class X {{ int A() => 1; int B() => 2; int C() {{{body}}} int P => 3; }}");

        Assert.Equal(0.75, ShareOfUsualMethods([file]));
    }

    [Fact]
    public void A_crowded_room_is_caught_and_one_word_in_two_forms_counts_once()
    {
        static string Types(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => $"public class T{i}; "));
        SourceFile full = new("src/OrderKit/Orders/A.cs", Types(1, 20) + "class Hidden; public class T1<T> { public class Nested; }");
        SourceFile over = new("src/OrderKit/Orders/B.cs", "namespace OrderKit.Orders { public delegate void T21(); }");

        Assert.Empty(CrowdedRooms([full]));
        Assert.Equal(["OrderKit/Orders: 21 public types"], CrowdedRooms([full, over]));
        Assert.Empty(CrowdedRooms([new("src/OrderKit/A.cs", Types(1, 30))]));
        Assert.Equal(["OrderKit/: 31 public types"], CrowdedRooms([new("src/OrderKit/A.cs", Types(1, 31))]));
    }

    [Fact]
    public void A_type_without_a_docstring_is_caught()
    {
        var file = new SourceFile("x/x/X.cs", "/// <summary>An A.</summary>\nclass A;\n// A remark.\nclass B;");

        Assert.Equal(["x/x/X.cs: B has no docstring"], Undocumented(file));
    }

    private static IEnumerable<string> LongLines(SourceFile file) => file.Lines.Index()
        .Where(line => line.Item.Length > LineLengthMax)
        .Select(line => $"{file.Path}({line.Index + 1}): {line.Item.Length} characters");

    private static IEnumerable<string> LongMethods(SourceFile file) => Methods(file)
        .Where(method => method.Lines > MethodLinesMax)
        .Select(method => $"{file.Path}({method.Start}): a method of {method.Lines} lines");

    private static double ShareOfUsualMethods(IEnumerable<SourceFile> files)
    {
        int[] lines = [.. files.SelectMany(Methods).Select(method => method.Lines)];
        return (double)lines.Count(count => count <= MethodLinesUsualMax) / lines.Length;
    }

    private static IEnumerable<string> CrowdedRooms(IEnumerable<SourceFile> files) => files
        .SelectMany(file => file.TopLevelTypes.Where(IsPublic).Select(type => (file.Room, Name: SourceFile.NameOf(type))))
        .Distinct()
        .CountBy(type => type.Room)
        .Where(room => room.Value > (room.Key.EndsWith('/') ? VocabularyTypesMax : RoomTypesMax))
        .Select(room => $"{room.Key}: {room.Value} public types");

    private static IEnumerable<string> Undocumented(SourceFile file) => file.TopLevelTypes
        .Where(type => !type.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)))
        .Select(type => $"{file.Path}: {SourceFile.NameOf(type)} has no docstring");

    // Everything with a body, outermost only: a lambda or a local function counts with the method around it.
    private static IEnumerable<(int Start, int Lines)> Methods(SourceFile file) => file.Syntax
        .DescendantNodes(node => !IsMethod(node))
        .Where(IsMethod)
        .Select(method =>
        {
            var attributes = (method as MemberDeclarationSyntax)?.AttributeLists.LastOrDefault();
            var first = attributes?.GetLastToken().GetNextToken() ?? method.GetFirstToken();
            var start = first.GetLocation().GetLineSpan().StartLinePosition.Line;
            return (start + 1, method.GetLastToken().GetLocation().GetLineSpan().EndLinePosition.Line - start + 1);
        });

    private static bool IsMethod(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => true,
        _ => false,
    };

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static int Median(IEnumerable<int> values)
    {
        int[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
