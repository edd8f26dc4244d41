using System.Text;
using OrderKit.InMemory;
using OrderKit.PersonalData;
using OrderKit.Tailoring;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.PersonalData;

public sealed class PersonalDataVaultTests
{
    private static readonly OrderId Other = new("SO-2");
    private static readonly PersonalContent Full = new(
        new("Elsa Ek", new(["c/o Åsa", "Storgatan 1"], "111 22", "Malmö", "SE"), "+46700000000", "elsa@example.org"));
    private static readonly PersonalContent Sparse = new(new("Elsa Ek", new([], "", "Malmö", "SE")));

    private readonly MemoryPersonalDataKeys keys = new();
    private readonly Drawer drawer = new();
    private readonly PersonalDataVault vault;

    public PersonalDataVaultTests() => vault = new(keys, drawer);

    [Fact]
    public async Task What_is_sealed_opens_as_it_was_with_all_fields_or_few()
    {
        foreach (var content in (PersonalContent[])[Full, Sparse])
        {
            drawer.Put((await vault.SealAsync(Sample.Id, content)).Envelope);
            Assert.Equal(content, await vault.OpenAsync(Sample.Id));
        }
    }

    [Fact]
    public async Task Instructions_of_every_kind_open_as_they_were_with_a_receiver_and_without()
    {
        var tailoring = new ValueList<LineInstructions>([new(1, Engraving.Everything), new(3, Engraving.Words("Åke"))]);
        foreach (var content in (PersonalContent[])[Full with { Tailoring = tailoring }, new(null) { Tailoring = tailoring }])
        {
            drawer.Put((await vault.SealAsync(Sample.Id, content)).Envelope);
            Assert.Equal(content, await vault.OpenAsync(Sample.Id));
        }
    }

    [Fact]
    public void An_envelope_of_the_first_version_reads_and_content_without_instructions_is_still_written_like_it()
    {
        var first =
            """{"Name":"Elsa Ek","Street":["Storgatan 1"],"PostalCode":"111 22","City":"Malm\u00F6","Country":"SE","Phone":"1"}"""u8;
        var read = PersonalDataJson.Read(first);
        Assert.Equal(new(new("Elsa Ek", new(["Storgatan 1"], "111 22", "Malmö", "SE"), "1")), read);
        Assert.True(first.SequenceEqual(PersonalDataJson.Write(read)));
    }

    [Theory]
    [InlineData("""{"Name":"Elsa Ek","Country":"SE","Pronouns":{"of":["her"],"n":1.50},"Proposed":{"Name":"Åsa","Door":"3"}}""")]
    [InlineData("""{"Greeting":"Hi","Tailoring":[{"Line":1,"Instructions":[]}]}""")]
    public void What_a_later_version_wrote_is_kept_when_the_envelope_is_written_over(string json)
    {
        var read = PersonalDataJson.Read(Encoding.UTF8.GetBytes(json));
        var changed = read.With(new(2, Engraving.Words("Ida")));
        var again = PersonalDataJson.Read(PersonalDataJson.Write(changed with { Tailoring = read.Tailoring }));
        Assert.Equal(read, again);
        Assert.NotEmpty(again.Later);
        Assert.Equal(read.Proposed?.Later, again.Proposed?.Later);
    }

    [Fact]
    public void What_only_a_later_version_knows_how_to_put_in_force_is_not_half_put_in_force() =>
        Assert.Throws<InvalidOrderDataException>(() => PersonalDataJson.Read("""{"Proposed":{"Door":"3"}}"""u8).Accepted());

