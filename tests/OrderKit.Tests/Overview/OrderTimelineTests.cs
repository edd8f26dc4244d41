using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Overview.TimelineLanguage;

namespace OrderKit.Tests.Overview;

/// <summary>Grammar, dates and amounts of single sentences, to be checked by eye.</summary>
public sealed class OrderTimelineTests
{
    [Theory]
    [InlineData(English, "1 unit of CUP was packed.", 2, 1)]
    [InlineData(English, "2 units of CUP were packed.", 2, 2)]
    [InlineData(English, "1 unit of MUG (line 1) was packed.", 1, 1)]
    [InlineData(English, "3 units of MUG (line 1) and 1 of CUP were packed.", 1, 3, 2, 1)]
    [InlineData(English, "1 unit of MUG (line 1), 2 of CUP and 1 of MUG (line 3) were packed.", 1, 1, 2, 2, 3, 1)]
    [InlineData(English, "5 units of CUP were packed.", 2, 2, 2, 3)]
    [InlineData(English, "1 unit of line 9 was packed.", 9, 1)]
    [InlineData(English, "1,205 units on 5 lines were packed.", 1, 1, 2, 1, 3, 1, 4, 1, 5, 1201)]
    [InlineData(English, "Nothing was packed.")]
    [InlineData(Swedish, "1 st CUP packades.", 2, 1)]
    [InlineData(Swedish, "3 st MUG (rad 1) och 1 st CUP packades.", 1, 3, 2, 1)]
    [InlineData(Swedish, "1 st MUG (rad 1), 2 st CUP och 1 st MUG (rad 3) packades.", 1, 1, 2, 2, 3, 1)]
    [InlineData(Swedish, "1 st på rad 9 packades.", 9, 1)]
    [InlineData(Swedish, "1\u00A0205 varor på 5 rader packades.", 1, 1, 2, 1, 3, 1, 4, 1, 5, 1201)]
    [InlineData(Swedish, "Ingenting packades.")]
    public void Units_are_counted_as_a_person_would(TimelineLanguage language, string sentence, params int[] lines)
    {
        var moves = lines.Chunk(2).Select(l => new UnitMove(l[0], UnitPlace.Open, UnitPlace.Packed, l[1]));
        Assert.Equal(sentence, Told.Sentence(language, new OrderEvent.Packed(moves.ToValueList())));
    }

    [Theory]
    [InlineData(English, 1, "SEK 50.00 that had become due from the customer is no longer due.")]
    [InlineData(English, 2, "SEK 50.00 that had become due to the customer is no longer due.")]
    [InlineData(English, 3, "SEK 50.00 that had become due is no longer due.")]
    [InlineData(Swedish, 1, "Kunden ska inte längre betala 50,00\u00A0SEK.")]
    [InlineData(Swedish, 2, "Kunden ska inte längre få tillbaka 50,00\u00A0SEK.")]
    [InlineData(Swedish, 3, "Det belopp på 50,00\u00A0SEK som skulle betalas eller återbetalas är inte längre aktuellt.")]
    public void What_is_no_longer_due_is_told_the_way_it_was_to_go(TimelineLanguage language, int number, string sentence) =>
        Assert.Equal(sentence, Told.In(
            language,
            Told.Record(5, new OrderEvent.CaptureDue(1, new(100m, "SEK"), null)),
            Told.Record(6, new OrderEvent.RefundDue(2, new(100m, "SEK"), null)),
            Told.Record(7, new OrderEvent.DueWithdrawn(number, new(50m, "SEK"))))[^1].Sentence);

