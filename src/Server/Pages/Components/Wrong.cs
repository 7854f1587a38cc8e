using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WebConnectorSync.Server.Pages.Layout;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary><c>&lt;wrong at="name"/&gt;</c>: what is wrong with a field, or nothing.</summary>
[HtmlTargetElement("wrong", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Wrong : TagHelper
{
    /// <summary>The path of the field's value in the request.</summary>
    public string At { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The id of what is said about a field.</summary>
    public static string IdOf(string path) => $"{path.Replace('.', '-')}-wrong";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var words = View.ModelState.Wrong(At).ToList();
        if (words.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", IdOf(At));
        output.Attributes.SetAttribute("class", "error small");
        output.Content.SetContent(string.Join(' ', words));
    }
}
