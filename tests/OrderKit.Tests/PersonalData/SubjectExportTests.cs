using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.PersonalData;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PersonalData;

public sealed class SubjectExportTests
{
    private static readonly Recipient Elsa =
        new("c4n4ry-name", new(["c4n4ry-1", "c4n4ry-2"], "c4n4ry-code", "c4n4ry-city", "SE"), "c4n4ry-phone", "c4n4ry-mail");

    private static readonly RetentionMark Books = new("bookkeeping", new(2033, 12, 31));

    private readonly MemoryPersonalDataKeys keys = new();
    private readonly OneEnvelope drawer = new();
    private readonly PersonalDataVault vault;
    private readonly LegalRetention retention;
    private readonly SubjectExport export;

    public SubjectExportTests()
    {
        vault = new(keys, drawer);
        retention = new(keys, new MemoryRetentionStore(), vault);
        export = new(vault, retention);
    }

    [Fact]
    public async Task The_members_and_their_names_never_change()
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);

        using var document = JsonDocument.Parse((await export.WriteAsync(Sample.Id))!.Value);
        var root = document.RootElement;
        Assert.Equal("orderkit-subject-export-1", root.GetProperty("format").GetString());
        Assert.Equal("SO-1", root.GetProperty("order").GetString());
        string[] person = ["Name", "Street", "PostalCode", "City", "Country", "Phone", "Email"];
        Assert.Superset(person.ToHashSet(), Members(root.GetProperty("person")));
        var kept = root.GetProperty("keptByLaw");
        Assert.Equal(("bookkeeping", "2033-12-31"), (kept.GetProperty("ground").GetString(), kept.GetProperty("until").GetString()));
        Assert.Equal(person[..5].ToHashSet(), Members(kept.GetProperty("person")));
    }

    [Fact]
    public async Task Everything_in_the_envelope_is_in_the_export()
    {
        await SealAsync();
        var text = await TextAsync();
        Assert.All(
            (string[])[Elsa.Name, .. Elsa.Address.Street, Elsa.Address.PostalCode, Elsa.Address.City, Elsa.Phone!, Elsa.Email!],
            mark => Assert.Contains(mark, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_later_version_sealed_is_in_the_export_too()
    {
        var key = await keys.GetOrCreateAsync(Sample.Id, default);
        var later = """{"Name":"Elsa","Street":[],"PostalCode":"","City":"","Country":"SE","Birthday":{"Day":"c4n4ry-later"}}""";
        drawer.Put(new(Sample.Id, EnvelopeCipher.Seal(key.Span, Sample.Id.Value, Encoding.UTF8.GetBytes(later))));

        Assert.Contains("c4n4ry-later", await TextAsync(), StringComparison.Ordinal);
        Assert.Equal("Elsa", (await vault.OpenAsync(Sample.Id))?.Recipient!.Name);
    }

    [Fact]
    public async Task Labels_and_uploaded_files_are_in_the_export_until_they_are_erased()
    {
        var documents = new DocumentVault(keys, new MemoryDocumentStore());
        var whole = new SubjectExport(vault, retention, documents);
        await SealAsync();
        await documents.PutAsync(new(Sample.Id, new("label-1"), "label", "zpl"), "^FDc4n4ry-label"u8.ToArray());
        await documents.PutAsync(new(Sample.Id, new("upload-1"), "upload", "png"), "c4n4ry-upload"u8.ToArray());

        using var document = JsonDocument.Parse((await whole.WriteAsync(Sample.Id))!.Value);
        Assert.Equal(
            [("label-1", "label", "zpl", "^FDc4n4ry-label"), ("upload-1", "upload", "png", "c4n4ry-upload")],
            document.RootElement.GetProperty("files").EnumerateArray().Select(f => (
                f.GetProperty("id").GetString(), f.GetProperty("kind").GetString(), f.GetProperty("format").GetString(),
                Encoding.UTF8.GetString(f.GetProperty("content").GetBytesFromBase64()))));

        await vault.EraseAsync(Sample.Id);
        Assert.Null(await whole.WriteAsync(Sample.Id));
    }

    [Fact]
    public async Task The_export_of_a_host_knows_the_files()
    {
        await using var host = new ServiceCollection().AddOrderKit().Services.BuildServiceProvider();
        await host.GetRequiredService<DocumentVault>().PutAsync(new(Sample.Id, new("label-1"), "label", "zpl"), "c4n4ry"u8.ToArray());
        Assert.NotNull(await host.GetRequiredService<SubjectExport>().WriteAsync(Sample.Id));
    }

    [Fact]
    public async Task After_erasure_it_holds_what_the_law_keeps_and_then_nothing()
    {
        await SealAsync();
        await retention.MarkAsync(Sample.Id, Books);
        await vault.EraseAsync(Sample.Id);

        var left = await TextAsync();
        Assert.Contains(Elsa.Name, left, StringComparison.Ordinal);
        Assert.DoesNotContain(Elsa.Phone!, left, StringComparison.Ordinal);
        Assert.DoesNotContain(Elsa.Email!, left, StringComparison.Ordinal);

        await retention.EraseAsync(Sample.Id, new(2034, 1, 1));
        Assert.Null(await export.WriteAsync(Sample.Id));
    }

    [Fact]
    public async Task Of_an_order_without_a_person_there_is_nothing_to_export() => Assert.Null(await export.WriteAsync(Sample.Id));

    private static HashSet<string> Members(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    private async Task<string> TextAsync() => Encoding.UTF8.GetString((await export.WriteAsync(Sample.Id))!.Value.Span);

    private async Task SealAsync() => drawer.Put((await vault.SealAsync(Sample.Id, new(Elsa))).Envelope);
}
