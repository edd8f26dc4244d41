using System.Diagnostics;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Samples;

/// <summary>The three ways to adopt a part of OrderKit: each is one file of at most 40 lines, and says what a person expects.</summary>
public sealed class AdoptionSamplesTests
{
    private const int LinesMax = 40;

    [Theory]
    [InlineData("OwnTable")]
    [InlineData("ErpStock")]
    [InlineData("CarriersOnly")]
    public async Task One_file_of_at_most_forty_lines_adopts_a_part_and_prints_what_it_says(string sample)
    {
        var file = Assert.Single(Repository.Files($"samples/{sample}", "*.cs"));
        Assert.InRange(new SourceFile(file, Repository.Text(file)).Lines.Length, 10, LinesMax);
        Approved.Equal($"tests/OrderKit.Tests/Samples/{sample}.approved.txt", await RunAsync(sample));
    }

    // The program as a person starts it: its own process, nothing of the test's around it.
    private static async Task<string> RunAsync(string sample)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{sample}.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal((0, ""), (program.ExitCode, await errors));
        return output;
    }
}
