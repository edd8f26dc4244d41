namespace OrderKit.Backorders;

/// <summary>Pegs gathered by line, the earliest supply first.</summary>
internal readonly struct PegsByLine
{
    private readonly Peg[] pegs;
    private readonly int[] starts;

    internal PegsByLine(List<Peg> found, int lines)
    {
        starts = new int[lines + 1];
        foreach (var peg in found)
        {
            starts[peg.Line + 1]++;
        }

        for (var line = 0; line < lines; line++)
        {
            starts[line + 1] += starts[line];
        }

        pegs = new Peg[found.Count];
        var next = starts.AsSpan(0, lines).ToArray();
        foreach (var peg in found)
        {
            pegs[next[peg.Line]++] = peg;
        }

        for (var line = 0; line < lines; line++)
        {
            Earliest(pegs.AsSpan(starts[line]..starts[line + 1]));
        }
    }

    internal ReadOnlySpan<Peg> this[int line] => pegs.AsSpan(starts[line]..starts[line + 1]);

    // A line that goes in one piece took its latest supply first.
    private static void Earliest(Span<Peg> of)
    {
        if (of.Length > 1 && of[0].Supply > of[^1].Supply)
        {
            of.Reverse();
        }
    }
}
