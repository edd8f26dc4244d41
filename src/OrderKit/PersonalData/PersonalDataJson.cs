using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OrderKit.PersonalData;

/// <summary>The form in which personal content is encrypted. Fields may be added, never renamed: old envelopes must open.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SealedForm))]
[JsonSerializable(typeof(KeptForm))]
internal sealed partial class PersonalDataJson : JsonSerializerContext
{
    internal static byte[] Write(PersonalContent content) => JsonSerializer.SerializeToUtf8Bytes(Form(content), Default.SealedForm);

    private static SealedForm Form(PersonalContent content)
    {
        var to = content.Recipient;
        return new(
            to?.Name, to is null ? null : [.. to.Address.Street], to?.Address.PostalCode, to?.Address.City, to?.Address.Country,
            to?.Phone, to?.Email, SealedLines.Of(content.Tailoring), content.Proposed is { } proposed ? Form(proposed) : null)
        {
            Later = content.Later.Count == 0 ? null : content.Later.ToDictionary(m => m.Name, m => Element(m.Json)),
        };
    }

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    internal static PersonalContent Read(ReadOnlySpan<byte> bytes)
    {
        var form = Understood(bytes, Default.SealedForm) ?? throw new InvalidOrderDataException("An envelope holds nothing.");
        return Read(form);
    }

    // The message of the reader's own exception could tell some of the content.
    private static T? Understood<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> form)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, form);
        }
        catch (JsonException)
        {
            throw new InvalidOrderDataException("An envelope holds what this version does not understand.");
        }
    }

    private static PersonalContent Read(SealedForm form) => new(form.Name is null ? null : Recipient(form, form.Name))
    {
        Tailoring = SealedLines.Read(form.Tailoring ?? []),
        Proposed = form.Proposed is { } proposed ? Read(proposed) : null,
        Later = (form.Later ?? []).Select(m => (m.Key, m.Value.GetRawText())).ToValueList(),
    };

    private static Recipient Recipient(SealedForm form, string name) => new(
        name, new([.. form.Street ?? []], form.PostalCode ?? "", form.City ?? "", form.Country ?? ""), form.Phone, form.Email);
}

/// <summary>The stored fields.</summary>
internal sealed record SealedForm(
    string? Name, string[]? Street, string? PostalCode, string? City, string? Country, string? Phone, string? Email,
    SealedLine[]? Tailoring = null, SealedForm? Proposed = null)
{
    /// <summary>Fields of a later version, kept when the envelope is written over.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Later { get; set; }
}
