namespace OrderKit.Sourcing;

/// <summary>The lines of a question gathered into what is taken as one: a line by itself, or lines kept together.</summary>
internal sealed class SourcingGoods
{
    private readonly SourcingQuestion question;
    private readonly int[] itemOf;
    private readonly int[] firstLine;
    private readonly bool[] isTogether;
    private readonly long[] wanted;
    private readonly int[] groupOf;

    internal SourcingGoods(SourcingQuestion question)
    {
        this.question = question;
        itemOf = new int[question.Lines.Count];
        var (first, groups) = (new List<int>(itemOf.Length), new List<Code?>(1));
        for (var line = 0; line < itemOf.Length; line++)
        {
            var together = question.Lines[line].Together;
            var known = together is null ? -1 : first.FindIndex(other => question.Lines[other].Together == together);
            itemOf[line] = known >= 0 ? known : first.Count;
            if (known < 0)
            {
                first.Add(line);
            }
        }

        firstLine = [.. first];
        (groupOf, isTogether, wanted) = (new int[firstLine.Length], new bool[firstLine.Length], new long[firstLine.Length]);
        for (var item = 0; item < firstLine.Length; item++)
        {
            isTogether[item] = question.Lines[firstLine[item]].Together is not null;
            wanted[item] = isTogether[item] ? 1 : question.Lines[firstLine[item]].Wanted;
            var apart = question.Lines[firstLine[item]].Apart;
            groupOf[item] = groups.IndexOf(apart) is >= 0 and var known ? known : groups.Count;
            if (groupOf[item] == groups.Count)
            {
                groups.Add(apart);
            }
        }

        Groups = groups.Count;
    }

    internal int Count => firstLine.Length;

    internal int Groups { get; }

    /// <summary>Whether every line is an item of its own, and all are ordinary goods.</summary>
    internal bool IsPlain => Count == itemOf.Length && Groups == 1 && Array.TrueForAll(isTogether, together => !together);

    internal int ItemOf(int line) => itemOf[line];

    internal int GroupOf(int item) => groupOf[item];

    internal bool IsTogether(int item) => isTogether[item];

    internal long Wanted(int item) => wanted[item];

    internal long FreeAt(int place, int item)
    {
        if (!isTogether[item])
        {
            return Math.Min(wanted[item], question.FreeAt(place, firstLine[item]));
        }

        for (var line = firstLine[item]; line < itemOf.Length; line++)
        {
            if (itemOf[line] == item && question.FreeAt(place, line) < question.Lines[line].Wanted)
            {
                return 0;
            }
        }

        return 1;
    }

    /// <summary>Every place and group in which a shipment could start, by place and then by group.</summary>
    internal List<(int Place, int Group)> Starts()
    {
        var starts = new List<(int Place, int Group)>(question.Places.Count);
        for (var place = 0; place < question.Places.Count; place++)
        {
            for (var group = 0; group < Groups && question.Places[place].Capacity != 0; group++)
            {
                if (Has(place, group))
                {
                    starts.Add((place, group));
                }
            }
        }

        return starts;
    }

    private bool Has(int place, int group)
    {
        for (var item = 0; item < Count; item++)
        {
            if (groupOf[item] == group && FreeAt(place, item) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
