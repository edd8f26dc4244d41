namespace OrderKit.Samples.Replay;

/// <summary>What the caller asks for.</summary>
/// <param name="Verb"><c>excerpt</c> when nothing is said, else the first word: a data set or <c>compare</c>.</param>
/// <param name="Paths">The folder, or the two files to compare.</param>
/// <param name="Json">Where to write the figures; null for nowhere.</param>
/// <param name="Without">Blocks left out of a comparison.</param>
internal sealed record Arguments(string Verb, IReadOnlyList<string> Paths, string? Json, IReadOnlyList<string> Without)
{
    /// <summary>The store that keeps the orders.</summary>
    internal string Store { get; init; } = "memory";

    internal const string Usage = """
        replay                                  replays the excerpt of Online Retail that comes with the sample
        replay olist FOLDER                     replays the Olist orders (orders.csv.gz, order_items.csv.gz, order_payments.csv.gz)
        replay retail FOLDER                    replays the Online Retail invoices (invoice_lines.csv.gz)
        replay ledger FOLDER                    replays the days of a shelf (daily.csv.gz)
        replay vn2 FOLDER                       runs stores' weekly demand by promise and backorder (initial_state.csv.gz,
                                                weekly_sales_and_stock.csv.gz)
                 --json FILE                    and writes the figures to a file
                 --store memory|sqlite|postgres and keeps the orders there; memory when nothing is said. For postgres the variable
                                                ORDERKIT_POSTGRES names a server in which databases may be made
        replay compare OURS THEIRS              compares block main of two such files
                 --without BLOCK,BLOCK          but for these blocks of theirs
        Exit code: 0 all is well, 1 some rows could not be read or some figures differ, 2 nothing could be read or this is no command.
        """;

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    internal static Arguments? Parse(IReadOnlyList<string> words)
    {
        List<string> plain = [];
        string? json = null;
        var store = "memory";
        string[] without = [];
        for (var index = 0; index < words.Count; index++)
        {
            if (!words[index].StartsWith("--", StringComparison.Ordinal))
            {
                plain.Add(words[index]);
                continue;
            }

            var option = words[index++];
            if (index == words.Count || option is not ("--json" or "--without" or "--store"))
            {
                return null;
            }

            (json, store, without) = option switch
            {
                "--json" => (words[index], store, without),
                "--store" => (json, words[index], without),
                _ => (json, store, words[index].Split(',')),
            };
        }

        return plain switch
        {
            _ when !Driving.ReplayStore.Names.Contains(store) => null,
            [] => new("excerpt", [], json, without) { Store = store },
            ["olist" or "retail" or "ledger" or "vn2", _] or ["compare", _, _] =>
                new(plain[0], plain[1..], json, without) { Store = store },
            _ => null,
        };
    }
}
