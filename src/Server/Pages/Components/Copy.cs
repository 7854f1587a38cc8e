using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;copy-button from="id"/&gt;</c>: copies the text of that element. Seen only where the script runs; without it the text is selected
/// by hand.
/// </summary>
[HtmlTargetElement("copy-button", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Copy : TagHelper
{
    /// <summary>The id of the element whose text is copied.</summary>
    public string From { get; set; } = "";

    /// <summary>What the button says.</summary>
    public string Text { get; set; } = "Copy";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "plain small");
        output.Attributes.SetAttribute("data-copy", From);
        output.Attributes.Add(new TagHelperAttribute("hidden", null, HtmlAttributeValueStyle.Minimized));
        output.Content.SetContent(Text);
    }
}
