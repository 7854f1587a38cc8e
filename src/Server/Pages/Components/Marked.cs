using System.Net;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary><c>&lt;marked text="..." words="..."/&gt;</c>: a text in which the words that were searched for are marked.</summary>
[HtmlTargetElement("marked", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Marked : TagHelper
{
    /// <summary>The text.</summary>
    public string Text { get; set; } = "";

    /// <summary>The words; none marks nothing.</summary>
    public IReadOnlyList<string> Words { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html(Text, Words));
    }

    /// <summary>The text as HTML, each part that is one of the words, whatever its case, in a mark.</summary>
    public static string Html(string text, IReadOnlyList<string> words)
    {
        var marked = new bool[text.Length];
        foreach (var word in words.Where(w => w.Length > 0))
        {
            for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
            {
                marked.AsSpan(at, word.Length).Fill(true);
            }
        }

        var html = new StringBuilder();
        for (var from = 0; from < text.Length;)
        {
            var rest = marked.AsSpan(from);
            var length = rest.IndexOf(!rest[0]) is var turn and >= 0 ? turn : rest.Length;
            var part = WebUtility.HtmlEncode(text.Substring(from, length));
            html.Append(rest[0] ? $"<mark>{part}</mark>" : part);
            from += length;
        }

        return html.ToString();
    }
}
