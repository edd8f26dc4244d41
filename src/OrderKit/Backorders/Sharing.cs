using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>Gives free units to waiting lines. Each unit is given once, for it is taken off what is left in the same step.</summary>
internal sealed class Sharing
{
    private readonly FreeUnits[] supply;
    private readonly long[] left;
    private readonly long[] need;
    private readonly List<Peg> pegs;
    private int first;

    private Sharing(FreeUnits[] supply, long[] need, long takenFromShelf)
    {
        (this.supply, this.need, pegs) = (supply, need, new(need.Length + supply.Length));
        left = Array.ConvertAll(supply, static free => free.Units);
        left[0] -= takenFromShelf;
    }

    // The pegs of each line, by the line's place; need holds afterwards what is not covered.
    internal static PegsByLine Serve(
        BackorderStrategy strategy, FreeUnits[] supply, long takenFromShelf, ReadOnlySpan<WaitingLine> lines, int[] order, long[] need)
    {
        var sharing = new Sharing(supply, need, takenFromShelf);
        if (strategy == BackorderStrategy.FairShare)
        {
            sharing.ShareFairly(order);
        }
        else
        {
            sharing.ServeInTurn(lines, order);
        }

        return new(sharing.pegs, lines.Length);
    }

    private void ServeInTurn(ReadOnlySpan<WaitingLine> lines, int[] order)
    {
        foreach (var line in order)
        {
            while (first < left.Length && left[first] == 0)
            {
                first++;
            }

            if (lines[line].MaySplit)
            {
                TakeEarliest(line);
            }
            else
            {
                TakeTogether(line);
            }
        }
    }

    private void TakeEarliest(int line)
    {
        for (var at = first; at < left.Length && need[line] > 0; at++)
        {
            Take(line, at);
        }
    }

    // A line that goes in one piece is there with its last unit: it takes the latest units that do, and leaves the earlier ones to
    // others. What would not complete it stays free.
    private void TakeTogether(int line)
    {
        var (at, sum) = (first, 0L);
        for (; at < left.Length; at++)
        {
            sum += left[at];
            if (sum >= need[line])
            {
                break;
            }
        }

        while (at + 1 < left.Length && supply[at + 1].Day == supply[at].Day)
        {
            at++;
        }

        for (; at < left.Length && need[line] > 0; at--)
        {
            Take(line, at);
        }
    }

    private void Take(int line, int at)
    {
        var units = Math.Min(need[line], left[at]);
        if (units > 0)
        {
            pegs.Add(new(line, at, units));
            need[line] -= units;
            left[at] -= units;
        }
    }

    // Each supply in turn among all, in proportion to what they still need.
    private void ShareFairly(int[] order)
    {
        var wanted = need.Sum();
        for (var at = 0; at < left.Length && wanted > 0; at++)
        {
            wanted -= left[at] >= wanted ? GiveAll(order, at) : GiveShares(order, at, wanted);
        }
    }

    private long GiveAll(int[] order, int at)
    {
        var given = 0L;
        foreach (var line in order)
        {
            given += need[line];
            Take(line, at);
        }

        return given;
    }

    // Rounds the running sum and not each share, so that the shares add up to the supply and each is off by less than a unit.
    private long GiveShares(int[] order, int at, long wanted)
    {
        var (units, asked, given) = (left[at], 0L, 0L);
        if (units == 0)
        {
            return 0;
        }

        foreach (var line in order)
        {
            asked += need[line];
            var until = asked <= long.MaxValue / units ? asked * units / wanted : (long)((Int128)asked * units / wanted);
            var share = until - given;
            if (share > 0)
            {
                pegs.Add(new(line, at, share));
                need[line] -= share;
                given = until;
            }
        }

        left[at] = 0;
        return units;
    }
}

/// <summary>Units of one supply that one line gets.</summary>
internal readonly record struct Peg(int Line, int Supply, long Units);
