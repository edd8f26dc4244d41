using OrderKit.Load;

// OrderKit.Load sqlite [SECONDS] [REPETITIONS]   a hot article in one file: combined commits against one queued writer
// Prints a page of figures; benchmarks/load.sh writes it into results/.
switch (args)
{
    case ["sqlite", .. var rest]:
        var seconds = rest.Length > 0 ? int.Parse(rest[0], null) : 4;
        var repetitions = rest.Length > 1 ? int.Parse(rest[1], null) : 3;
        await HotSkuInOneFile.RunAsync(TimeSpan.FromSeconds(seconds), repetitions, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("sqlite [SECONDS] [REPETITIONS]");
        return 2;
}
