namespace OrderKit.Samples.Replay.Telling;

/// <summary>A bar that grows on the last line of the screen; shows nothing when it is off.</summary>
internal sealed class ProgressBar(TextWriter writer, bool isOn)
{
    private const int Width = 50;
    private int shown = -1;

    internal static ProgressBar Off { get; } = new(TextWriter.Null, false);

    internal void Show(long done, long all)
    {
        var filled = (int)(Width * done / all);
        if (isOn && filled != shown)
        {
            shown = filled;
            writer.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {100 * done / all,3} %");
        }
    }

    /// <summary>Leaves the line empty for what comes next.</summary>
    internal void Clear()
    {
        if (isOn)
        {
            writer.Write($"\r{new string(' ', Width + 8)}\r");
            shown = -1;
        }
    }
}
