using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Overview;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/timeline.md, compiled and run.</summary>
public sealed class TimelinePage
{
    [Fact]
    public void The_usage_on_the_page_does_what_it_says()
    {
        IReadOnlyList<RecordedEvent> history = TimelineExample.Declined;
        using var said = new StringWriter();

        #region usage
        var words = new Dictionary<string, string> { ["not-sold-any-more"] = "varan har utgått" };

        var timeline = OrderTimeline.Tell(
            history, TimelineLanguage.Swedish, DateTimeZoneProviders.Tzdb["Europe/Stockholm"], code => words.GetValueOrDefault(code.Value));

        foreach (var entry in timeline.Where(e => e.Audience == TimelineAudience.Customer))
        {
            said.WriteLine(entry);
        }
        #endregion

        Assert.Equal(
            """
            den 2 mars 2026 kl. 10.00: Beställningen lades: 1 st MUG för 129,50_SEK.
            den 2 mars 2026 kl. 10.05: Butiken kunde inte ta emot beställningen; orsak: varan har utgått.
            den 2 mars 2026 kl. 09.59: En betalning på 129,50_SEK reserverades.

            """.Replace('_', '\u00A0').ReplaceLineEndings("\n"),
            said.ToString().ReplaceLineEndings("\n"));
    }
}
