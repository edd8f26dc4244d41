using System.Buffers.Binary;
using System.IO.Compression;

namespace OrderKit.Samples.Replay.Reading;

/// <summary>Finds out whether a gzip-packed file is all there: .NET unpacks a file that was cut off without a word.</summary>
internal static class GzipCheck
{
    private const int LengthBytes = 4;
    private const int SmallestFile = 18;

    /// <summary>Compares what comes out with the length that stands at the end of the file (RFC 1952, ISIZE).</summary>
    /// <param name="path">The file, packed in one piece.</param>
    /// <returns>Whether both agree.</returns>
    /// <exception cref="InvalidDataException">The file is not packed.</exception>
    internal static bool IsWhole(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length < SmallestFile)
        {
            return false;
        }

        Span<byte> end = stackalloc byte[LengthBytes];
        file.Seek(-LengthBytes, SeekOrigin.End);
        file.ReadExactly(end);
        file.Seek(0, SeekOrigin.Begin);
        return unchecked((uint)Length(file)) == BinaryPrimitives.ReadUInt32LittleEndian(end);
    }

    private static long Length(Stream packed)
    {
        using var content = new GZipStream(packed, CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        var length = 0L;
        while (content.Read(buffer) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }
}
