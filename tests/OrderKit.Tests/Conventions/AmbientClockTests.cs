using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Conventions;

public sealed partial class AmbientClockTests
{
    [Fact]
    public void The_core_takes_time_ids_and_chance_as_arguments_and_does_nothing_behind_the_callers_back() =>
        Convention.Holds(Repository.Core.SelectMany(Faults));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var now = System.DateTimeOffset . Now;")]
    [InlineData("using Clock = System.DateTime;")]
    [InlineData("using static System.Console;")]
    [InlineData("var now = SystemClock.Instance.GetCurrentInstant();")]
    [InlineData("var clock = TimeProvider.System;")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var id = Guid.CreateVersion7();")]
    [InlineData("var dice = Random.Shared.Next();")]
    [InlineData("var dice = new Random();")]
    [InlineData("var watch = Stopwatch.StartNew();")]
    [InlineData("_ = Task.Run(() => 1);")]
    [InlineData("new Thread(() => { }).Start();")]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { });")]
    [InlineData("Console.WriteLine();")]
    [InlineData("var ticks = Environment.TickCount64;")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("var name = $\"{Guid.NewGuid()}\";")]
    public void A_hidden_clock_die_thread_or_file_is_caught(string code) =>
        Assert.NotEmpty(Faults(new("src/OrderKit/Orders/X.cs", code)));

    [Theory]
    [InlineData("src/OrderKit/Orders/X.cs", "// DateTime.UtcNow\nvar text = \"DateTime.UtcNow\"; Instant now = clock.GetCurrentInstant();")]
    [InlineData("src/OrderKit/DependencyInjection/X.cs", "var clock = TimeProvider.System;")]
    [InlineData("src/OrderKit/Orders/X.cs", "Task<int> done = Task.FromResult(1); TimeProvider time; threads.Console();")]
    public void Words_about_it_and_the_one_allowed_place_are_no_fault(string path, string code) => Assert.Empty(Faults(new(path, code)));

    private static IEnumerable<string> Faults(SourceFile file)
    {
        var found = Banned().Matches(CodeOf(file)).Select(match => match.Value);
        return found
            .Where(word => !(word == "TimeProvider.System" && RoomDirection.RoomOf(file) == "DependencyInjection"))
            .Select(word => $"{file.Path}: {word}");
    }

    // The code alone: no comments, no docstrings, no text between quotes, no space around dots.
    private static string CodeOf(SourceFile file) => string
        .Join(' ', file.Syntax.DescendantTokens()
            .Where(token => token.Kind() is not (SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken))
            .Select(token => token.Text))
        .Replace(" . ", ".", StringComparison.Ordinal);

    [GeneratedRegex(
        """
        \bDateTime\.(Now|UtcNow|Today)\b|\bDateTimeOffset\.(Now|UtcNow)\b|\bSystemClock\b|\bTimeProvider\.System\b|\bStopwatch\b
        |\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\.Shared\b|\bnew\ Random\b|\bEnvironment\.|\bConsole\.
        |\bTask\.Run\b|\bTask\.Factory\b|\bThread\.|\bnew\ Thread\b|\bThreadPool\b|\bPeriodicTimer\b
        |\bFile\.(Read|Write|Append|Open|Create|Delete|Exists)\w*|\bHttpClient\b|\bSocket\b|\bILogger\b
        |\busing\ [^;]*\b(DateTime|DateTimeOffset|Guid|Random|Console|Environment|TimeProvider|Stopwatch)\ ;
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Banned();
}
