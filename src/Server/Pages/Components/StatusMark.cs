using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary><c>&lt;status-mark of="mark" at="time"/&gt;</c>: the sign, the word, and since when.</summary>
[HtmlTargetElement("status-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusMark(PageTime time) : TagHelper
{
    /// <summary>What it shows.</summary>
    public Mark Of { get; set; } = new("none", "");

    /// <summary>When (UTC) it became so; null: not said.</summary>
    public DateTime? At { get; set; }

    /// <summary>The sign alone; the word is for those who cannot see it.</summary>
    public bool IsBare { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"mark {Of.Kind}{(IsBare ? " bare" : "")}");
        output.Content.SetHtmlContent($"<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">{Sign(Of.Kind)}</svg><span>");
        output.Content.Append(Of.Word);
        if (At is { } at)
        {
            output.Content.Append(" ");
            output.Content.AppendHtml(Ago.Element(at, time));
        }

        output.Content.AppendHtml("</span>");
    }

    private static string Sign(string kind) => kind switch
    {
        "ok" => "<circle class=\"full\" cx=\"8\" cy=\"8\" r=\"8\"/><path class=\"cut\" d=\"M4.5 8.2 7 10.700l4.5-5.2\"/>",
        "warn" => "<path class=\"full\" d=\"M8 .8 15.8 15H.2Z\"/><path class=\"cut\" d=\"M8 6v3.800M8 12v.4\"/>",
        "bad" => "<circle class=\"full\" cx=\"8\" cy=\"8\" r=\"8\"/><path class=\"cut\" d=\"m5.2 5.2 5.6 5.600m0-5.6-5.6 5.6\"/>",
        "run" => "<circle cx=\"8\" cy=\"8\" r=\"6.2\"/>",
        _ => "<path d=\"M3 8h10\"/>",
    };
}
