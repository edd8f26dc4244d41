using System.Buffers;
using System.Text.Json;
using NodaTime.Text;

namespace OrderKit.PersonalData;

/// <summary>Gives a person what an order knows of them, in a form that people and machines read.</summary>
/// <remarks>For a request of access or portability: Regulation (EU) 2016/679, articles 15 and 20. What was bought and when is in the order
/// and its events, which carry no personal data; the host adds them. Safe to share between threads.</remarks>
/// <param name="vault">The personal data of the orders.</param>
/// <param name="retention">What the law wants kept.</param>
/// <param name="files">The files of the orders; null when there are none.</param>
public sealed class SubjectExport(PersonalDataVault vault, LegalRetention retention, IPersonalFiles? files = null)
{
    /// <summary>Writes everything an order knows of the person behind it, in the clear, as UTF-8 JSON.</summary>
    /// <remarks>Members: <c>format</c>; <c>order</c>; <c>person</c>, the whole content of the order's envelope, absent once erased;
    /// <c>keptByLaw</c> with <c>ground</c>, <c>until</c> and <c>person</c>, absent when nothing is kept; and <c>files</c>, each with
    /// <c>id</c>, <c>kind</c>, <c>format</c> and <c>content</c> in Base64, absent when there is none or they were erased. Names never
    /// change; members may be added.</remarks>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The document; null when nothing is known of the person, or nothing any more.</returns>
    /// <exception cref="InvalidOrderDataException">An envelope or a file was changed or belongs to another order.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> WriteAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        var person = await vault.OpenClearAsync(order, cancellationToken).ConfigureAwait(false);
        var kept = await retention.OpenAsync(order, cancellationToken).ConfigureAwait(false);
        var papers = files is null ? [] : await files.OpenAllAsync(order, cancellationToken).ConfigureAwait(false);
        return person is null && kept is null && papers.Count == 0 ? (ReadOnlyMemory<byte>?)null : Write(order, person, kept, papers);
    }

    // The envelope's own form goes out as it is: whatever is added to it, by a later version too, cannot be forgotten here.
    private static ReadOnlyMemory<byte> Write(OrderId order, byte[]? person, RetainedContent? kept, ValueList<PersonalFile> papers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "orderkit-subject-export-1");
        json.WriteString("order", order.Value);
        if (person is not null)
        {
            WriteForm(json, person);
        }

        if (kept is not null)
        {
            json.WriteStartObject("keptByLaw");
            json.WriteString("ground", kept.Mark.Ground.Value);
            json.WriteString("until", LocalDatePattern.Iso.Format(kept.Mark.Until));
            WriteForm(json, PersonalDataJson.WriteKept(kept));
            json.WriteEndObject();
        }

        WriteFiles(json, papers);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteFiles(Utf8JsonWriter json, ValueList<PersonalFile> papers)
    {
        if (papers.Count == 0)
        {
            return;
        }

        json.WriteStartArray("files");
        foreach (var paper in papers)
        {
            json.WriteStartObject();
            json.WriteString("id", paper.Id);
            json.WriteString("kind", paper.Kind.Value);
            json.WriteString("format", paper.Format.Value);
            json.WriteBase64String("content", paper.Content.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteForm(Utf8JsonWriter json, byte[] form)
    {
        using var read = JsonDocument.Parse(form);
        json.WritePropertyName("person");
        read.RootElement.WriteTo(json);
    }
}
