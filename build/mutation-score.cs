// Adds up the mutation reports in the given folder and names every mutant that no test noticed.
//   dotnet run build/mutation-score.cs artifacts/mutation
using System.Globalization;
using System.Text.Json;

foreach (var report in Directory.GetFiles(args[0], "mutation-report.json", SearchOption.AllDirectories).Order())
{
    using var document = JsonDocument.Parse(File.ReadAllBytes(report));
    var mutants = document.RootElement.GetProperty("files").EnumerateObject()
        .SelectMany(file => file.Value.GetProperty("mutants").EnumerateArray().Select(mutant => (File: file, Mutant: mutant)))
        .ToList();
    int Count(params string[] kinds) => mutants.Count(m => kinds.Contains(Status(m.Mutant)));
    var (noticed, missed) = (Count("Killed", "Timeout"), Count("Survived", "NoCoverage"));
    var room = Path.GetRelativePath(args[0], report).Split(Path.DirectorySeparatorChar)[0];
    var share = noticed + missed == 0 ? 0 : 100.0 * noticed / (noticed + missed);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{room}: {noticed} of {noticed + missed} noticed, {share:F1} % (pending {Count("Pending")})"));
    foreach (var (file, mutant) in mutants.Where(m => Status(m.Mutant) is "Survived" or "NoCoverage"))
    {
        var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
        var start = mutant.GetProperty("location").GetProperty("start");
        var (line, column) = (start.GetProperty("line").GetInt32(), start.GetProperty("column").GetInt32());
        var now = mutant.TryGetProperty("replacement", out var text) ? text.GetString()!.ReplaceLineEndings(" ") : "";
        var kind = mutant.GetProperty("mutatorName").GetString();
        Console.WriteLine($"  {Path.GetFileName(file.Name)}:{line}:{column} {Status(mutant)}, {kind}");
        Console.WriteLine($"    was {lines[line - 1].Trim()}");
        Console.WriteLine($"    now {now}");
    }
}

static string Status(JsonElement mutant) => mutant.GetProperty("status").GetString()!;
