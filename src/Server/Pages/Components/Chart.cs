using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;chart heading="..." said="..." values="..." first="day"/&gt;</c>: one figure per day, drawn here as SVG: bars, or a line. The
/// sentence says the same for those who do not see it; each bar has its day and its figure on hover.
/// </summary>
[HtmlTargetElement("chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Chart : TagHelper
{
    private const int Width = 240;
    private const int Height = 72;
    private const int Floor = 71;
    private const int Top = 6;

    /// <summary>What is counted.</summary>
    public string Heading { get; set; } = "";

    /// <summary>The figures in one sentence.</summary>
    public string Said { get; set; } = "";

    /// <summary>One figure per day, oldest first.</summary>
    public IReadOnlyList<long> Values { get; set; } = [];

    /// <summary>The day of the first figure.</summary>
    public DateOnly First { get; set; }

    /// <summary>How a figure reads on hover; null: as a number.</summary>
    public Func<long, string>? Figure { get; set; }

    /// <summary>A line instead of bars: for what is there, rather than what happened.</summary>
    public bool IsLine { get; set; }

    /// <summary>Drawn in the colour of problems.</summary>
    public bool IsBad { get; set; }

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
        output.Content.AppendHtml(
            $"<p class=\"days\"><span>{Say(First)}</span><span>{Say(First.AddDays(Math.Max(0, Values.Count - 1)))}</span></p>");
    }

    private string Draw()
    {
        var svg = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><path " +
            $"class=\"axis\" d=\"M0 {Floor + 0.5}H{Width}\"/>");
        var most = Math.Max(1, Values.Count == 0 ? 1 : Values.Max());
        var step = (double)Width / Math.Max(1, Values.Count);
        if (IsLine)
        {
            // A level lasts its whole day, so that the first day is a line too.
            var points = Values.Index().SkipWhile(v => v.Item == 0)
                .Select(
                    v => string.Create(
                        CultureInfo.InvariantCulture,
                        $"{v.Index * step:0.#},{Y(v.Item, most):0.#} {(v.Index + 1) * step:0.#},{Y(v.Item, most):0.#}"));
            svg.Append("<polyline points=\"").AppendJoin(' ', points).Append("\"/>");
        }
        else
        {
            Bars(svg, most, step);
        }

        return svg.Append("</svg>").ToString();
    }

    private void Bars(StringBuilder svg, long most, double step)
    {
        svg.Append(IsBad ? "<g class=\"bars second\">" : "<g class=\"bars\">");
        foreach (var (day, value) in Values.Index().Where(v => v.Item > 0))
        {
            var y = Math.Min(Y(value, most), Floor - 2);
            var figure = System.Net.WebUtility.HtmlEncode(Figure?.Invoke(value) ?? value.ToString("N0", CultureInfo.CurrentCulture));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{(day * step) + 1:0.#}\" y=\"{y:0.#}\" width=\"{step - 2:0.#}\" height=\"{Floor - y:0.#}\" rx=\"1\">" +
                $"<title>{Say(First.AddDays(day))}: {figure}</title></rect>");
        }

        svg.Append("</g>");
    }

    private static double Y(long value, long most) => Floor - ((Floor - Top) * ((double)value / most));

    private static string Say(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
