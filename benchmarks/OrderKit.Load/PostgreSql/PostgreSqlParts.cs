namespace OrderKit.Load.PostgreSql;

/// <summary>The parts that can be run over PostgreSQL, each by its own word.</summary>
internal static class PostgreSqlParts
{
    internal const string Usage = "postgres hot|two|life|feed|delay|many [SECONDS] [REPETITIONS] [ORDERS]";

    /// <summary>Runs one part and prints its figures.</summary>
    internal static async Task<bool> RunAsync(string part, string[] rest, TextWriter page)
    {
        var time = TimeSpan.FromSeconds(At(rest, 0, 3));
        var repetitions = At(rest, 1, 3);
        Task? run = part switch
        {
            "hot" => HotSkuInPostgreSql.RunAsync(time, repetitions, page),
            "two" => TwoProcesses.RunAsync(time, repetitions, page),
            "life" => OrderLife.RunAsync(time, repetitions, page),
            "feed" => FeedLoad.RunAsync(At(rest, 2, 50_000), repetitions, page),
            "delay" => FeedDelay.RunAsync(time, repetitions, page),
            "many" => ManyOrdersLoad.RunAsync(At(rest, 2, 1_000_000), 2_000, page),
            _ => null,
        };
        if (run is null)
        {
            return false;
        }

        await run;
        page.WriteLine();
        page.WriteLine($"Load average afterwards {Setting.Load()}, a write of 4 KiB waits {Setting.FlushTime()} ms.");
        return true;
    }

    private static int At(string[] words, int index, int otherwise) => index < words.Length ? int.Parse(words[index], null) : otherwise;
}
