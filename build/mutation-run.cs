// Asks the tests about the changes that dotnet-stryker has made, many in one process: dozens a second instead of one in seconds.
//   dotnet run build/mutation-run.cs BIN REPORT OUT FILES CLASSES
// BIN holds the built tests and the changed OrderKit.dll; REPORT is dotnet-stryker's own, which numbers the changes; OUT gets the report
// of these files with what the tests say. FILES are paths in OrderKit, CLASSES beginnings of test names, both split by commas.
// What no test notices there is asked about once more in a process of its own, for what is prepared once for all tests knows no change.
#:package xunit.extensibility.execution@2.9.3
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Xunit.Abstractions;
using Xunit.Sdk;

var (bin, report, output) = (Path.GetFullPath(args[0]), args[1], Path.GetFullPath(args[2]));
var (files, classes) = (args[3].Split(','), args[4].Split(','));
var root = JsonNode.Parse(File.ReadAllText(report))!;
var asked = root["files"]!.AsObject().Where(f => files.Any(end => f.Key.EndsWith($"OrderKit/{end}", StringComparison.Ordinal))).ToList();
var mutants = asked.SelectMany(f => f.Value!["mutants"]!.AsArray()).Where(m => IsLive(m!))
    .ToDictionary(m => int.Parse(m!["id"]!.GetValue<string>(), CultureInfo.InvariantCulture), m => m!);
var silence = int.Parse(Environment.GetEnvironmentVariable("ORDERKIT_SILENCE") ?? "2", CultureInfo.InvariantCulture);
var (told, unsteady) = (output + ".told", output + ".unsteady");
if (args.Length > 5)
{
    Child(args[5].Split(','));
    Environment.Exit(0);
}

Directory.CreateDirectory(Path.GetDirectoryName(output)!);
File.Delete(told);
File.Delete(unsteady);
while (Ask("all") is false)
{
}

foreach (var survivor in Told().Where(t => t.Status is "Survived" or "NoCoverage").Select(t => t.Id).ToList())
{
    Ask("one", $"{survivor}");
}

foreach (var (id, status, reason) in Told())
{
    (mutants[id]["status"], mutants[id]["statusReason"]) = (status, reason);
}

foreach (var other in root["files"]!.AsObject().Select(f => f.Key).Except(asked.Select(f => f.Key)).ToList())
{
    root["files"]!.AsObject().Remove(other);
}

File.WriteAllText(output, root.ToJsonString());

// A change that Stryker left out by this run's choice of files is asked about here; one that did not compile or is part of another is not.
static bool IsLive(JsonNode mutant) => mutant["status"]!.GetValue<string>() is not "CompileError"
    && !(mutant["statusReason"]?.GetValue<string>() ?? "").Contains("already covered", StringComparison.Ordinal);

// What was told last of each change.
List<(int Id, string Status, string Reason)> Told() => (File.Exists(told) ? File.ReadAllLines(told) : [])
    .Select(line => line.Split(' ', 3)).Where(words => words[0] is not ("done" or "try"))
    .GroupBy(words => words[0]).Select(same => same.Last())
    .Select(words => (int.Parse(words[0], CultureInfo.InvariantCulture), words[1], words[2])).ToList();

void Tell(string line) => File.AppendAllLines(told, [line.ReplaceLineEndings(" ")]);

// Runs a child until it ends or is silent for too long; true when it asked all it was to ask.
bool Ask(params string[] what)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, [Assembly.GetExecutingAssembly().Location, .. args, string.Join(',', what)]);
    start.Environment["DOTNET_GCHeapHardLimit"] = "0x60000000";
    if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) != "dotnet")
    {
        start.ArgumentList.RemoveAt(0);
    }

    using var child = Process.Start(start)!;
    var (length, since) = (0L, Stopwatch.StartNew());
    while (!child.WaitForExit(200))
    {
        var now = File.Exists(told) ? new FileInfo(told).Length : 0;
        (length, since) = now == length ? (length, since) : (now, Stopwatch.StartNew());
        if (since.Elapsed > TimeSpan.FromMinutes(silence))
        {
            child.Kill();
        }
    }

    var last = File.Exists(told) ? File.ReadAllLines(told).LastOrDefault() ?? "" : "";
    if (!last.StartsWith("try ", StringComparison.Ordinal))
    {
        return last == "done" ? true : throw new InvalidOperationException("The tests could not be run.");
    }

    Tell($"{last[4..]} Timeout the process came to no good end");
    return false;
}

void Child(string[] what)
{
    AssemblyLoadContext.Default.Resolving += (context, name) =>
        File.Exists(Path.Combine(bin, $"{name.Name}.dll")) ? context.LoadFromAssemblyPath(Path.Combine(bin, $"{name.Name}.dll")) : null;
    var changed = new Changed(bin);
    if (what[0] == "one")
    {
        var only = int.Parse(what[1], CultureInfo.InvariantCulture);
        Tell($"try {only}");
        changed.Activate(only);
        var all = new Tests(bin, classes);
        all.LeaveOut(File.Exists(unsteady) ? File.ReadAllLines(unsteady) : []);
        AskOne(changed, all, only);
        Tell("done");
        return;
    }

    var tests = new Tests(bin, classes);
    var known = Told().Select(t => t.Id).ToHashSet();
    var cover = tests.Cover(changed, name => File.AppendAllLines(unsteady, [name]));
    Console.WriteLine($"{tests.Count} tests, {mutants.Count} changes, {known.Count} asked about before");
    foreach (var id in mutants.Keys.Except(known))
    {
        if (!cover.TryGetValue(id, out var near))
        {
            Tell($"{id} NoCoverage no test comes by");
            continue;
        }

        AskOne(changed, near, id);
    }

    Tell("done");
}

