namespace OrderKit.Sourcing;

/// <summary>Which locations shall an order be taken from?</summary>
/// <remarks>Locations the customer's channel may not see, or that may not serve the order, are simply not in the question.</remarks>
public sealed record SourcingQuestion
{
    /// <summary>Asks.</summary>
    /// <param name="lines">What the order wants, each article once.</param>
    /// <param name="places">The locations that may serve it, each once, the order of text being the last tie-break.</param>
    /// <param name="free">Units free, place by place: for each place as many numbers as there are lines, in their order.</param>
    /// <exception cref="ArgumentException">There is no line, an article or location stands twice, the numbers do not fit, a number is
    /// negative, or lines are to be kept both together and apart.</exception>
    public SourcingQuestion(ValueList<SourcingLine> lines, ValueList<SourcingPlace> places, ValueList<long> free)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(free);
        (Lines, Places, Free) = (lines, places, free);
        if (Fault() is { } fault)
        {
            throw new ArgumentException(fault);
        }
    }

    /// <summary>What the order wants.</summary>
    public ValueList<SourcingLine> Lines { get; }

    /// <summary>The locations that may serve it.</summary>
    public ValueList<SourcingPlace> Places { get; }

    /// <summary>Units free, place by place, within a place line by line.</summary>
    public ValueList<long> Free { get; }

    /// <summary>Units of a line free at a place.</summary>
    /// <param name="place">The place's index.</param>
    /// <param name="line">The line's index.</param>
    /// <returns>0 or more.</returns>
    public long FreeAt(int place, int line) => Free[place * Lines.Count + line];

    private string? Fault() =>
        Lines.Count == 0 ? "A question has at least one line."
        : Free.Count != Lines.Count * Places.Count ? "There is one number for each place and line."
        : HasTwice() ? "An article or a location stands twice."
        : HasNegative() ? "Free units are 0 or more."
        : IsTornApart() ? "Lines that stay together are not kept apart."
        : null;

    // Short lists: comparing all pairs beats building sets.
    private bool HasTwice()
    {
        for (var one = 1; one < Lines.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (Lines[one].Sku == Lines[other].Sku)
                {
                    return true;
                }
            }
        }

        for (var one = 1; one < Places.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (Places[one].Location == Places[other].Location)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasNegative()
    {
        foreach (var units in Free.AsSpan())
        {
            if (units < 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTornApart()
    {
        foreach (var one in Lines.AsSpan())
        {
            if (one.Together is not null && Lines.Any(other => other.Together == one.Together && other.Apart != one.Apart))
            {
                return true;
            }
        }

        return false;
    }
}