    [Theory]
    [InlineData("""{"Tailoring":[{"Line":1,"Instructions":[{"Field":"a","Kind":"text","Text":"c4n4ry","Slant":7}]}]}""")]
    [InlineData("""{"Tailoring":[{"Line":1,"Instructions":[],"Each":true}]}""")]
    [InlineData("""{"Name":["c4n4ry"]}""")]
    public void What_cannot_be_understood_is_broken_and_told_without_a_word_of_it(string json)
    {
        var broken = Assert.Throws<InvalidOrderDataException>(() => PersonalDataJson.Read(Encoding.UTF8.GetBytes(json)));
        Assert.DoesNotContain("c4n4ry", broken.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Tailoring":[{"Line":1,"Instructions":[{"Field":"a","Kind":"hologram"}]}]}""")]
    [InlineData("""{"Tailoring":[{"Line":1,"Instructions":[{"Field":"a","Kind":"number"}]}]}""")]
    [InlineData("""{"Tailoring":[{"Line":1,"Instructions":[{"Field":"a","Kind":"length","Number":1,"Unit":"ell"}]}]}""")]
    public void An_instruction_that_makes_no_sense_is_broken_and_never_guessed(string json) =>
        Assert.Throws<InvalidOrderDataException>(() => PersonalDataJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public async Task A_fingerprint_depends_on_key_and_content_and_makes_no_key()
    {
        Assert.Null(await vault.FingerprintAsync(Sample.Id, Engraving.Words("Elsa")));
        Assert.Null(await keys.FindAsync(Sample.Id, default));
        await vault.SealAsync(Sample.Id, Full);
        await vault.SealAsync(Other, Full);
        var fingerprint = await vault.FingerprintAsync(Sample.Id, Engraving.Words("Elsa"));
        Assert.Equal(fingerprint, await vault.FingerprintAsync(Sample.Id, Engraving.Words("Elsa").Reverse().ToValueList()));
        Assert.NotEqual(fingerprint, await vault.FingerprintAsync(Sample.Id, Engraving.Words("Elsa ")));
        Assert.NotEqual(fingerprint, await vault.FingerprintAsync(Other, Engraving.Words("Elsa")));
    }

    [Fact]
    public async Task Nothing_sealed_opens_as_nothing() => Assert.Null(await vault.OpenAsync(Sample.Id));

    [Fact]
    public async Task The_sealed_bytes_show_nothing_and_differ_each_time_while_the_reference_stays()
    {
        var (first, reference) = await vault.SealAsync(Sample.Id, Full);
        var (second, again) = await vault.SealAsync(Sample.Id, Full);

        Assert.Equal(reference, again);
        Assert.False(first.Sealed.Span.SequenceEqual(second.Sealed.Span));
        Assert.DoesNotContain("Elsa", Encoding.Latin1.GetString(first.Sealed.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reference_differs_for_other_content_and_for_the_same_content_under_another_key()
    {
        var reference = (await vault.SealAsync(Sample.Id, Full)).Reference;
        Assert.NotEqual(reference, (await vault.SealAsync(Sample.Id, Sparse)).Reference);
        Assert.NotEqual(reference, (await vault.SealAsync(Other, Full)).Reference);
    }

    [Fact]
    public async Task The_envelope_of_another_order_does_not_open()
    {
        var theirs = (await vault.SealAsync(Other, Full)).Envelope;
        await vault.SealAsync(Sample.Id, Full);
        drawer.Put(theirs with { OrderId = Sample.Id });
        await AssertBrokenAsync();
    }

    [Fact]
    public async Task One_key_for_two_orders_does_not_let_their_envelopes_be_swapped()
    {
        var shared = new PersonalDataVault(new OneKey(), drawer);
        drawer.Put((await shared.SealAsync(Other, Full)).Envelope with { OrderId = Sample.Id });
        await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await shared.OpenAsync(Sample.Id));
    }

    [Fact]
    public async Task An_envelope_under_another_key_does_not_open()
    {
        var other = new PersonalDataVault(new MemoryPersonalDataKeys(), drawer);
        drawer.Put((await other.SealAsync(Sample.Id, Full)).Envelope);
        await keys.GetOrCreateAsync(Sample.Id, default);
        await AssertBrokenAsync();
    }

    [Fact]
    public async Task One_changed_byte_anywhere_and_the_envelope_does_not_open()
    {
        var envelope = (await vault.SealAsync(Sample.Id, Full)).Envelope;
        for (var at = 0; at < envelope.Sealed.Length; at++)
        {
            var bytes = envelope.Sealed.ToArray();
            bytes[at] ^= 1;
            drawer.Put(envelope with { Sealed = bytes });
            await AssertBrokenAsync();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    [InlineData(28)]
    public async Task An_envelope_cut_short_does_not_open(int length)
    {
        var envelope = (await vault.SealAsync(Sample.Id, Full)).Envelope;
        drawer.Put(envelope with { Sealed = envelope.Sealed[..length] });
        await AssertBrokenAsync();
    }

    [Fact]
    public async Task What_was_erased_opens_as_nothing_and_can_be_erased_once()
    {
        drawer.Put((await vault.SealAsync(Sample.Id, Full)).Envelope);
        Assert.True(await vault.EraseAsync(Sample.Id));
        Assert.Null(await vault.OpenAsync(Sample.Id));
        Assert.False(await vault.EraseAsync(Sample.Id));
    }

    private async Task AssertBrokenAsync()
    {
        var trouble = await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await vault.OpenAsync(Sample.Id));
        Assert.Contains(Sample.Id.Value, trouble.Message, StringComparison.Ordinal);
    }

    private sealed class Drawer : IEnvelopeStore
    {
        private readonly Dictionary<OrderId, Envelope> envelopes = [];

        internal void Put(Envelope envelope) => envelopes[envelope.OrderId] = envelope;

        public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken) =>
            new(envelopes.GetValueOrDefault(order));
    }

    private sealed class OneKey : IPersonalDataKeys
    {
        private readonly byte[] key = [.. Enumerable.Range(0, 32).Select(n => (byte)n)];

        public ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken) => new(key);

        public ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
            new((ReadOnlyMemory<byte>?)key);

        public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken) => new(false);
    }
}
