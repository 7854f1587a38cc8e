using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;th sort="name"&gt;</c>: a column head that sorts by the query parameter <c>sort</c> ("name", or "-name" for the other way round)
/// and keeps the other parameters. A page of the old order is none of the new one, so the list begins anew.
/// </summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortHead : TagHelper
{
    /// <summary>The column's name in the address.</summary>
    public string Sort { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        var current = request.Query["sort"].ToString();
        if (current.TrimStart('-') == Sort)
        {
            output.Attributes.SetAttribute("aria-sort", current[0] == '-' ? "descending" : "ascending");
        }

        output.Attributes.SetAttribute("scope", "col");
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.With("sort", current == Sort ? $"-{Sort}" : Sort);
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        if (current.TrimStart('-') == Sort)
        {
            link.InnerHtml.Append(current[0] == '-' ? " \u2193" : " \u2191");
        }

        output.Content.SetHtmlContent(link);
    }
}
