// Opens every package in the given folder and asserts what is in it.
//   dotnet run build/check-packages.cs artifacts/packages
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

// What each package may bring into a host, no more and no less.
Dictionary<string, string[]> dependencies = new()
{
    ["OrderKit"] = ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "NodaTime", "Stateless"],
    ["OrderKit.Files"] = ["OrderKit"],
    ["OrderKit.Hosting"] = ["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "OrderKit"],
    ["OrderKit.PostgreSql"] = ["OrderKit", "Npgsql", "dbup-postgresql"],
    ["OrderKit.Sqlite"] = ["dbup-core", "dbup-sqlite", "Microsoft.Data.Sqlite", "OrderKit"],
    ["OrderKit.Testing"] = ["FsCheck", "OrderKit"],
};

var packages = Directory.GetFiles(args[0], "*.nupkg");
string[] faults = [.. packages.SelectMany(Faults), .. Missing()];
foreach (var fault in faults)
{
    Console.Error.WriteLine(fault);
}

Console.WriteLine($"pack: {packages.Length} package(s) opened, {faults.Length} fault(s)");
return faults.Length == 0 ? 0 : 1;

IEnumerable<string> Missing()
{
    string[] found = [.. packages.Select(path => Read(path).Id)];
    return dependencies.Keys.Except(found).Select(id => $"{id}: there is no package")
        .Concat(found.Except(dependencies.Keys).Select(id => $"{id}: say in build/check-packages.cs what it may depend on"));
}

IEnumerable<string> Faults(string path)
{
    var (id, files, nuspec) = Read(path);
    XElement[] All(string name) => [.. nuspec.Descendants().Where(e => e.Name.LocalName == name)];
    string Value(string name) => All(name) is [var only] ? only.Value : "";

    string[] wanted = ["README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"];
    foreach (var file in wanted.Except(files))
    {
        yield return $"{id}: {file} is missing";
    }

    foreach (var file in files.Where(f => f.StartsWith("lib/", StringComparison.Ordinal)).Except(wanted))
    {
        yield return $"{id}: {file} does not belong there";
    }

    if (All("license") is not [var licence] || (string?)licence.Attribute("type") != "expression" || licence.Value != "MIT")
    {
        yield return $"{id}: the licence is not the expression MIT";
    }

    if (Value("readme") != "README.md" || Value("description") is "" or "Package Description" || Value("tags") == "")
    {
        yield return $"{id}: readme, description or tags are missing";
    }

    string[] groups = [.. All("group").Select(e => (string?)e.Attribute("targetFramework") ?? "")];
    if (!groups.SequenceEqual(["net10.0"]))
    {
        yield return $"{id}: targets {string.Join(", ", groups)} instead of net10.0 only";
    }

    string[] depends = [.. All("dependency").Select(e => (string)e.Attribute("id")!).Order()];
    if (dependencies.TryGetValue(id, out var allowed) && !depends.SequenceEqual(allowed.Order()))
    {
        yield return $"{id}: depends on {string.Join(", ", depends)} instead of {string.Join(", ", allowed)}";
    }

    var symbols = Path.ChangeExtension(path, ".snupkg");
    if (!File.Exists(symbols) || !Read(symbols).Files.Contains($"lib/net10.0/{id}.pdb"))
    {
        yield return $"{id}: the symbol package lacks lib/net10.0/{id}.pdb";
        yield break;
    }

    // A package that says which commit it was built from leads a debugger to those very sources.
    var commit = All("repository").Select(e => (string?)e.Attribute("url") is { Length: > 0 } ? (string?)e.Attribute("commit") : null)
        .FirstOrDefault();
    if (commit is not null && SourceLink(symbols, $"lib/net10.0/{id}.pdb")?.Contains(commit, StringComparison.Ordinal) != true)
    {
        yield return $"{id}: the symbols do not lead to the sources of commit {commit}";
    }
}

// The kind of record is Source Link's, from PortablePdb-Metadata.md of github.com/dotnet/runtime.
static string? SourceLink(string symbols, string pdb)
{
    using var zip = ZipFile.OpenRead(symbols);
    using var packed = zip.GetEntry(pdb)!.Open();
    using var plain = new MemoryStream();
    packed.CopyTo(plain);
    plain.Position = 0;
    using var provider = MetadataReaderProvider.FromPortablePdbStream(plain);
    var reader = provider.GetMetadataReader();
    return reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
        .Where(record => reader.GetGuid(record.Kind) == new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A"))
        .Select(record => Encoding.UTF8.GetString(reader.GetBlobBytes(record.Value)))
        .FirstOrDefault();
}

static (string Id, string[] Files, XDocument Nuspec) Read(string path)
{
    using var zip = ZipFile.OpenRead(path);
    var entry = zip.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
    using var stream = entry.Open();
    return (Path.GetFileNameWithoutExtension(entry.Name), [.. zip.Entries.Select(e => e.FullName)], XDocument.Load(stream));
}
