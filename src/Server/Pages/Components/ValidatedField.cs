using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WebConnectorSync.Server.Pages.Layout;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;input validation-for="name"&gt;</c>: a field that is marked, and described by its <c>&lt;wrong at="name"/&gt;</c>, when what was
/// typed into it cannot be used.
/// </summary>
[HtmlTargetElement("input", Attributes = "validation-for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "validation-for")]
[HtmlTargetElement("textarea", Attributes = "validation-for")]
public sealed class ValidatedField : TagHelper
{
    /// <summary>The path of its value in the request.</summary>
    public string ValidationFor { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.Wrong(ValidationFor).Any())
        {
            var described = output.Attributes["aria-describedby"]?.Value;
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute(
                "aria-describedby", described is null ? Wrong.IdOf(ValidationFor) : $"{described} {Wrong.IdOf(ValidationFor)}");
        }
    }
}
