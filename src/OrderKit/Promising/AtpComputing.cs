namespace OrderKit.Promising;

/// <summary>Computes what can be promised on each row, by each method.</summary>
internal static class AtpComputing
{
    internal static void Fill(AtpMethod method, long start, ReadOnlySpan<long> supply, ReadOnlySpan<long> demand, AtpFigures figures)
    {
        var balance = start;
        for (var row = 0; row < supply.Length; row++)
        {
            balance += supply[row] - demand[row];
            figures.Balance[row] = balance;
        }

        switch (method)
        {
            case AtpMethod.CumulativeWithLookAhead:
                LookAhead(figures);
                break;
            case AtpMethod.CumulativeWithoutLookAhead:
                figures.Balance.CopyTo(figures.Promisable);
                break;
            default:
                Periods(start, supply, demand, figures.Promisable, method == AtpMethod.DiscreteWithBackwardConsumption);
                break;
        }
    }

    // From the last row back: the smallest balance of this row and every later one.
    private static void LookAhead(AtpFigures figures)
    {
        var smallest = long.MaxValue;
        for (var row = figures.Balance.Length - 1; row >= 0; row--)
        {
            smallest = Math.Min(smallest, figures.Balance[row]);
            figures.Promisable[row] = smallest;
        }
    }

    // A period starts today and at each receipt; all its rows carry its figure.
    private static void Periods(
        long start, ReadOnlySpan<long> supply, ReadOnlySpan<long> demand, Span<long> promisable, bool consumesBackward)
    {
        for (var from = 0; from < supply.Length;)
        {
            var to = from + 1;
            var units = (from == 0 ? start : 0) + supply[from] - demand[from];
            while (to < supply.Length && supply[to] == 0)
            {
                units -= demand[to++];
            }

            promisable[from..to].Fill(consumesBackward && units < 0 ? Consume(promisable, supply, from, units) : units);
            from = to;
        }
    }

    // What is still short after the earlier periods gave what they had, the latest first.
    private static long Consume(Span<long> promisable, ReadOnlySpan<long> supply, int before, long units)
    {
        for (var to = before; to > 0 && units < 0;)
        {
            var from = to - 1;
            while (from > 0 && supply[from] == 0)
            {
                from--;
            }

            var taken = Math.Min(-units, Math.Max(0, promisable[from]));
            promisable[from..to].Fill(promisable[from] - taken);
            units += taken;
            to = from;
        }

        return units;
    }
}

/// <summary>Where the figures of each row go.</summary>
internal readonly ref struct AtpFigures(Span<long> balance, Span<long> promisable)
{
    internal readonly Span<long> Balance = balance;

    internal readonly Span<long> Promisable = promisable;
}
