using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderKit.PersonalData;

/// <summary>The stored fields of what the law wants kept. Fields may be added, never renamed; a version that does not know one refuses to
/// read them, for a longer mark writes them over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record KeptForm(string Name, string[] Street, string PostalCode, string City, string Country);

/// <content>The form in which the books' part is encrypted.</content>
internal sealed partial class PersonalDataJson
{
    internal static byte[] WriteKept(RetainedContent content)
    {
        var address = content.Address;
        return JsonSerializer.SerializeToUtf8Bytes(
            new KeptForm(content.Name, [.. address.Street], address.PostalCode, address.City, address.Country), Default.KeptForm);
    }

    internal static RetainedContent ReadKept(ReadOnlySpan<byte> bytes, RetentionMark mark)
    {
        var form = Understood(bytes, Default.KeptForm)
            ?? throw new InvalidOrderDataException("What the law wants kept holds nothing.");
        return new(mark, form.Name, new([.. form.Street], form.PostalCode, form.City, form.Country));
    }
}
