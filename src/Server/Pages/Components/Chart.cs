using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;chart heading="..." said="..." values="..." first="day"/&gt;</c>: one figure per day, the last one today, drawn here as SVG:
/// bars, or a line. Each day says its figure on hover; who does not see it hears the sentence and has the table of numbers beside it.
/// </summary>
[HtmlTargetElement("chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Chart : TagHelper
{
    private const int Width = 240;
    private const int Height = 72;
    private const int Floor = 71;
    private const int Top = 6;
    private const int WidestBar = 20;

    /// <summary>What is counted.</summary>
    public string Heading { get; set; } = "";

    /// <summary>The figures in one sentence.</summary>
    public string Said { get; set; } = "";

    /// <summary>One figure per day, oldest first.</summary>
    public IReadOnlyList<long> Values { get; set; } = [];

    /// <summary>The day of the first figure.</summary>
    public DateOnly First { get; set; }

    /// <summary>How a figure reads; null: as a number.</summary>
    public Func<long, string>? Figure { get; set; }

    /// <summary>A line instead of bars: for what is there, rather than what happened.</summary>
    public bool IsLine { get; set; }

    /// <summary>Drawn in the colour of problems.</summary>
    public bool IsBad { get; set; }

    /// <summary>A day as the charts name it.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.SetHtmlContent("<figcaption>");
        output.Content.Append(Heading);
        output.Content.AppendHtml("<span>");
        output.Content.Append(Said);
        output.Content.AppendHtml("</span></figcaption>");
        output.Content.AppendHtml(Draw());
        output.Content.AppendHtml($"<p class=\"days\"><span>{Day(First)}</span><span>today</span></p>");
    }

    private string Draw()
    {
        var most = Math.Max(1, Values.DefaultIfEmpty(1).Max());
        var step = (double)Width / Math.Max(1, Values.Count);
        var told = WebUtility.HtmlEncode(Tell());
        var svg = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{told}\">" +
            $"<path class=\"axis\" d=\"M0 {Floor + 0.5}H{Width}\"/>");
        if (IsLine)
        {
            Line(svg, most, step);
        }
        else
        {
            // A day on which nothing happened is a day too: without these, one bar alone looks like a broken chart.
            svg.Append("<path class=\"axis\" d=\"");
            foreach (var (day, _) in Values.Index().Where(v => v.Item == 0))
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{(day * step) + 1:0.#} {Floor - 1}h{step - 2:0.#}");
            }

            svg.Append("\"/>");
        }

        svg.Append(IsBad ? "<g class=\"bars second\">" : "<g class=\"bars\">");
        foreach (var (day, length, value) in Runs())
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<g><title>{Span(day, length)}: {WebUtility.HtmlEncode(Say(value))}</title>" +
                $"<rect class=\"day\" x=\"{day * step:0.#}\" width=\"{length * step:0.#}\" height=\"{Height}\"/>");
            for (var each = day; !IsLine && value > 0 && each < day + length; each++)
            {
                Bar(svg, each, Math.Min(Y(value, most), Floor - 2), step);
            }

            svg.Append("</g>");
        }

        return svg.Append("</g></svg>").ToString();
    }

    private static void Bar(StringBuilder svg, int day, double y, double step)
    {
        var width = Math.Min(step - 2, WidestBar);
        var x = (day * step) + ((step - width) / 2);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{Floor - y:0.#}\" rx=\"1\"/>");
    }

    // A level lasts its whole day and has a ground below it, so that one day alone is a picture too; the dot is what is there now.
    private void Line(StringBuilder svg, long most, double step)
    {
        var first = Values.TakeWhile(v => v == 0).Count();
        if (first == Values.Count)
        {
            return;
        }

        List<string> points = [
            .. Values.Index().Skip(first).Select(
                v => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{v.Index * step:0.#},{Y(v.Item, most):0.#} {(v.Index + 1) * step:0.#},{Y(v.Item, most):0.#}"))];
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<polygon points=\"{first * step:0.#},{Floor} {string.Join(' ', points)} {Width},{Floor}\"/>" +
            $"<polyline points=\"{string.Join(' ', points)}\"/><path class=\"now\" d=\"M{Width} {Y(Values[^1], most):0.#}h0\"/>");
    }

    // Days in a row with the same figure, as those of before, are one place to point at: a page of ten charts stays light.
    private IEnumerable<(int Day, int Length, long Value)> Runs()
    {
        for (var day = 0; day < Values.Count;)
        {
            var value = Values[day];
            var length = Values.Skip(day).TakeWhile(v => v == value).Count();
            yield return (day, length, value);
            day += length;
        }
    }

    private string Tell() => Values.Count < 2
        ? $"{Heading}: {Said}"
        : $"{Heading}: {Said}. Today {Say(Values[^1])}, yesterday {Say(Values[^2])}.";

    private string Say(long value) => Figure?.Invoke(value) ?? value.ToString("N0", CultureInfo.CurrentCulture);

    private string Span(int day, int length)
    {
        var (from, to) = (First.AddDays(day), First.AddDays(day + length - 1));
        return length == 1 ? Day(from) : $"{Day(from)} to {Day(to)}";
    }

    private static double Y(long value, long most) => Floor - ((Floor - Top) * ((double)value / most));
}
