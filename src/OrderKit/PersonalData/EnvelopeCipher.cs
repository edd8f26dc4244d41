using System.Security.Cryptography;
using System.Text;

namespace OrderKit.PersonalData;

/// <summary>Seals and opens envelopes with AES-256-GCM; a label that begins with the order's number is authenticated with the
/// content.</summary>
/// <remarks>One key serves two ends, so each end gets a key of its own by HKDF-SHA256 (RFC 5869).</remarks>
internal static class EnvelopeCipher
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    internal static byte[] Seal(ReadOnlySpan<byte> key, string label, ReadOnlySpan<byte> content)
    {
        var message = new byte[NonceBytes + content.Length + TagBytes];
        RandomNumberGenerator.Fill(message.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(Derive(key, "seal"), TagBytes);
        cipher.Encrypt(
            message.AsSpan(0, NonceBytes),
            content,
            message.AsSpan(NonceBytes, content.Length),
            message.AsSpan(NonceBytes + content.Length),
            Encoding.UTF8.GetBytes(label));
        return message;
    }

    internal static byte[] Open(ReadOnlySpan<byte> key, string label, ReadOnlySpan<byte> message)
    {
        if (message.Length < NonceBytes + TagBytes)
        {
            throw new InvalidOrderDataException($"The envelope of order {OrderOf(label)} is too short to be one.");
        }

        var content = new byte[message.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Derive(key, "seal"), TagBytes);
        try
        {
            cipher.Decrypt(
                message[..NonceBytes], message[NonceBytes..^TagBytes], message[^TagBytes..], content, Encoding.UTF8.GetBytes(label));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new InvalidOrderDataException(
                $"The envelope of order {OrderOf(label)} does not open with its key: it was changed or swapped.");
        }

        return content;
    }

    internal static string KeyedHash(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, string end = "hash") =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Derive(key, end), content)[..16]);

    // A label begins with the order's number and may go on in further lines.
    private static string OrderOf(string label) => label.Split('\n')[0];

    private static byte[] Derive(ReadOnlySpan<byte> key, string end)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], Encoding.UTF8.GetBytes($"orderkit {end}"));
        return derived;
    }
}
