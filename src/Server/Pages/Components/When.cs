using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary><c>&lt;when at="time"/&gt;</c>: a moment, or nothing when there was none.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class When(PageTime time) : TagHelper
{
    /// <summary>The moment (UTC).</summary>
    public DateTime? At { get; set; }

    /// <summary>The time of day to the second instead of how long ago.</summary>
    public bool IsClock { get; set; }

    /// <summary>The time of day, and the day if it is another, instead of how long ago: what names a session.</summary>
    public bool IsName { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (At is { } at)
        {
            var text = IsClock ? time.Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture) : IsName ? Ago.Clock(at, time) : null;
            output.Content.SetHtmlContent(Ago.Element(at, time, text));
        }
    }
}
