using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WebConnectorSync.Server.Pages.Layout;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;input judged-at="name"&gt;</c>: a field that is marked, and described by its <c>&lt;wrong at="name"/&gt;</c>, when what was typed
/// into it cannot be used.
/// </summary>
[HtmlTargetElement("input", Attributes = "judged-at", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "judged-at")]
[HtmlTargetElement("textarea", Attributes = "judged-at")]
public sealed class Judged : TagHelper
{
    /// <summary>The path of its value in the request.</summary>
    public string JudgedAt { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.Wrong(JudgedAt).Any())
        {
            var described = output.Attributes["aria-describedby"]?.Value;
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute(
                "aria-describedby", described is null ? Wrong.IdOf(JudgedAt) : $"{described} {Wrong.IdOf(JudgedAt)}");
        }
    }
}
