using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebConnectorSync.Server.Pages.Parts;

/// <summary><c>&lt;when at="time"/&gt;</c>: a moment, or nothing when there was none.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class When(TimeProvider clock) : TagHelper
{
    /// <summary>The moment (UTC).</summary>
    public DateTime? At { get; set; }

    /// <summary>The time of day instead of how long ago.</summary>
    public bool IsClock { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (At is { } at)
        {
            var text = IsClock
                ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), clock.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture)
                : null;
            output.Content.SetHtmlContent(Ago.Element(at, clock, text));
        }
    }
}
