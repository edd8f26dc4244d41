using System.Buffers;
using System.Text.Json;
using NodaTime.Text;

namespace OrderKit.PersonalData;

/// <summary>Gives a person what an order knows of them, in a form that people and machines read.</summary>
/// <remarks>For a request of access or portability: Regulation (EU) 2016/679, articles 15 and 20. What was bought and when is in the order
/// and its events, which carry no personal data; the host adds them. Safe to share between threads.</remarks>
/// <param name="vault">The personal data of the orders.</param>
/// <param name="retention">What the law wants kept.</param>
public sealed class SubjectExport(PersonalDataVault vault, LegalRetention retention)
{
    /// <summary>Writes everything an order knows of the person behind it, in the clear, as UTF-8 JSON.</summary>
    /// <remarks>Members: <c>format</c>; <c>order</c>; <c>person</c>, the whole content of the order's envelope, absent once erased; and
    /// <c>keptByLaw</c> with <c>ground</c>, <c>until</c> and <c>person</c>, absent when nothing is kept. Names never change; members may be
    /// added.</remarks>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The document; null when nothing is known of the person, or nothing any more.</returns>
    /// <exception cref="InvalidOrderDataException">An envelope was changed or belongs to another order.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> WriteAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        var person = await vault.OpenClearAsync(order, cancellationToken).ConfigureAwait(false);
        var kept = await retention.OpenAsync(order, cancellationToken).ConfigureAwait(false);
        return person is null && kept is null ? (ReadOnlyMemory<byte>?)null : Write(order, person, kept);
    }

    // The envelope's own form goes out as it is: whatever is added to it, by a later version too, cannot be forgotten here.
    private static ReadOnlyMemory<byte> Write(OrderId order, byte[]? person, RetainedContent? kept)
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

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteForm(Utf8JsonWriter json, byte[] form)
    {
        using var read = JsonDocument.Parse(form);
        json.WritePropertyName("person");
        read.RootElement.WriteTo(json);
    }
}
