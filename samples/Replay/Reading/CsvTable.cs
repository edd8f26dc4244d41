using System.IO.Compression;
using CsvHelper;

namespace OrderKit.Samples.Replay.Reading;

/// <summary>Reads a gzip-packed CSV file (RFC 4180, UTF-8, with a header) row by row and goes on after a broken one.</summary>
internal static class CsvTable
{
    private const int RecordBytesMax = 1 << 20;

    /// <summary>Reads the rows of a file of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="columns">The columns wanted, by their names in the header; others are passed over.</param>
    /// <param name="parse">Makes something of a row; throws <see cref="RowFaultException"/> when it cannot.</param>
    /// <param name="faults">Is told of a missing file, a missing column and each broken row.</param>
    /// <returns>What could be read.</returns>
    internal static IEnumerable<T> Read<T>(string folder, string file, string[] columns, Func<Row, T> parse, Faults faults)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Tell(file, $"there is no such file in {folder}");
            return [];
        }

        if (!IsWhole(path))
        {
            faults.Tell(file, "is damaged or cut off; only what is left of it is read");
        }

        return Read(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), file, columns, parse, faults);
    }

    /// <summary>Reads the rows of a stream and closes it.</summary>
    internal static IEnumerable<T> Read<T>(Stream stream, string file, string[] columns, Func<Row, T> parse, Faults faults)
    {
        using var reader = CsvReader.Create(stream, Options(file, faults));
        if (Places(reader, file, columns, faults) is not { } places)
        {
            yield break;
        }

        var row = new Row(reader, columns, places);
        while (TryAdvance(reader, file, faults))
        {
            if (TryParse(row, file, parse, faults, out var item))
            {
                yield return item;
            }
        }
    }

    private static bool IsWhole(string path)
    {
        try
        {
            return GzipCheck.IsWhole(path);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static CsvReaderOptions Options(string file, Faults faults) => new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = RecordBytesMax,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record => faults.Tell(file, record.LineNumber, Describe(record.Reason)),
    };

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "has another number of fields than the header",
        CsvMalformedReason.UnterminatedQuote => "has a quote that is never closed, so nothing after it can be read",
        CsvMalformedReason.StrayQuote => "has a quote inside a field that is not quoted",
        CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quote",
        _ => $"is malformed ({reason})",
    };

    private static int[]? Places(CsvReader reader, string file, string[] columns, Faults faults)
    {
        try
        {
            string[] header = [.. reader.Headers];
            int[] places = [.. columns.Select(column => Array.IndexOf(header, column))];
            var missing = columns.Where((_, index) => places[index] < 0).ToList();
            if (missing.Count == 0)
            {
                return places;
            }

            faults.Tell(file, 1, $"has no column {string.Join(", ", missing)}; it has {string.Join(", ", header)}");
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            faults.Tell(file, 1, $"cannot be read: {e.Message}");
        }

        return null;
    }

    private static bool TryAdvance(CsvReader reader, string file, Faults faults)
    {
        var row = reader.RowNumber;
        try
        {
            return reader.Read();
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            faults.Tell(file, $"cannot be read after {row} rows: {e.Message}");
            return false;
        }
    }

    private static bool TryParse<T>(Row row, string file, Func<Row, T> parse, Faults faults, out T item)
    {
        try
        {
            item = parse(row);
            return true;
        }
        catch (RowFaultException e)
        {
            faults.Tell(file, row.Number, e.Message);
            item = default!;
            return false;
        }
    }

    private static bool IsUnreadable(Exception e) => e is InvalidDataException or IOException or CsvFormatException;
}
