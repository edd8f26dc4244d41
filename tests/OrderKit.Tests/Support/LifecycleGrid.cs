using System.Text;

namespace OrderKit.Tests.Support;

/// <summary>Writes a lifecycle as a table: statuses down, verbs across.</summary>
internal static class LifecycleGrid
{
    /// <summary>A cell is <c>–</c> for no move, <c>=</c> for one that stays, or the statuses led to.</summary>
    /// <remarks><c>!</c> marks a move made only together with a contradiction.</remarks>
    internal static string Of<TStatus, TVerb>(Lifecycle<TStatus, TVerb> table, IEnumerable<TVerb> verbs)
        where TStatus : struct, Enum
        where TVerb : struct, Enum
    {
        var columns = verbs.ToList();
        var text = new StringBuilder("| |").AppendJoin('|', columns.Select(v => $" {v} ")).Append("|\n|---|");
        text.Append(string.Concat(columns.Select(_ => "---|"))).Append('\n');
        foreach (var status in Enum.GetValues<TStatus>())
        {
            text.Append("| **").Append(status).Append("** |");
            text.AppendJoin('|', columns.Select(v => $" {Cell(table, status, v)} ")).Append("|\n");
        }

        return text.ToString();
    }

    private static string Cell<TStatus, TVerb>(Lifecycle<TStatus, TVerb> table, TStatus status, TVerb verb)
        where TStatus : struct, Enum
        where TVerb : struct, Enum
    {
        var rows = table.Rows.Where(r => r.From.Equals(status) && r.Verb.Equals(verb)).ToList();
        return rows.Count == 0
            ? "–"
            : string.Join(", ", rows.Select(r => (r.To.Equals(status) ? "=" : $"{r.To}") + (r.IsContradiction ? "!" : "")));
    }
}
