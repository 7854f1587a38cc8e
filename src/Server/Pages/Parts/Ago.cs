using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Server.Pages.Parts;

/// <summary>A moment as people say it: "12 minutes ago", with the exact time on hover.</summary>
internal static class Ago
{
    /// <summary>How long ago, or the time of day when that says more.</summary>
    public static string Say(DateTime at, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now - at) switch
        {
            { TotalSeconds: < -60 } => SpokenTime.Say(at, now, clock.LocalTimeZone),
            { TotalSeconds: < 60 } => "just now",
            { TotalMinutes: < 2 } => "1 minute ago",
            { TotalMinutes: < 60 } ago => $"{(int)ago.TotalMinutes} minutes ago",
            { TotalHours: < 2 } => "1 hour ago",
            { TotalHours: < 12 } ago => $"{(int)ago.TotalHours} hours ago",
            _ => SpokenTime.Say(at, now, clock.LocalTimeZone),
        };
    }

    /// <summary>To the second, in the server's time zone.</summary>
    public static string Exact(DateTime at, TimeProvider clock) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), clock.LocalTimeZone).ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time element.</summary>
    public static IHtmlContent Element(DateTime at, TimeProvider clock, string? text = null)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = DateTime.SpecifyKind(at, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        time.Attributes["title"] = Exact(at, clock);
        time.InnerHtml.Append(text ?? Say(at, clock));
        return time;
    }
}
