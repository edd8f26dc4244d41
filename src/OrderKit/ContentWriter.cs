using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace OrderKit;

/// <summary>Writes a command's content in one fixed form, field by field, and hashes it.</summary>
/// <remarks>Every field is its name and its value, both with their length, so no two contents run together. A field that is null is left
/// out: a field added later leaves old hashes as they are.</remarks>
internal sealed class ContentWriter
{
    private const int NumberLengthMax = 32;

    private readonly ArrayBufferWriter<byte> buffer = new(256);

    internal ContentWriter Field(string name, string? value)
    {
        if (value is not null)
        {
            Text(name);
            Text(value);
        }

        return this;
    }

    internal ContentWriter Field(string name, long value) => Number(name, value);

    internal ContentWriter Field(string name, decimal value) =>
        Number(name, value / 1.0000000000000000000000000000m);

    internal ContentWriter Field(string name, bool value) => Field(name, value ? "true" : "false");

    internal ContentWriter Field(string name, Money value) => Field(name, value.Amount).Field(name, value.Currency.Code);

    internal ContentWriter Field(string name, Instant? value) =>
        Field(name, value is { } time ? InstantPattern.ExtendedIso.Format(time) : null);

    internal ContentHash ToHash()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    internal ReadOnlySpan<byte> ToBytes() => buffer.WrittenSpan;

    private ContentWriter Number<T>(string name, T value)
        where T : IUtf8SpanFormattable
    {
        Text(name);
        var span = buffer.GetSpan(NumberLengthMax + sizeof(int));
        value.TryFormat(span[sizeof(int)..], out var length, default, CultureInfo.InvariantCulture);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        buffer.Advance(length + sizeof(int));
        return this;
    }

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var span = buffer.GetSpan(length + sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        Encoding.UTF8.GetBytes(text, span[sizeof(int)..]);
        buffer.Advance(length + sizeof(int));
    }
}
