using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;ask-dialog id="reset" heading="..."&gt;</c>: a dialog that asks before something is done. A link to <c>?ask=reset</c> with
/// <c>data-ask="reset"</c> opens it: the script shows it at once, without script the page comes back with it open.
/// </summary>
[HtmlTargetElement("ask-dialog")]
public sealed class AskDialog : TagHelper
{
    /// <summary>Its name in links.</summary>
    public string Id { get; set; } = "";

    /// <summary>The question.</summary>
    public string Heading { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "dialog";
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("aria-labelledby", $"{Id}-heading");
        if (View.HttpContext.Request.Query["ask"] == Id)
        {
            output.Attributes.Add(new TagHelperAttribute("open", null, HtmlAttributeValueStyle.Minimized));
        }

        var heading = new TagBuilder("h2");
        heading.Attributes["id"] = $"{Id}-heading";
        heading.InnerHtml.Append(Heading);
        output.Content.SetHtmlContent(heading);
        output.Content.AppendHtml(inside);
    }
}
