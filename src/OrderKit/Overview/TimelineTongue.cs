using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Overview;

/// <summary>A language in which a timeline is told, and what all languages do alike.</summary>
internal abstract class TimelineTongue(DateTimeZone zone, Func<Code, string?>? wording)
{
    /// <summary>More lines than this are summed up and not named one by one.</summary>
    protected const int NamedLinesMax = 4;

    internal abstract string UnknownTime { get; }

    internal abstract string Sentence(RecordedEvent recorded, TimelineBackground known);

    internal static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    /// <summary>A moment as the reader's calendar and clock show it, to the minute.</summary>
    internal string Moment(Instant at) => Told(Local(at));

    protected LocalDateTime Local(Instant at) => at.InZone(zone).LocalDateTime;

    protected abstract string Told(LocalDateTime at);

    /// <summary>The host's word for a code. A full stop at its end would end the sentence too early.</summary>
    protected string Word(Code code) => (wording?.Invoke(code) ?? code.ToString()).Trim().TrimEnd('.');

    /// <summary>The host's word for a code that a sentence cannot do without.</summary>
    protected string Named(Code code) => Word(code) is { Length: > 0 } word ? word : code.ToString();

    protected static string InBrackets(string word) => word.Length > 0 ? $" ({word})" : "";

    /// <summary>The units of all moves, line by line.</summary>
    protected static ValueList<LineUnits> PerLine(ValueList<UnitMove> moves) =>
        PerLine(moves.Select(m => new LineQuantity(m.Line, m.Quantity)));

    /// <summary>The units of all items, line by line.</summary>
    protected static ValueList<LineUnits> PerLine(IEnumerable<LineQuantity> items) =>
        items.GroupBy(i => i.Line).OrderBy(g => g.Key).Select(g => new LineUnits(g.Key, g.Sum(i => (long)i.Quantity.Value))).ToValueList();

    /// <summary>Whether a change was given up because its time ran out.</summary>
    protected static bool IsExpired(OrderEvent.ChangeWithdrawn withdrawn) => withdrawn.Reason.Value == "expired";

    /// <summary>What the customer pays in all, delivery included; null when currencies are mixed.</summary>
    protected static Money? Total(OrderEvent.Placed placed)
    {
        Money[] amounts = [.. placed.Lines.Select(l => l.Price.Gross), placed.Delivery?.Price ?? Money.Zero(placed.Currency)];
        return amounts.All(a => a.Currency == placed.Currency) ? amounts.Aggregate((sum, a) => sum + a) : null;
    }

    protected static string Listed(IReadOnlyList<string> parts, string and) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} {and} {parts[^1]}";
}

/// <summary>Units of one line; a sum may exceed what one report can name.</summary>
internal sealed record LineUnits(LineNumber Line, long Count);

/// <summary>Words for some goods and whether they are one thing (or none) or several, which verbs and pronouns follow.</summary>
internal sealed record GoodsPhrase(string Text, long Count)
{
    internal bool IsOne => Count <= 1;

    /// <summary>The word that fits the number.</summary>
    internal string Pick(string one, string several) => IsOne ? one : several;

    public override string ToString() => Text;
}
