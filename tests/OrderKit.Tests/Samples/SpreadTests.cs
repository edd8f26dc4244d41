using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Tests.Samples;

public sealed class SpreadTests
{
    private static readonly Instant Start = Instant.FromUtc(2018, 1, 1, 0, 0);

    [Theory]
    [InlineData("0", "1 0.0 0.0 0.0 0.0 0.0")]
    [InlineData("-86400 86400", "2 0.0 0.9 1.0 1.0 -1.0")]
    [InlineData("86400 172800 259200", "3 2.0 2.9 3.0 3.0 1.0")]
    [InlineData("1", "1 0.000012 0.000012 0.000012 0.000012 0.000012")]
    [InlineData("675", "1 0.007812 0.007812 0.007812 0.007812 0.007812")]
    [InlineData("2025", "1 0.023438 0.023438 0.023438 0.023438 0.023438")]
    [InlineData("-675", "1 -0.007812 -0.007812 -0.007812 -0.007812 -0.007812")]
    public void Days_have_six_decimals_and_a_half_goes_to_the_even_neighbour(string seconds, string figures) =>
        Assert.Equal(figures, Figures(seconds.Split(' ').Select(long.Parse)));

    [Fact]
    public void Nineteen_of_twenty_are_at_or_below_the_nearest_rank() =>
        Assert.Equal("20 10.5 19.05 19.0 20.0 1.0", Figures(Enumerable.Range(1, 20).Reverse().Select(day => day * 86_400L)));

    [Fact]
    public void A_span_without_both_ends_does_not_count() =>
        Assert.Equal("0", Figures([(Start, null), (null, Start), (null, null)]));

    private static string Figures(IEnumerable<long> seconds) =>
        Figures(seconds.Select(length => ((Instant?)Start, (Instant?)(Start + Duration.FromSeconds(length)))));

    private static string Figures(IEnumerable<(Instant?, Instant?)> spans) =>
        string.Join(' ', Spread.Of(new(FigureSource.Engine), "days", spans).Figures.Cast<SingleFigure>().Select(figure => figure.Json));
}
