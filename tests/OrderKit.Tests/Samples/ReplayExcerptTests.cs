using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Samples;

public sealed class ReplayExcerptTests
{
    private const string Excerpt = "samples/Replay/data/online-retail-excerpt.csv.gz";

    private static readonly Lazy<Task<(string Told, JsonElement Figures)>> Replayed = new(ReplayAsync);

    [Fact]
    public async Task The_excerpt_gives_the_figures_that_were_counted_by_other_means()
    {
        var main = (await Replayed.Value).Figures.GetProperty("main");

        Assert.Equal(5813, main.GetProperty("lines").GetInt32());
        Assert.Equal("68715 76819 3747 4357", Values(main.GetProperty("units")));
        Assert.Equal("90803.41 -18067.67", Values(main.GetProperty("value")));
        Assert.Equal("230 11 36", Values(main.GetProperty("cancellation_matching").GetProperty("lines")));
        Assert.Equal("2809 168 205 2897", Values(main.GetProperty("cancellation_matching").GetProperty("units")));
        Assert.Equal(40, main.GetProperty("cancellation_matching").GetProperty("C_lines_without_customer").GetInt32());
        Assert.Equal(33, main.GetProperty("non_product_stock_code_lines").GetInt32());
        Assert.Equal(72, main.GetProperty("customers").GetInt32());
    }

    [Fact]
    public async Task The_excerpt_gives_the_figures_that_a_plain_count_of_its_rows_gives()
    {
        var figures = (await Replayed.Value).Figures;
        var rows = Rows().ToList();
        var (full, partial, orphan, matched) = Matched(rows);
        var main = figures.GetProperty("main");
        long Units(Func<string[], bool> which) => rows.Where(which).Sum(row => Quantity(row));

        Assert.Equal(rows.Count, main.GetProperty("lines").GetInt32());
        Assert.Equal(
            $"{Units(_ => true)} {Units(row => Quantity(row) > 0)} {-Units(row => row[0][0] == 'C')} "
                + $"{-Units(row => row[0][0] == '5' && Quantity(row) < 0)}",
            Values(main.GetProperty("units")));
        Assert.Equal($"{full} {partial} {orphan}", Values(main.GetProperty("cancellation_matching").GetProperty("lines")));
        Assert.Equal(matched, main.GetProperty("cancellation_matching").GetProperty("units").GetProperty("matched_units").GetInt64());
        Assert.Equal(
            $"{partial + orphan + rows.Count(row => row[0][0] == 'C' && row[6].Length == 0)}",
            Values(figures.GetProperty("refusals")));
        Assert.Equal(-Units(_ => true), main.GetProperty("stock_ledger_from_zero").GetProperty("sum_of_balances").GetInt64());
    }

    [Fact]
    public async Task The_screen_tells_what_happened()
    {
        var told = (await Replayed.Value).Told;

        Assert.Matches("""invoice lines read +5,813\n""", told);
        Assert.Matches("""orders +319  315 Delivered, 4 Returned\n""", told);
        Assert.Matches("""1 OrderUnknown +87\n""", told);
        Assert.Matches("""contradictions +0\n""", told);
        Assert.All(
            ["CC BY 4.0", "units sold", "units returned", "orders a second", "peak memory"],
            word => Assert.Contains(word, told, StringComparison.Ordinal));
    }

    [Fact]
    public void The_excerpt_is_small_and_has_its_attribution_beside_it()
    {
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, Excerpt)).Length, 1, 400_000);
        Assert.All(
            ["Online Retail", "CC BY 4.0", "Chen, D., Sain, S. L., Guo, K. (2012)", "online-retail-excerpt.csv.gz"],
            word => Assert.Contains(word, Repository.Text("samples/Replay/data/ATTRIBUTION.md"), StringComparison.Ordinal));
    }

    private static async Task<(string Told, JsonElement Figures)> ReplayAsync()
    {
        using var folder = new ReplayFolder();
        var (exit, told, errors) = await ReplayFolder.RunAsync("--json", folder.Figures);
        Assert.Empty(errors);
        Assert.Equal(0, exit);
        return (told, ReplayFolder.Json(folder.Figures));
    }

    private static int Quantity(string[] row) => int.Parse(row[3], CultureInfo.InvariantCulture);

    private static string Values(JsonElement block) => string.Join(' ', block.EnumerateObject().Select(figure => figure.Value.ToString()));

    private static (int Full, int Partial, int Orphan, long Matched) Matched(IEnumerable<string[]> rows)
    {
        var balance = new Dictionary<string, int>();
        var (full, partial, orphan, matched) = (0, 0, 0, 0L);
        foreach (var row in rows.Where(row => row[6].Length > 0))
        {
            var key = $"{row[6]} {row[1]}";
            var held = balance.GetValueOrDefault(key);
            if (row[0][0] != 'C')
            {
                balance[key] = held + Math.Max(0, Quantity(row));
                continue;
            }

            var back = Math.Min(held, -Quantity(row));
            balance[key] = held - back;
            matched += back;
            full += back == -Quantity(row) ? 1 : 0;
            partial += back > 0 && back < -Quantity(row) ? 1 : 0;
            orphan += back == 0 ? 1 : 0;
        }

        return (full, partial, orphan, matched);
    }

    // Splits at commas outside of quotes; the excerpt has no line break inside a field.
    private static IEnumerable<string[]> Rows()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, Excerpt));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            yield return string.Concat(line.Split('"').Select((part, index) => index % 2 == 0 ? part : part.Replace(',', ';'))).Split(',');
        }
    }
}
