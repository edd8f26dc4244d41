using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace OrderKit.Storing;

/// <summary>An object of a stored text while it is read: gives members by name and notes which nobody asked for.</summary>
internal sealed class StoredObject
{
    private readonly JsonProperty[] members;
    private readonly bool[] asked;
    private int next;

    internal StoredObject(StoredReading reading, JsonElement element, string path)
    {
        Reading = reading;
        Path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw reading.Fault($"has no object at {(path.Length == 0 ? "its top" : path)}");
        }

        members = new JsonProperty[element.GetPropertyCount()];
        asked = new bool[members.Length];
        var index = 0;
        foreach (var member in element.EnumerateObject())
        {
            members[index++] = member;
        }
    }

    internal StoredReading Reading { get; }

    internal string Path { get; }

    /// <summary>A member's value; null when it is not there. JSON's null counts as not there.</summary>
    internal JsonElement? Find(string name)
    {
        // Members are nearly always asked for in the order in which they stand.
        for (var step = 0; step < members.Length; step++)
        {
            var index = (next + step) % members.Length;
            if (IsNamed(members[index], name))
            {
                asked[index] = true;
                next = index + 1;
                return members[index].Value is { ValueKind: not JsonValueKind.Null } value ? value : null;
            }
        }

        return null;
    }

    internal T? Object<T>(string name, Func<StoredObject, T> read)
        where T : class =>
        Find(name) is { } element ? Closed(element, At(name), read) : null;

    internal T Required<T>(string name, Func<StoredObject, T> read)
        where T : class =>
        Object(name, read) ?? throw Missing(name);

    internal ValueList<T> List<T>(string name, Func<StoredObject, T> read)
    {
        if (ArrayOrNull(name) is not { } list || list.GetArrayLength() == 0)
        {
            return ValueList<T>.Empty;
        }

        var (items, path, index) = (new T[list.GetArrayLength()], At(name), 0);
        foreach (var element in list.EnumerateArray())
        {
            items[index++] = Closed(element, path, read);
        }

        return new(items);
    }

    internal IEnumerable<JsonElement> Elements(string name) => ArrayOrNull(name) is { } list ? list.EnumerateArray() : [];

    internal T Closed<T>(JsonElement element, string path, Func<StoredObject, T> read)
    {
        var inner = new StoredObject(Reading, element, path);
        var value = read(inner);
        inner.Close();
        return value;
    }

    /// <summary>Ends the reading of this object; a member that nobody asked for is of a later version.</summary>
    internal void Close() => Reading.HasUnknownMembers |= asked.Contains(false);

    internal InvalidOrderDataException Missing(string name) => Fault(name, "is missing");

    internal InvalidOrderDataException Fault(string name, string fault) => Reading.Fault($"has a member {At(name)} that {fault}");

    private JsonElement? ArrayOrNull(string name) =>
        Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Array } element => element,
            _ => throw Fault(name, "is no list"),
        };

    // Names are compared as they stand. Only a longer one can be the same name, written with escapes.
    private static bool IsNamed(JsonProperty member, string name)
    {
        var stands = JsonMarshal.GetRawUtf8PropertyName(member);
        return stands.Length == name.Length
            ? Ascii.Equals(stands, name)
            : stands.Length > name.Length && stands.Contains((byte)'\\') && member.NameEquals(name);
    }

    private string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
