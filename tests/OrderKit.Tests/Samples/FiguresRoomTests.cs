using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Samples;

public sealed class FiguresRoomTests
{
    private const string Room = "samples/Replay/Figures/";

    private static readonly string[] Usings =
    [
        "NodaTime", "NodaTime.Text", "OrderKit.Orders", "OrderKit.Units", "OrderKit.Availability", "OrderKit.Promising",
        "OrderKit.Backorders", "System.Globalization", "OrderKit.Samples.Replay.Figures",
    ];

    private static readonly IReadOnlyList<SourceFile> Sample =
        [.. Repository.Everything.Where(file => file.Path.StartsWith("samples/Replay/", StringComparison.Ordinal))];

    // Every type and folder of the sample beyond the room, and what could open a file without one.
    private static readonly HashSet<string> Unseen =
    [
        .. Sample.Where(file => !IsInRoom(file)).SelectMany(file => file.TopLevelTypes).Select(SourceFile.NameOf),
        .. Sample.Where(file => !IsInRoom(file))
            .Select(file => file.Path.Split('/')).Where(path => path.Length > 3).Select(path => path[2]),
        "File", "Stream", "FileStream", "StreamReader", "TextReader", "Directory", "Path", "Console", "Environment",
        "Assembly", "Type", "Activator",
    ];

    [Fact]
    public void The_figures_of_the_engine_come_from_orders_and_events_and_cannot_see_the_rows() =>
        Convention.Holds(Sample.Where(IsInRoom).SelectMany(Faults));

    [Fact]
    public void The_room_is_where_the_rule_looks_and_the_readers_are_known()
    {
        Assert.Contains(Sample, file => file.Path == $"{Room}OlistFigures.cs");
        Assert.Contains(Sample, file => file.Path == $"{Room}RetailFigures.cs");
        Assert.ProperSuperset(
            new HashSet<string>
            {
                "Reading", "Row", "CsvTable", "Olist", "OlistOrder", "Retail", "InvoiceLine", "LedgerDay", "StoreProduct",
            },
            Unseen);
    }

    [Theory]
    [InlineData("using OrderKit.Samples.Replay.Reading;")]
    [InlineData("using System.IO;")]
    [InlineData("using CsvHelper;")]
    [InlineData("class X { Reading.Row? row; }")]
    [InlineData("class X { object? y = new Retail.InvoiceLine(); }")]
    [InlineData("class X { string Y => File.ReadAllText(\"orders\"); }")]
    public void A_look_at_the_rows_is_caught(string text) => Assert.NotEmpty(Faults(new($"{Room}X.cs", text)));

    private static bool IsInRoom(SourceFile file) => file.Path.StartsWith(Room, StringComparison.Ordinal);

    // The name of the room's own source of figures that the reader counts is a word and no look at the reader.
    private static IEnumerable<string> Faults(SourceFile file) =>
    [
        .. file.Syntax.Usings.Select(line => $"{line.NamespaceOrType}")
            .Where(name => !Usings.Contains(name))
            .Select(name => $"{file.Path}: uses {name}"),
        .. file.Syntax.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && Unseen.Contains(token.Text) && !IsEnumMember(token))
            .Select(token => $"{file.Path}: sees {token.Text}"),
    ];

    private static bool IsEnumMember(SyntaxToken token) =>
        token.Parent.IsKind(SyntaxKind.EnumMemberDeclaration) || token.Parent?.Parent?.ToString() == $"FigureSource.{token.Text}";
}
