using System.Globalization;
using System.Text;
using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>docs/lifecycles/order.md is written from the code.</summary>
public sealed class OrderLifecycleDocument
{
    private static readonly OrderVerb[] Verbs = Enum.GetValues<OrderVerb>();

    [Fact]
    public void The_page_of_the_order_lifecycle_is_the_one_the_code_tells() => Approved.Equal("docs/lifecycles/order.md", Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# The lifecycle of an order\n\n");
        page.Append("Written from the code by a test; do not edit by hand.\n\n");
        page.Append("## Statuses\n\n| status | means |\n|---|---|\n");
        page.AppendJoin("", Enum.GetValues<OrderStatus>().Select(s => $"| {s} | {Summaries.Of(s)} |\n"));
        page.Append("\n## The ordinary way\n\nMoves that only a contradicting report makes are left out.\n\n");
        page.Append("```mermaid\n").Append(OrderLifecycle.Table.ToMermaid()).Append("```\n\n");
        page.Append("## With contradictions\n\n`!` marks a move that a report makes only together with a contradiction.\n\n");
        page.Append("```mermaid\n").Append(OrderLifecycle.Table.ToMermaid(withContradictions: true)).Append("```\n\n");
        page.Append("## Requests\n\n`–` no such move, so the request is refused; `=` the status stays.\n\n");
        page.Append(LifecycleGrid.Of(OrderLifecycle.Table, Verbs.Where(v => v != OrderVerb.Place && !v.IsReport())));
        page.Append("\n## Reports\n\n");
        page.Append("`–` the report never changes this status (it is taken all the same); `!` only with a contradiction.\n\n");
        page.Append(LifecycleGrid.Of(OrderLifecycle.Table, Verbs.Where(v => v.IsReport())));
        page.Append("\n## Which units a report takes\n\n");
        page.Append("From left to right. A shipment's own units go first, then those of no shipment; ");
        page.Append("other shipments' units are never taken.\n");
        page.Append("`!` records the contradiction named. ");
        page.Append("A line that does not travel is delivered without being shipped, which is none.\n\n");
        page.Append("| report | takes, in this order | the units are then |\n|---|---|---|\n");
        page.AppendJoin("", ReportTable.Rows.Select(row => $"| {row.Verb} | {string.Join(", ", row.Takes.Select(Source))} | {row.To} |\n"));
        page.Append("| Retract | the place it names: Delivered, Returned or Lost | Shipped |\n");
        page.Append("| ReportCancelled | ").AppendJoin(", ", ReportTable.Inside).Append(" | Cancelled |\n");
        page.Append("\n## Contradictions\n\n| # | name | means |\n|---|---|---|\n");
        page.AppendJoin("", Enum.GetValues<ContradictionKind>().Select(k => Row((int)k, k)));
        page.Append("\n## Refusals, in order of precedence\n\nWhere several apply, the first is given.\n\n");
        page.Append("| # | name | means |\n|---|---|---|\n");
        page.AppendJoin("", Enum.GetValues<RefusalReason>().Where(r => (int)r is > 0 and < 200).Select(r => Row((int)r, r)));
        return page.ToString();
    }

    private static string Source(ReportSource source) =>
        source.Contradiction is { } kind ? $"{source.Place}! ({kind})" : $"{source.Place}";

    private static string Row<T>(int number, T value)
        where T : struct, Enum => string.Create(CultureInfo.InvariantCulture, $"| {number} | {value} | {Summaries.Of(value)} |\n");
}
