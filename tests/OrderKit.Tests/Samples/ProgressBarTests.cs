using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Tests.Samples;

public sealed class ProgressBarTests
{
    [Fact]
    public void It_grows_from_nothing_to_all_and_leaves_an_empty_line()
    {
        using var screen = new StringWriter();
        var bar = new ProgressBar(screen, isOn: true);
        bar.Show(0, 200);
        bar.Show(1, 200);
        bar.Show(100, 200);
        bar.Show(200, 200);
        bar.Clear();

        Assert.Equal(
            [
                "", $"[{new string('.', 50)}]   0 %", $"[{new string('#', 25)}{new string('.', 25)}]  50 %",
                $"[{new string('#', 50)}] 100 %", new string(' ', 58), "",
            ],
            screen.ToString().Split('\r'));
    }

    [Fact]
    public void It_writes_nothing_where_nobody_looks()
    {
        using var file = new StringWriter();
        var bar = new ProgressBar(file, isOn: false);
        bar.Show(1, 2);
        bar.Clear();

        Assert.Equal("", file.ToString());
    }
}
