using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

/// <summary>Which room of the core may see which other. Orders, availability and shipments never see each other: they meet by id.</summary>
internal static class RoomDirection
{
    // A room is a folder of src/OrderKit; the root, the words everyone uses, is "" and seen by all.
    internal static readonly IReadOnlyDictionary<string, string[]> Sees = new Dictionary<string, string[]>
    {
        [""] = [],
        ["Tailoring"] = [],
        ["Products"] = ["Tailoring"],
        ["PersonalData"] = ["Tailoring"],
        ["Units"] = [],
        ["Orders"] = ["Units", "Payments", "PersonalData", "Tailoring", "Products"],
        ["Changes"] = ["Orders", "Units", "PersonalData"],
        ["Payments"] = [],
        ["Sourcing"] = [],
        ["Feeds"] = [],
        ["Availability"] = ["Sourcing", "Feeds"],
        ["Combining"] = ["Availability", "Sourcing", "Feeds"],
        ["Drift"] = ["Availability", "Sourcing", "Feeds"],
        ["Promising"] = ["Availability"],
        ["Backorders"] = ["Promising"],
        ["Shipments"] = [],
        ["Carriers"] = ["Shipments"],
        ["Delivery"] = ["Availability", "Carriers", "Shipments"],
        ["Checkout"] =
        [
            "Orders", "Units", "Tailoring", "Products", "Payments", "PersonalData", "Availability", "Sourcing", "Promising", "Backorders",
            "Carriers", "Delivery",
        ],
        ["Deviations"] = ["Orders", "Units", "Availability", "Shipments", "Carriers", "Delivery"],
        ["Processes"] =
        [
            "Orders", "Units", "Tailoring", "Products", "Changes", "Payments", "PersonalData", "Availability", "Shipments",
            "Carriers", "Delivery", "Promising", "Backorders", "Drift",
            "Checkout", "Deviations",
        ],
        ["Subscriptions"] = ["Orders", "Processes"],
        ["Timers"] = ["Orders", "Processes", "Checkout"],
        ["Documents"] = ["PersonalData"],
        ["Storing"] =
        [
            "Orders", "Units", "Tailoring", "Products", "Payments", "PersonalData", "Availability", "Feeds", "Shipments",
        ],
        ["Overview"] =
        [
            "Orders", "Units", "Tailoring", "Products", "Changes", "Payments", "PersonalData", "Availability", "Shipments",
            "Carriers", "Delivery",
            "Checkout", "Deviations", "Processes",
        ],
        ["InMemory"] =
        [
            "Orders", "Units", "Tailoring", "Products", "Changes", "Payments", "PersonalData", "Availability", "Shipments",
            "Carriers", "Delivery", "Promising", "Backorders",
            "Deviations", "Processes", "Overview", "Subscriptions", "Timers", "Documents",
        ],
        ["DependencyInjection"] =
        [
            "Orders", "Units", "Tailoring", "Products", "Changes", "Payments", "PersonalData", "Availability", "Shipments",
            "Carriers", "Delivery", "Sourcing", "Promising", "Backorders",
            "Checkout", "Deviations", "Processes", "Overview", "InMemory", "Subscriptions", "Timers", "Documents",
        ],
    };

    // The only namespaces from outside; Stateless and Microsoft are for one file and one room.
    private static readonly string[] Outside = ["System", "NodaTime", "Stateless", "Microsoft"];

    /// <summary>What the given files of the core see and must not.</summary>
    internal static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        var types = files.SelectMany(file => file.TopLevelTypes.Select(type => (RoomOf(file), SourceFile.NameOf(type)))).ToHashSet();
        return files.SelectMany(file => Faults(file, (room, type) => types.Contains((room, type)))).Distinct();
    }

    internal static string RoomOf(SourceFile file) => file.Room["OrderKit/".Length..];

    private static IEnumerable<string> Faults(SourceFile file, Func<string, string, bool> isTypeOf)
    {
        var room = RoomOf(file);
        if (!Sees.ContainsKey(room))
        {
            return [$"{file.Path}: the room {room} is not in the table of RoomDirection.cs; add it with the rooms it may see"];
        }

        var home = room is "" or "DependencyInjection" ? "OrderKit" : $"OrderKit.{room}";
        var spaces = file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString());
        var used = Usings(file).Where(name => !(name[0] == "OrderKit" || Outside.Contains(name[0])) || !MaySee(file, name, isTypeOf));
        var named = Names(file).Where(name => !MaySee(file, name, isTypeOf));
        var seer = room == "" ? "the root" : room;
        return spaces.Where(space => space != home).Select(space => $"{file.Path}: namespace {space} should be {home}")
            .Concat(used.Concat(named).Select(name => $"{file.Path}: {seer} may not see {string.Join('.', name)}"));
    }

    private static bool MaySee(SourceFile file, string[] name, Func<string, string, bool> isTypeOf)
    {
        var here = RoomOf(file);
        bool Room(string room) => room == here || Sees[here].Contains(room);
        return name switch
        {
            ["OrderKit"] => true,
            ["OrderKit", var next, ..] => isTypeOf("", next) || Room(next),
            ["Stateless", ..] => file.Path == "src/OrderKit/Lifecycle.cs",
            ["Microsoft", ..] => here == "DependencyInjection",
            // From inside OrderKit a room's type can be named without the prefix: Orders.Order.
            [var room, var type, ..] when isTypeOf(room, type) => Room(room),
            // The types of DependencyInjection live in the namespace OrderKit, so that a bare name reaches them.
            [var type] => here == "DependencyInjection" || !isTypeOf("DependencyInjection", type),
            _ => true,
        };
    }

    private static IEnumerable<string[]> Usings(SourceFile file) =>
        file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Select(line => Parts(line.NamespaceOrType))
            .Where(name => name is not []);

    // Every name in the code, cut at its dots. Docstrings are not code: a pointer for the reader is no dependency.
    private static IEnumerable<string[]> Names(SourceFile file) =>
        file.Syntax.DescendantNodes()
            .Where(node => node is not NameSyntax { Parent: BaseNamespaceDeclarationSyntax })
            .Where(node => node is ExpressionSyntax)
            .Select(Parts)
            .Where(name => name is not []);

    private static string[] Parts(SyntaxNode node) => node switch
    {
        SimpleNameSyntax simple => [simple.Identifier.Text],
        AliasQualifiedNameSyntax alias => [alias.Name.Identifier.Text],
        QualifiedNameSyntax name => Join(Parts(name.Left), name.Right),
        MemberAccessExpressionSyntax access => Join(Parts(access.Expression), access.Name),
        _ => [],
    };

    private static string[] Join(string[] left, SimpleNameSyntax right) => left is [] ? [] : [.. left, right.Identifier.Text];
}
