using System.Runtime.CompilerServices;
using System.Text;
using Stateless;

namespace OrderKit;

/// <summary>The statuses something can have and the moves between them: declared once, frozen, and safe to share between threads.</summary>
/// <remarks>Topology only. Whether a move is allowed now is the decider's business; which moves exist at all is this table's. The
/// declaration is written in the fluent block of the Stateless library, which decides nothing at run time.</remarks>
/// <typeparam name="TStatus">The statuses, an enumeration with values 0 to 63.</typeparam>
/// <typeparam name="TVerb">What leads from one status to another, an enumeration.</typeparam>
public sealed class Lifecycle<TStatus, TVerb>
    where TStatus : struct, Enum
    where TVerb : struct, Enum
{
    private readonly int verbs = Enum.GetValues<TVerb>().Max(v => Number(v)) + 1;
    private readonly ulong[] targets;
    private readonly ulong ends;

    internal Lifecycle(TStatus initial, ValueList<LifecycleRow<TStatus, TVerb>> rows, IEnumerable<TStatus> ends)
    {
        Initial = initial;
        Rows = rows;
        targets = new ulong[64 * verbs];
        foreach (var row in rows)
        {
            targets[(Number(row.From) * verbs) + Number(row.Verb)] |= 1UL << Number(row.To);
        }

        this.ends = ends.Aggregate(0UL, (mask, status) => mask | (1UL << Number(status)));
    }

    /// <summary>The status in which every life begins.</summary>
    public TStatus Initial { get; }

    /// <summary>Every move there is, ordered by status, verb and status led to. A row that leads back to its own status allows a request
    /// that changes something other than the status.</summary>
    public ValueList<LifecycleRow<TStatus, TVerb>> Rows { get; }

    /// <summary>Whether a verb has any move in a status.</summary>
    /// <param name="from">The status.</param>
    /// <param name="verb">The verb.</param>
    /// <returns>True when the table has a row for the pair.</returns>
    public bool Allows(TStatus from, TVerb verb) => targets[(Number(from) * verbs) + Number(verb)] != 0;

    /// <summary>Whether a verb can lead from one status to another.</summary>
    /// <param name="from">The status before.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="to">The status after.</param>
    /// <returns>True when the table has that row.</returns>
    public bool Allows(TStatus from, TVerb verb, TStatus to) =>
        (targets[(Number(from) * verbs) + Number(verb)] & (1UL << Number(to))) != 0;

    /// <summary>Whether a status is a declared end, which nothing leaves.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True for an end.</returns>
    public bool IsEnd(TStatus status) => (ends & (1UL << Number(status))) != 0;

    /// <summary>Draws the moves between statuses as a Mermaid state diagram.</summary>
    /// <param name="withContradictions">Whether to draw the moves that only a contradicting report makes.</param>
    /// <returns>The diagram's text.</returns>
    public string ToMermaid(bool withContradictions = false)
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(Initial).Append('\n');
        var edges = Rows
            .Where(row => !row.From.Equals(row.To) && (withContradictions || !row.IsContradiction))
            .GroupBy(row => (row.From, row.To), row => row.IsContradiction ? $"{row.Verb}!" : $"{row.Verb}");
        foreach (var edge in edges)
        {
            text.Append("    ").Append(edge.Key.From).Append(" --> ").Append(edge.Key.To).Append(" : ");
            text.AppendJoin(", ", edge).Append('\n');
        }

        foreach (var status in Enum.GetValues<TStatus>().Where(IsEnd))
        {
            text.Append("    ").Append(status).Append(" --> [*]\n");
        }

        return text.ToString();
    }

    private static int Number<T>(T value)
        where T : struct, Enum => Unsafe.As<T, int>(ref value);
}

/// <summary>One move of a lifecycle.</summary>
/// <typeparam name="TStatus">The statuses.</typeparam>
/// <typeparam name="TVerb">The verbs.</typeparam>
/// <param name="From">The status before.</param>
/// <param name="Verb">What leads away from it.</param>
/// <param name="To">The status after; the same one when only something else changes.</param>
/// <param name="IsContradiction">Whether the move is only ever made together with a contradiction.</param>
public sealed record LifecycleRow<TStatus, TVerb>(TStatus From, TVerb Verb, TStatus To, bool IsContradiction)
    where TStatus : struct, Enum
    where TVerb : struct, Enum;

/// <summary>What a Stateless machine fires here: a verb together with the status the roll-up gives.</summary>
internal readonly record struct LifecycleTrigger<TVerb, TStatus>(TVerb Verb, TStatus To);

/// <summary>A lifecycle being declared: Stateless's block, narrowed to topology.</summary>
internal sealed class LifecycleDraft<TStatus, TVerb>(TStatus initial)
    where TStatus : struct, Enum
    where TVerb : struct, Enum
{
    private readonly HashSet<(TStatus From, LifecycleTrigger<TVerb, TStatus> Trigger)> contradictions = [];
    private readonly HashSet<TStatus> ends = [];

    internal StateMachine<TStatus, LifecycleTrigger<TVerb, TStatus>> Machine { get; } = new(initial, FiringMode.Immediate);

    internal StatusDraft In(TStatus status) => new(this, Machine.Configure(status), status);

    internal Lifecycle<TStatus, TVerb> Freeze()
    {
        var info = Machine.GetInfo();
        var rows = info.States
            .SelectMany(state => state.FixedTransitions, (state, move) => ((TStatus)state.UnderlyingState, move))
            .Select(pair => Row(pair.Item1, (LifecycleTrigger<TVerb, TStatus>)pair.move.Trigger.UnderlyingTrigger))
            .OrderBy(row => row.From).ThenBy(row => row.Verb).ThenBy(row => row.To)
            .ToValueList();
        var traps = Enum.GetValues<TStatus>().Where(s => ends.Contains(s) == rows.Any(r => r.From.Equals(s) && !r.To.Equals(s))).ToList();
        return traps.Count == 0
            ? new(initial, rows, ends)
            : throw new InvalidOperationException($"Neither a way out nor declared an end, or both: {string.Join(", ", traps)}.");
    }

    private LifecycleRow<TStatus, TVerb> Row(TStatus from, LifecycleTrigger<TVerb, TStatus> trigger) =>
        new(from, trigger.Verb, trigger.To, contradictions.Contains((from, trigger)));

    /// <summary>The moves out of one status.</summary>
    internal sealed class StatusDraft(
        LifecycleDraft<TStatus, TVerb> draft,
        StateMachine<TStatus, LifecycleTrigger<TVerb, TStatus>>.StateConfiguration block,
        TStatus from)
    {
        internal StatusDraft Permit(TVerb verb, params ReadOnlySpan<TStatus> statuses)
        {
            foreach (var to in statuses)
            {
                block.Permit(new(verb, to), to);
            }

            return this;
        }

        internal StatusDraft Stay(params ReadOnlySpan<TVerb> verbs)
        {
            foreach (var verb in verbs)
            {
                block.PermitReentry(new(verb, from));
            }

            return this;
        }

        internal StatusDraft Contradict(TVerb verb, params ReadOnlySpan<TStatus> statuses)
        {
            foreach (var to in statuses)
            {
                draft.contradictions.Add((from, new(verb, to)));
            }

            return Permit(verb, statuses);
        }

        internal StatusDraft End()
        {
            draft.ends.Add(from);
            return this;
        }
    }
}
