using System.IO.Compression;
using System.Text;
using OrderKit.Samples.Replay.Reading;

namespace OrderKit.Tests.Samples;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("b,x,a\n2,9,1\n", "1|2")]
    [InlineData("a,b\n\"1,5\",2\n", "1,5|2")]
    [InlineData("a,b\n\"say \"\"hi\"\"\",2\n", "say \"hi\"|2")]
    [InlineData("a,b\n\"two\nlines\",2\n3,4\n", "two\nlines|2", "3|4")]
    [InlineData("a,b\n,\n", "|")]
    [InlineData("a,b\n\"\",2\n", "|2")]
    [InlineData("a,b\n å , ß \n", " å | ß ")]
    [InlineData("\uFEFFa,b\n1,2\n", "1|2")]
    [InlineData("a;b,b\n1,2\n", "t.csv.gz, row 1: has no column a; it has a;b, b")]
    [InlineData("x,b\n1,2\n", "t.csv.gz, row 1: has no column a; it has x, b")]
    [InlineData("a,b\n1\n3,4\n", "t.csv.gz, row 2: has another number of fields than the header", "3|4")]
    [InlineData("a,b\n1,2,3\n3,4\n", "t.csv.gz, row 2: has another number of fields than the header", "3|4")]
    [InlineData("a,b\n\"two\nlines\",2\nbad,5\n3,4\n", "two\nlines|2", "t.csv.gz, row 4: a is \"bad\" and not good", "3|4")]
    [InlineData("a,b\n1\"2,2\n3,4\n", "t.csv.gz, row 2: has a quote inside a field that is not quoted", "3|4")]
    [InlineData("a,b\n\"1\"2,2\n3,4\n", "t.csv.gz, row 2: has text after a closing quote", "3|4")]
    [InlineData("a,b\n1,2\n3,\"4\n5,6\n", "1|2", "t.csv.gz, row 3: has a quote that is never closed, so nothing after it can be read")]
    [InlineData("", "t.csv.gz, row 1: has no column a, b; it has ")]
    public void A_file_gives_its_rows_and_one_line_for_each_that_is_broken(string text, params string[] expected) =>
        Assert.Equal(expected, Read(Pack(text)));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(200_000)]
    [InlineData(-30)]
    [InlineData(-8)]
    [InlineData(-1)]
    public void A_file_that_is_cut_off_gives_what_was_read_and_says_so(int length)
    {
        var packed = Pack("a,b\n" + string.Concat(Enumerable.Range(0, 100_000).Select(n => $"{n},{n * 7919 % 1013}\n")));
        Assert.Equal(100_000, ReadFile(packed).Count);

        var read = ReadFile(packed[..(length < 0 ? packed.Length + length : length)]);

        Assert.Contains("t.csv.gz: is damaged or cut off; only what is left of it is read", read);
    }

    [Fact]
    public void A_file_that_is_not_packed_gives_no_row() =>
        Assert.All(
            ReadFile("a,b\n1,2\n3,4\n5,6\n7,8\n"u8.ToArray()),
            line => Assert.StartsWith("t.csv.gz", line, StringComparison.Ordinal));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("-7", "-7")]
    [InlineData("", "t.csv.gz, row 2: v is \"\" and not a whole number")]
    [InlineData("1.5", "t.csv.gz, row 2: v is \"1.5\" and not a whole number")]
    [InlineData("99999999999", "t.csv.gz, row 2: v is \"99999999999\" and not a whole number")]
    public void A_whole_number_is_read_or_named(string text, string expected) =>
        Assert.Equal([expected], Read(Pack($"v\n\"{text}\"\n"), ["v"], row => $"{row.Integer(0)}"));

    [Theory]
    [InlineData("2.550", "2.550")]
    [InlineData("-11062.06", "-11062.06")]
    [InlineData("1e3", "t.csv.gz, row 2: v is \"1e3\" and not an amount")]
    [InlineData("1,5", "t.csv.gz, row 2: v is \"1,5\" and not an amount")]
    public void An_amount_is_read_with_its_decimals_or_named(string text, string expected) =>
        Assert.Equal([expected], Read(Pack($"v\n\"{text}\"\n"), ["v"], row => FormattableString.Invariant($"{row.Amount(0)}")));

    [Theory]
    [InlineData("2018-02-28 23:59:59", "2018-02-28T23:59:59Z")]
    [InlineData("2018-02-29 00:00:00", "t.csv.gz, row 2: v is \"2018-02-29 00:00:00\" and not a time (yyyy-MM-dd HH:mm:ss)")]
    [InlineData("2018-02-28", "t.csv.gz, row 2: v is \"2018-02-28\" and not a time (yyyy-MM-dd HH:mm:ss)")]
    [InlineData("", "none")]
    public void A_time_is_read_as_utc_or_named(string text, string expected) =>
        Assert.Equal([expected], Read(Pack($"v\n\"{text}\"\n"), ["v"], row => row.Time(0)?.ToString() ?? "none"));

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static List<string> Read(byte[] packed) =>
        Read(packed, ["a", "b"], row => row.Text(0) == "bad" ? throw row.Fault(0, "good") : $"{row.Text(0)}|{row.Text(1)}");

    private static List<string> ReadFile(byte[] packed)
    {
        using var folder = new ReplayFolder();
        File.WriteAllBytes(folder.File("t.csv.gz"), packed);
        return Lines(faults => CsvTable.Read(folder.Path, "t.csv.gz", ["a", "b"], row => $"{row.Text(0)}|{row.Text(1)}", faults));
    }

    private static List<string> Read(byte[] packed, string[] columns, Func<Row, string> parse) =>
        Lines(faults =>
            CsvTable.Read(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), "t.csv.gz", columns, parse, faults));

    /// <summary>The rows and the faults in the order in which they come.</summary>
    private static List<string> Lines(Func<Faults, IEnumerable<string>> read)
    {
        List<string> lines = [];
        using var errors = new StringWriter();
        foreach (var row in read(new(errors)))
        {
            Drain();
            lines.Add(row);
        }

        Drain();
        return lines;

        void Drain()
        {
            lines.AddRange(errors.ToString().Split(errors.NewLine, StringSplitOptions.RemoveEmptyEntries));
            errors.GetStringBuilder().Clear();
        }
    }
}