void AskOne(Changed changed, Tests tests, int id)
{
    Tell($"try {id}");
    changed.Activate(id);
    var failed = tests.FirstFailure();
    changed.Activate(-1);
    Tell(failed is null ? $"{id} Survived {tests.Count} tests pass" : $"{id} Killed {failed}");
}

/// <summary>The switch that dotnet-stryker built into the changed library.</summary>
internal sealed class Changed
{
    private readonly Type control;

    internal Changed(string bin)
    {
        var library = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(bin, "OrderKit.dll"));
        control = library.GetTypes().Single(t => t.Name == "MutantControl");
        Activate(-1);
    }

    internal void Activate(int id) => control.GetField("ActiveMutant")!.SetValue(null, id);

    internal List<int> CoveredBy(Action action)
    {
        control.GetMethod("ResetCoverage")!.Invoke(null, null);
        control.GetField("CaptureCoverage")!.SetValue(null, true);
        action();
        control.GetField("CaptureCoverage")!.SetValue(null, false);
        return [.. ((IList<int>[])control.GetMethod("GetCoverageData")!.Invoke(null, null)!).SelectMany(ids => ids).Distinct()];
    }
}

/// <summary>Test methods, the quick ones first.</summary>
internal sealed class Tests
{
    private readonly XunitTestFramework xunit;
    private readonly AssemblyName assembly;
    private readonly List<List<IXunitTestCase>> methods;

    internal Tests(string bin, string[] classes)
    {
        var tests = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(bin, "OrderKit.Tests.dll"));
        (xunit, assembly) = (new XunitTestFramework(new FirstFailed()), tests.GetName());
        var found = new FirstFailed();
        xunit.GetDiscoverer(Reflector.Wrap(tests)).Find(false, found, new Options());
        found.Finished.WaitOne();
        methods = found.Cases
            .Where(t => classes.Any(c => t.DisplayName.StartsWith($"OrderKit.Tests.{c}", StringComparison.Ordinal)))
            .GroupBy(NameOf).Select(g => g.ToList()).ToList();
    }

    private Tests(XunitTestFramework xunit, AssemblyName assembly, List<List<IXunitTestCase>> methods) =>
        (this.xunit, this.assembly, this.methods) = (xunit, assembly, methods);

    internal int Count => methods.Sum(m => m.Count);

    /// <summary>The tests that come by each change. A test that fails without any change is told and left out.</summary>
    internal Dictionary<int, Tests> Cover(Changed changed, Action<string> isUnsteady)
    {
        Dictionary<int, List<(List<IXunitTestCase> Method, TimeSpan Time)>> cover = [];
        foreach (var method in methods.ToList())
        {
            var (clock, failed) = (Stopwatch.StartNew(), (string?)null);
            var covered = changed.CoveredBy(() => failed = Run(method));
            if (failed is not null)
            {
                Console.WriteLine($"left out, fails without any change: {failed}");
                isUnsteady(NameOf(method[0]));
                methods.Remove(method);
                continue;
            }

            foreach (var id in covered)
            {
                cover.TryAdd(id, []);
                cover[id].Add((method, clock.Elapsed));
            }
        }

        return cover.ToDictionary(c => c.Key, c => new Tests(xunit, assembly, [.. c.Value.OrderBy(m => m.Time).Select(m => m.Method)]));
    }

    internal void LeaveOut(string[] names) => methods.RemoveAll(method => names.Contains(NameOf(method[0])));

    internal string? FirstFailure() => methods.Select(Run).FirstOrDefault(failed => failed is not null);

    private static string NameOf(IXunitTestCase test) => $"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}";

    private string? Run(List<IXunitTestCase> cases)
    {
        var heard = new FirstFailed();
        using var executor = xunit.GetExecutor(assembly);
        executor.RunTests(cases, heard, new Options());
        heard.Finished.WaitOne();
        return heard.Name;
    }
}

/// <summary>One test after the other, every row of a table by itself.</summary>
internal sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object> values = new()
    {
        ["xunit.discovery.PreEnumerateTheories"] = true,
        ["xunit.execution.DisableParallelization"] = true,
        ["xunit.execution.SynchronousMessageReporting"] = true,
    };

    public TValue GetValue<TValue>(string name) => values.TryGetValue(name, out var value) ? (TValue)value : default!;

    public void SetValue<TValue>(string name, TValue value) => values[name] = value!;
}

/// <summary>Gathers test cases, and stops at the first test that fails.</summary>
internal sealed class FirstFailed : IMessageSink
{
    internal ManualResetEventSlim Done { get; } = new();

    internal WaitHandle Finished => Done.WaitHandle;

    internal List<IXunitTestCase> Cases { get; } = [];

    internal string? Name { get; private set; }

    public bool OnMessage(IMessageSinkMessage message)
    {
        Name ??= message is ITestFailed failed ? failed.Test.DisplayName : null;
        if (message is ITestCaseDiscoveryMessage { TestCase: IXunitTestCase found })
        {
            Cases.Add(found);
        }

        if (message is ITestAssemblyFinished or IDiscoveryCompleteMessage)
        {
            Done.Set();
        }

        return Name is null;
    }
}
