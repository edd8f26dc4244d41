using System.Xml.Linq;

namespace OrderKit.Tests.Support;

/// <summary>What the docstrings say, from the file that the compiler writes beside the assembly.</summary>
internal static class Summaries
{
    private static readonly Dictionary<string, string> Texts = XDocument
        .Load(Path.ChangeExtension(typeof(OrderId).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")!));

    /// <summary>The summary of an enumeration's value.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum => Texts[$"F:{typeof(T).FullName}.{value}"];

    private static string Plain(XElement summary) =>
        string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
