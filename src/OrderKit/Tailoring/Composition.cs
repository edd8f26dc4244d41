using System.Globalization;
using System.Text;

namespace OrderKit.Tailoring;

/// <summary>Brings text into its composed form: Unicode Normalization Form C, UAX #15.</summary>
/// <remarks>The platform leaves text as it is where a host runs without globalization data, and a fingerprint must not depend on the
/// host. Takes a time that grows with the length alone, times its logarithm for a long run of marks.</remarks>
internal static class Composition
{
    // Hangul syllables are put together by arithmetic: The Unicode Standard, section 3.12.
    private const int SyllableFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TrailFirst = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly Dictionary<int, int[]> Parts = [];
    private static readonly Dictionary<(int First, int Second), int> Pairs = [];
    private static readonly Dictionary<int, int> Classes = [];

    static Composition()
    {
        foreach (var entry in CompositionTable.Decompositions.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.IndexOfAny(['=', '!']);
            var whole = Hex(entry[..at]);
            int[] parts = [.. entry[(at + 1)..].Split('+').Select(Hex)];
            Parts[whole] = parts;
            if (entry[at] == '=')
            {
                Pairs[(parts[0], parts[1])] = whole;
            }
        }

        foreach (var run in CombiningClasses.Runs.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (dash, equals) = (run.IndexOf('-', StringComparison.Ordinal), run.IndexOf('=', StringComparison.Ordinal));
            for (var mark = Hex(run[..dash]); mark <= Hex(run[(dash + 1)..equals]); mark++)
            {
                Classes[mark] = int.Parse(run[(equals + 1)..], CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>The composed form of valid Unicode text.</summary>
    internal static string Composed(string text)
    {
        // Below U+0300 every character is composed and none joins the one before it.
        if (text.All(c => c < 0x300))
        {
            return text;
        }

        List<int> apart = [];
        foreach (var rune in text.EnumerateRunes())
        {
            TakeApart(rune.Value, apart);
        }

        var composed = new StringBuilder(text.Length);
        foreach (var value in PutTogether(InOrder(apart)))
        {
            composed.Append(new Rune(value).ToString());
        }

        return composed.ToString();
    }

    private static void TakeApart(int value, List<int> into)
    {
        if (value - SyllableFirst is >= 0 and < Leads * Vowels * Trails and var syllable)
        {
            into.Add(LeadFirst + (syllable / (Vowels * Trails)));
            into.Add(VowelFirst + (syllable % (Vowels * Trails) / Trails));
            if (syllable % Trails > 0)
            {
                into.Add(TrailFirst + (syllable % Trails));
            }
        }
        else if (Parts.TryGetValue(value, out var parts))
        {
            foreach (var part in parts)
            {
                TakeApart(part, into);
            }
        }
        else
        {
            into.Add(value);
        }
    }

    private static List<int> InOrder(List<int> apart)
    {
        List<int> ordered = new(apart.Count);
        for (var index = 0; index < apart.Count;)
        {
            var end = index;
            while (end < apart.Count && Class(apart[end]) > 0)
            {
                end++;
            }

            ordered.AddRange(apart.GetRange(index, end - index).OrderBy(Class));
            if (end < apart.Count)
            {
                ordered.Add(apart[end++]);
            }

            index = end;
        }

        return ordered;
    }

    private static List<int> PutTogether(List<int> ordered)
    {
        List<int> together = new(ordered.Count);
        var starter = -1;
        var last = 0;
        foreach (var value in ordered)
        {
            var own = Class(value);
            var isBlocked = starter < 0 || (starter < together.Count - 1 && last >= own);
            if (!isBlocked && Pair(together[starter], value) is { } whole)
            {
                together[starter] = whole;
                continue;
            }

            if (own == 0)
            {
                starter = together.Count;
            }

            last = own;
            together.Add(value);
        }

        return together;
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadFirst is >= 0 and < Leads and var lead && second - VowelFirst is >= 0 and < Vowels and var vowel)
        {
            return SyllableFirst + (((lead * Vowels) + vowel) * Trails);
        }

        if (first - SyllableFirst is >= 0 and < Leads * Vowels * Trails and var syllable && syllable % Trails == 0
            && second - TrailFirst is > 0 and < Trails and var trail)
        {
            return first + trail;
        }

        return Pairs.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static int Class(int value) => Classes.GetValueOrDefault(value);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
