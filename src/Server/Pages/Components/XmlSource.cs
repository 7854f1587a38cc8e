using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Sync.Log;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// <c>&lt;xml-source id="request" heading="..." xml="..."/&gt;</c>: XML folded, indented, personal data as dots. The text may end anywhere.
/// </summary>
[HtmlTargetElement("xml-source", TagStructure = TagStructure.WithoutEndTag)]
public sealed partial class XmlSource : TagHelper
{
    private const string Dots = Transcript.Mask;

    /// <summary>The element's id; that of the text is the same with "-text".</summary>
    public string Id { get; set; } = "";

    /// <summary>What it is.</summary>
    public string Heading { get; set; } = "";

    /// <summary>The text; it is masked here.</summary>
    public string Xml { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "source");
        output.Attributes.SetAttribute("id", Id);
        output.Content.SetHtmlContent("<summary>");
        output.Content.Append(Heading);
        output.Content.AppendHtml(
            $"</summary><div class=\"tools\"><button type=\"button\" class=\"plain small\" data-copy=\"{Id}-text\" " +
            $"hidden>Copy</button></div><pre id=\"{Id}-text\" tabindex=\"0\">");
        output.Content.AppendHtml(Indent(PersonalData.Mask(Xml)));
        output.Content.AppendHtml("</pre>");
    }

    /// <summary>HTML of the text, a line per element, indented, tags marked.</summary>
    internal static string Indent(string xml)
    {
        var html = new StringBuilder();
        var depth = 0;
        var isAfterText = false;
        foreach (Match match in Tokens.Matches(xml))
        {
            var token = match.Value;
            if (token[0] != '<')
            {
                if (string.IsNullOrWhiteSpace(token))
                {
                    continue;
                }

                html.Append(
                    WebUtility.HtmlEncode(token)
                        .Replace(WebUtility.HtmlEncode(Dots), $"<span class=\"dots\">{Dots}</span>", StringComparison.Ordinal));
                isAfterText = true;
                continue;
            }

            var isEnd = token.StartsWith("</", StringComparison.Ordinal);
            depth -= isEnd && depth > 0 ? 1 : 0;
            if (!isAfterText || !isEnd)
            {
                html.Append(html.Length == 0 ? "" : "\n").Append(' ', depth * 2);
            }

            html.Append("<span class=\"element\">").Append(WebUtility.HtmlEncode(token)).Append("</span>");
            isAfterText = false;
            depth += !isEnd && token[1] is not ('?' or '!') && !token.EndsWith("/>", StringComparison.Ordinal) ? 1 : 0;
        }

        return html.ToString();
    }

    [GeneratedRegex("<[^>]*>?|[^<]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Tokens { get; }
}
