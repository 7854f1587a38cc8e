using System.Collections.Frozen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary><c>&lt;icon name="log"/&gt;</c>: a line drawing beside a word; it says nothing alone.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Icon : TagHelper
{
    private static readonly FrozenDictionary<string, string> Drawings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["overview"] = "M3 12.5h3.2l2-6 3.2 9 2.2-5.5h3.4",
        ["sections"] = "M3.5 5h1M3.5 10h1M3.5 15h1M7.5 5h9M7.5 10h9M7.5 15h9",
        ["records"] = "M3 4.5h14v11H3zM3 8.2h14M8 8.2v7.3",
        ["posts"] = "M17 3 9 11M17 3l-5 14-3-6-6-3z",
        ["rules"] = "M4 6h7M15 6h1M4 14h1M9 14h7M13 4v4M7 12v4",
        ["log"] = "M4 4h12v9H9l-3.5 3v-3H4zM7 7.3h6M7 9.9h4",
        ["settings"] =
            "M10 7.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM10 2.8v2M10 15.2v2M2.8 10h2M15.2 10h2M4.9 4.9l1.4 1.4M13.7 13.7l1.4 " +
            "1.4M15.1 4.9l-1.4 1.4M6.3 13.7l-1.4 1.4",
        ["companies"] = "M4 17V4.5h7V17M11 8.5h5V17M2.5 17h15M6.5 8h2M6.5 11h2M6.5 14h2M13.2 12h.8M13.2 14.5h.8",
        ["person"] = "M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
        ["down"] = "m6 8 4 4 4-4",
        ["back"] = "m12 5-5 5 5 5",
        ["more"] = "M5 10h.1M10 10h.1M15 10h.1",
        ["search"] = "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM13 13l4 4",
        ["key"] = "M7 9.500a3.5 3.5 0 1 0 0 .1M10.5 9.500H17v3M14 9.500v2.5",
        ["server"] = "M3.5 4h13v5h-13zM3.5 11h13v5h-13zM6 6.5h.1M6 13.5h.1",
        ["help"] = "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM8 8.200a2 2 0 1 1 2.700 1.900c-.5.2-.7.5-.7 1.100M10 13.500h.1",
        ["plus"] = "M10 4v12M4 10h12",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Which one.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 20 20");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<path d=\"{Drawings[Name]}\"/>");
    }
}
