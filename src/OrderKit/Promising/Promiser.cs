using NodaTime;

namespace OrderKit.Promising;

/// <summary>Says what a channel may promise. Pure; allocates nothing.</summary>
public static class Promiser
{
    /// <summary>Answers for one article.</summary>
    /// <param name="supply">The article with its schedules.</param>
    /// <param name="channel">The channel that asks.</param>
    /// <param name="question">What is wanted.</param>
    /// <returns>The answer.</returns>
    public static AvailabilityAnswer Answer(SkuSupply supply, ChannelRules channel, AvailabilityQuestion question)
    {
        ArgumentNullException.ThrowIfNull(supply);
        ArgumentNullException.ThrowIfNull(channel);
        var sight = new Sight(supply, channel, question.At);
        var count = sight.Count(out var infinite);
        var terms = supply.PreOrder is { } one && supply.Today < one.Release ? one : null;
        if (count == 0 && (terms is null || supply.Locations.Count > 0))
        {
            return Told(supply, channel, DisplayState.NotAvailable, AvailabilityReason.NotSoldHere, question.Held, -1);
        }

        // Before its release an article may lie nowhere yet.
        if (terms is not null)
        {
            return BeforeRelease(supply, channel, terms, question);
        }

        var free = (Quantity)(int)Math.Min(Quantity.Max, (long)sight.OnDay(0).Value + question.Held.Value);
        var there = infinite == 0 ? AvailabilityReason.Unlimited : AvailabilityReason.OnTheShelf;
        return question.Wanted <= free
            ? Told(supply, channel, There(channel, free), there, free, 0)
            : Later(supply, channel, question, free, sight.EarliestDay((question.Wanted - question.Held).Value, infinite), infinite);
    }

    /// <summary>Answers for many articles at once, as for a list page.</summary>
    /// <param name="supplies">The articles.</param>
    /// <param name="channel">The channel that asks.</param>
    /// <param name="question">What is wanted of each.</param>
    /// <param name="answers">Takes the answers, in the order of the articles; at least as long.</param>
    /// <exception cref="ArgumentException">There is no room for all answers.</exception>
    public static void Answer(
        ReadOnlySpan<SkuSupply> supplies, ChannelRules channel, AvailabilityQuestion question, Span<AvailabilityAnswer> answers)
    {
        if (answers.Length < supplies.Length)
        {
            throw new ArgumentException($"There is room for {answers.Length} answers of {supplies.Length}.", nameof(answers));
        }

        for (var i = 0; i < supplies.Length; i++)
        {
            answers[i] = Answer(supplies[i], channel, question);
        }
    }

    /// <summary>Answers for one article straight from its supply pictures, for a caller that asks once.</summary>
    /// <param name="pictures">The article's pictures, each location once; at least one.</param>
    /// <param name="rules">How promises are computed.</param>
    /// <param name="channel">The channel that asks.</param>
    /// <param name="question">What is wanted.</param>
    /// <param name="today">Today.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">There is no picture, or they are of several articles, or a location stands twice.</exception>
    public static AvailabilityAnswer Answer(
        ValueList<SupplyPicture> pictures, AtpRules rules, ChannelRules channel, AvailabilityQuestion question, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count);
        return Answer(SkuSupply.Of(pictures[0].Sku, pictures, rules, today), channel, question);
    }

    private static DisplayState There(ChannelRules channel, Quantity free) =>
        free <= channel.FewLeft ? DisplayState.FewLeft : DisplayState.InStock;

    private static AvailabilityAnswer BeforeRelease(
        SkuSupply supply, ChannelRules channel, PreOrder terms, AvailabilityQuestion question)
    {
        var left = (Quantity)(int)Math.Min(Quantity.Max, (long)terms.Left.Value + question.Held.Value);
        var days = Period.DaysBetween(supply.Today, terms.Release);
        return question.Wanted <= left
            ? Told(supply, channel, DisplayState.PreOrder, AvailabilityReason.PreOrderOpen, left, days)
            : Told(supply, channel, DisplayState.NotAvailable, AvailabilityReason.PreOrderFull, left, -1);
    }

    private static AvailabilityAnswer Later(
        SkuSupply supply, ChannelRules channel, AvailabilityQuestion question, Quantity free, int day, int infinite)
    {
        var known = day >= 0 && day <= (channel.HorizonDays ?? int.MaxValue) ? day : -1;
        var isMade = known >= 0 && known >= infinite;
        var verdict = isMade
            ? RefusalReason.None
            : channel.Backorders.Verdict(question.Wanted - free, supply.Waiting, known >= 0);
        var reason = verdict switch
        {
            RefusalReason.BackordersNotAccepted when known < 0 => AvailabilityReason.NothingExpected,
            RefusalReason.BackordersNotAccepted => AvailabilityReason.BackordersNotAccepted,
            RefusalReason.BackorderLimitReached => AvailabilityReason.BackorderLimitReached,
            RefusalReason.BackorderUndated => AvailabilityReason.NothingExpected,
            _ when isMade => AvailabilityReason.InfiniteSupply,
            _ => known >= 0 ? AvailabilityReason.Receipts : AvailabilityReason.WithoutDay,
        };
        var state = isMade ? DisplayState.MadeToOrder
            : known >= 0 || reason == AvailabilityReason.WithoutDay ? DisplayState.BackOn
            : DisplayState.NotAvailable;
        return Told(supply, channel, state, reason, free, known) with { IsOrderable = verdict == RefusalReason.None };
    }

    // A day below 0 is not known.
    private static AvailabilityAnswer Told(
        SkuSupply supply, ChannelRules channel, DisplayState state, AvailabilityReason reason, Quantity quantity, int day) =>
        new(supply.Sku, state, reason)
        {
            Quantity = quantity,
            Earliest = day >= 0 ? supply.Today.PlusDays(day) : null,
            InDays = Math.Max(0, day),
            IsOrderable = state != DisplayState.NotAvailable,
            Method = supply.Rules.Method,
            Backorders = channel.Backorders.Name,
            Version = supply.Version,
        };
}