    [Theory]
    [InlineData("1299.5", "SEK", "SEK 1,299.50", "1_299,50_SEK")]
    [InlineData("1299.5000", "SEK", "SEK 1,299.50", "1_299,50_SEK")]
    [InlineData("0.12345", "SEK", "SEK 0.12345", "0,12345_SEK")]
    [InlineData("1234567", "JPY", "JPY 1,234,567", "1_234_567_JPY")]
    [InlineData("1.5", "KWD", "KWD 1.500", "1,500_KWD")]
    [InlineData("0", "EUR", "EUR 0.00", "0,00_EUR")]
    [InlineData("-20", "EUR", "EUR −20.00", "−20,00_EUR")]
    public void Amounts_have_the_form_of_each_language(string amount, string currency, string english, string swedish)
    {
        var authorised = new OrderEvent.Authorised(new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency));
        Assert.Equal($"A payment of {english} was authorised.", Told.Sentence(English, authorised));
        Assert.Equal($"En betalning på {swedish.Replace('_', '\u00A0')} reserverades.", Told.Sentence(Swedish, authorised));
    }

    [Theory]
    [InlineData("Europe/Stockholm", "29 March 2026 at 03:30", "den 29 mars 2026 kl. 03.30")]
    [InlineData("UTC", "29 March 2026 at 01:30", "den 29 mars 2026 kl. 01.30")]
    [InlineData("America/New_York", "28 March 2026 at 21:30", "den 28 mars 2026 kl. 21.30")]
    public void Times_are_told_in_the_readers_zone(string zone, string english, string swedish)
    {
        var recorded = Told.Record(1, new OrderEvent.Confirmed()) with { OccurredAt = Instant.FromUtc(2026, 3, 29, 1, 30, 59) };
        var reader = DateTimeZoneProviders.Tzdb[zone];
        Assert.Equal(english, OrderTimeline.Tell([recorded], English, reader).Single().When);
        Assert.Equal(swedish, OrderTimeline.Tell([recorded], Swedish, reader).Single().When);
    }

    [Theory]
    [InlineData(null, "The order was put on hold (manual); reason: address-unclear.")]
    [InlineData("", "The order was put on hold.")]
    [InlineData("The post code is wrong.", "The order was put on hold (The post code is wrong); reason: The post code is wrong.")]
    public void A_code_is_shown_in_the_hosts_words_or_bare(string? word, string sentence)
    {
        var held = Told.Record(1, new OrderEvent.Held(1, "manual", null, "address-unclear"));
        Assert.Equal(sentence, OrderTimeline.Tell([held], English, Told.Stockholm, _ => word).Single().Sentence);
    }

    [Fact]
    public void A_stage_is_named_even_when_the_host_leaves_its_code_out()
    {
        var entered = Told.Record(1, new OrderEvent.StageEntered("invoiced"));
        Assert.Equal("The order entered the stage invoiced.",
            OrderTimeline.Tell([entered], English, Told.Stockholm, _ => "").Single().Sentence);
    }

    [Fact]
    public void A_later_part_of_a_history_is_told_without_what_came_before()
    {
        var history = Story.Confirmed(Sample.Line(1, 2)).Hold("manual")
            .Do(new OrderCommand.Release(Sample.Id, Sample.Command(9), 1)).Pack(2);
        Assert.Equal(["Hold 1 was lifted.", "2 units of line 1 were packed."],
            Told.In(English, history.History.Skip(3)).Select(e => e.Sentence));
    }

    [Fact]
    public void A_reading_clerk_sees_time_and_sentence() =>
        Assert.Equal("2 March 2026 at 10:01: The shop confirmed the order.",
            Told.In(English, Told.Record(1, new OrderEvent.Confirmed())).Single().ToString());

    [Fact]
    public void No_event_gives_no_entry() => Assert.Empty(Told.In(Swedish));

    [Fact]
    public void Wrong_use_is_told_at_once()
    {
        var (first, second) = (Told.Record(1, new OrderEvent.Confirmed()), Told.Record(2, new OrderEvent.Completed()));
        Assert.Throws<ArgumentException>(() => Told.In(English, second, first));
        Assert.Throws<ArgumentException>(() => Told.In(English, first, first));
        Assert.Throws<ArgumentException>(() => Told.In(English, first, second with { OrderId = new("SO-2") }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Told.In((TimelineLanguage)2, first));
        Assert.Throws<ArgumentNullException>(() => OrderTimeline.Tell(null!, English, Told.Stockholm));
        Assert.Throws<ArgumentNullException>(() => OrderTimeline.Tell([first], English, null!));
    }
}
