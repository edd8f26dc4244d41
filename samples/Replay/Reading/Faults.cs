namespace OrderKit.Samples.Replay.Reading;

/// <summary>Tells of everything that could not be read, one line each, and counts it.</summary>
internal sealed class Faults(TextWriter writer)
{
    /// <summary>Files and rows left out so far.</summary>
    internal int Count { get; private set; }

    internal void Tell(string file, string message) => Write($"{file}: {message}");

    /// <summary>Tells of a row by the line of the file on which it begins; the header is row 1.</summary>
    internal void Tell(string file, long row, string message) => Write($"{file}, row {row}: {message}");

    private void Write(string line)
    {
        Count++;
        writer.WriteLine(line);
    }
}
