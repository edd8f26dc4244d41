using System.Globalization;
using System.Text;
using OrderKit.Promising;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Docs;

/// <summary>Draws the worked example of docs/availability.md from what the code answers.</summary>
public sealed class AvailabilityPicture
{
    private const int Left = 270;
    private const int Cell = 62;
    private const int RowHeight = 50;
    private const int WideCell = 165;
    private const int Top = 64;
    private const int Gap = 70;
    private const int Tallest = 24;

    private static readonly int Width = Left + (AvailabilityExample.Days * Cell) + 20;
    private static readonly int Middle = Top + (AvailabilityExample.Rules.Length * RowHeight) + Gap;
    private static readonly int Height = Middle + (AvailabilityExample.Policies.Length * RowHeight) + 16;

    [Fact]
    public void The_picture_on_the_page_is_what_the_code_answers() =>
        Approved.Equal("docs/availability/policies.svg", Draw());

    private static string Draw()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13" role="img">
            <title>One article under each policy</title>
            <rect width="{Width}" height="{Height}" fill="#ffffff"/>

            """);
        Text(svg, 10, 22, "Units that can be promised for each day at boras", "font-weight=\"bold\"");
        Text(svg, 10, 40, "10 on the shelf; 6 overdue; 5 come on Wednesday, 20 on Friday; 12 go on Thursday, 4 on Saturday", Grey);
        foreach (var (row, (name, rules)) in AvailabilityExample.Rules.Index())
        {
            DrawDays(svg, Top + (row * RowHeight), name, AvailabilityExample.Promised(rules));
        }

        Text(svg, 10, Middle - 42, $"What is shown to who wants {AvailabilityExample.Wanted} on Monday", "font-weight=\"bold\"");
        Text(svg, 10, Middle - 24, "6 more stand at the kiosk; a green box can be ordered", Grey);
        foreach (var (column, (name, _)) in AvailabilityExample.Channels.Index())
        {
            Text(svg, Left + (column * WideCell) + 6, Middle - 8, name, "");
        }

        foreach (var (row, policy) in AvailabilityExample.Policies.Index())
        {
            DrawAnswers(svg, Middle + (row * RowHeight), policy);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private const string Grey = "fill=\"#555555\"";

    private static void DrawDays(StringBuilder svg, int y, string name, int[] promised)
    {
        Text(svg, 10, y + 32, name, "");
        foreach (var (day, units) in promised.Index())
        {
            var (x, isEndless) = (Left + (day * Cell), units == Quantity.Max);
            var height = isEndless ? Tallest : units * Tallest / 25;
            var colour = units == 0 ? "#c0392b" : "#2e6da4";
            Rectangle(svg, x, y + 36 - height, Cell - 12, Math.Max(1, height), colour);
            Text(svg, x + 2, y + 32 - height, isEndless ? "∞" : units.ToString(CultureInfo.InvariantCulture), "font-size=\"11\"");
            var date = AvailabilityExample.Monday.PlusDays(day).ToString("ddd", CultureInfo.InvariantCulture);
            Text(svg, x + 2, y + 46, date, "font-size=\"9\" fill=\"#555555\"");
        }
    }

    private static void DrawAnswers(StringBuilder svg, int y, (string Name, Func<SkuSupply> Supply, BackorderAcceptance Accepts) policy)
    {
        Text(svg, 10, y + 24, policy.Name, "");
        foreach (var (column, (_, channel)) in AvailabilityExample.Channels.Index())
        {
            var answer = AvailabilityExample.Answer(policy.Supply(), channel, policy.Accepts);
            var x = Left + (column * WideCell);
            Rectangle(svg, x, y + 2, WideCell - 10, RowHeight - 8, answer.IsOrderable ? "#dff0d8" : "#f2dede");
            Text(svg, x + 6, y + 19, Shown(answer), "font-size=\"12\"");
            Text(svg, x + 6, y + 34, $"{Units(answer)}: {answer.Reason}", "font-size=\"10\" fill=\"#555555\"");
        }
    }

    private static string Shown(AvailabilityAnswer answer) => answer.State switch
    {
        DisplayState.InStock => "in stock",
        DisplayState.FewLeft => "few left",
        DisplayState.BackOn => answer.Earliest is { } day ? $"back on {Weekday(day)}" : "back, day unknown",
        DisplayState.MadeToOrder => $"made to order, {answer.InDays} days",
        DisplayState.PreOrder => $"pre-order for {Weekday(answer.Earliest!.Value)}",
        _ => "not available",
    };

    private static string Units(AvailabilityAnswer answer) => answer.Quantity.Value == Quantity.Max ? "∞" : $"{answer.Quantity}";

    private static string Weekday(LocalDate day) => day.ToString("dddd", CultureInfo.InvariantCulture);

    private static void Text(StringBuilder svg, int x, int y, string text, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" {style}>{text}</text>\n");

    private static void Rectangle(StringBuilder svg, int x, int y, int width, int height, string colour) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>\n");
}
