namespace OrderKit.Sourcing;

/// <summary>Whether a plan takes only what is there and only what was asked: a host's own policy may err.</summary>
internal static class PlanCheck
{
    internal static string? Fault(SourcingQuestion question, SourcingPlan plan)
    {
        Span<long> left = question.Lines.Count <= 64 ? stackalloc long[question.Lines.Count] : new long[question.Lines.Count];
        for (var line = 0; line < left.Length; line++)
        {
            left[line] = question.Lines[line].Wanted;
        }

        for (var index = 0; index < plan.Picks.Count; index++)
        {
            var pick = plan.Picks[index];
            var (line, place) = (LineOf(question, pick.Sku), PlaceOf(question, pick.Location));
            if (line < 0 || place < 0 || pick.Units <= 0 || pick.Units > question.FreeAt(place, line) || IsTwice(plan.Picks, index))
            {
                return $"{pick.Units} of {pick.Sku} cannot be taken at {pick.Location}.";
            }

            if ((left[line] -= pick.Units) < 0)
            {
                return $"More of {pick.Sku} is taken than is wanted.";
            }
        }

        return null;
    }

    internal static int LineOf(SourcingQuestion question, Sku sku)
    {
        var lines = question.Lines.AsSpan();
        var line = lines.Length - 1;
        while (line >= 0 && lines[line].Sku != sku)
        {
            line--;
        }

        return line;
    }

    private static int PlaceOf(SourcingQuestion question, LocationId location)
    {
        var places = question.Places.AsSpan();
        var place = places.Length - 1;
        while (place >= 0 && places[place].Location != location)
        {
            place--;
        }

        return place;
    }

    private static bool IsTwice(ValueList<SourcingPlan.Pick> picks, int index)
    {
        for (var other = 0; other < index; other++)
        {
            if (picks[other].Location == picks[index].Location && picks[other].Sku == picks[index].Sku)
            {
                return true;
            }
        }

        return false;
    }
}
