using OrderKit.Load;
using OrderKit.Load.PostgreSql;

// OrderKit.Load sqlite [SECONDS] [REPETITIONS]   a hot article in one file: combined commits against one queued writer
// OrderKit.Load postgres PART [SECONDS] [REPETITIONS] [ORDERS]   one part over PostgreSQL; see PostgreSqlParts
// Prints a page of figures; benchmarks/load.sh writes it into results/.
switch (args)
{
    case ["sqlite", .. var rest]:
        var seconds = rest.Length > 0 ? int.Parse(rest[0], null) : 4;
        var repetitions = rest.Length > 1 ? int.Parse(rest[1], null) : 3;
        await HotSkuInOneFile.RunAsync(TimeSpan.FromSeconds(seconds), repetitions, Console.Out);
        return 0;
    case ["postgres", var part, .. var rest] when await PostgreSqlParts.RunAsync(part, rest, Console.Out):
        return 0;
    case [TwoProcesses.Child, .. var rest]:
        return await TwoProcesses.ChildAsync(rest);
    default:
        Console.Error.WriteLine($"sqlite [SECONDS] [REPETITIONS]\n{PostgreSqlParts.Usage}");
        return 2;
}
