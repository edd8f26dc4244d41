using System.Globalization;
using NodaTime;

namespace OrderKit.Promising;

/// <summary>The sentences of this room's refusals.</summary>
internal static class PromisingRefusals
{
    internal static Refusal NotPromisable(AtpSchedule schedule, Quantity asked, LocalDate date, Quantity free)
    {
        var first = schedule.Earliest(asked, date);
        return new(
            RefusalReason.NotPromisable,
            $"{free} of {schedule.Picture.Sku} can be promised for {Text(date)}",
            $"{asked} were asked for",
            first is { } day ? $"Possible: {free} then, or {asked} on {Text(day)}" : $"Possible: {free}")
        {
            Unlocks = first is { } other ? [new("Book", Text(other))] : [],
        };
    }

    internal static Refusal NotAccepted(Quantity asked) => new(
        RefusalReason.BackordersNotAccepted,
        "No backorders are taken",
        $"{asked} beyond what is there were asked for",
        "Possible: what is there");

    internal static Refusal Undated(Quantity asked) => new(
        RefusalReason.BackorderUndated,
        "No known supply covers it",
        $"{asked} were to wait for a day",
        "Possible: what is there, or more supply first");

    internal static Refusal LimitReached(Quantity waiting, Quantity limit, Quantity asked) => new(
        RefusalReason.BackorderLimitReached,
        $"{waiting} of at most {limit} wait already",
        $"{asked} more were asked for",
        $"Possible: up to {Math.Max(0, limit.Value - waiting.Value)}");

    internal static Refusal PreOrderFull(PreOrder terms, Quantity asked) => new(
        RefusalReason.PreOrderFull,
        $"{terms.Taken} of at most {terms.Limit} are taken before {Text(terms.Release)}",
        $"{asked} more were asked for",
        $"Possible: up to {terms.Left}");

    internal static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
