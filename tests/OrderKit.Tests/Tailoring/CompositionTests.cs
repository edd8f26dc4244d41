using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;
using OrderKit.Tailoring;

namespace OrderKit.Tests.Tailoring;

/// <summary>Unicode Normalization Form C, compared with another implementation: these tests run without the platform's own.</summary>
[Properties(MaxTest = 1000)]
public sealed class CompositionTests
{
    // Python's unicodedata (Unicode 14.0) over the texts below: every character by itself, then 20,000 random heaps of starters, marks
    // and Hangul letters.
    private const string Elsewhere = "d6cbb8443ec91057029541315c47789efe64712f96fd5418f20f5e2527688773";

    private static readonly int[] Pool =
    [
        0x41, 0x61, 0x65, 0x6f, 0x73, 0x75, .. Enumerable.Range(0x300, 0x70), .. Enumerable.Range(0x1100, 19),
        .. Enumerable.Range(0x1161, 21), .. Enumerable.Range(0x11a7, 28),
        0xac00, 0xac01, 0x915, 0x93c, 0x958, 0x1e69, 0x1e0d, 0x323, 0x307, 0x212b, 0x2126, 0xfb1d, 0x5d9,
        0x5b4, 0x1d15e, 0x11099, 0x110ba, 0x9c7, 0x9be, 0x9cb,
    ];

    [Fact]
    public void Every_character_and_many_heaps_of_them_compose_as_elsewhere()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in Enumerable.Range(0, 0x110000).Where(Rune.IsValid))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Composition.Composed(new Rune(value).ToString())));
        }

        var state = 12345L;
        int Next(int below)
        {
            state = ((state * 1103515245) + 12345) % (1L << 31);
            return (int)((state >> 8) % below);
        }

        for (var heap = 0; heap < 20_000; heap++)
        {
            var text = new StringBuilder();
            for (var left = 1 + Next(8); left > 0; left--)
            {
                text.Append(new Rune(Pool[Next(Pool.Length)]).ToString());
            }

            hash.AppendData(Encoding.UTF8.GetBytes(Composition.Composed(text.ToString())));
        }

        Assert.Equal(Elsewhere, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    [Theory]
    [InlineData("A\u030a", "\u00c5")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("\u2126", "\u03a9")]
    [InlineData("s\u0307\u0323", "\u1e69")]
    [InlineData("\u1e0b\u0323", "\u1e0d\u0307")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("", "")]
    public void The_examples_of_the_standard_come_out(string text, string composed) => Assert.Equal(composed, Composition.Composed(text));

    [Property]
    public void Composed_text_is_its_own_composed_form(string? text)
    {
        var once = TextCheck.Normal(text ?? "");
        Assert.Equal(once, TextCheck.Normal(once));
    }

    [Fact]
    public void A_million_marks_on_one_letter_take_no_time() =>
        Assert.Equal(1_000_000, Composition.Composed("a" + string.Concat(Enumerable.Repeat("\u0323\u0301", 500_000))).Length);
}
