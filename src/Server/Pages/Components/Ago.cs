using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A moment as people say it: "12 minutes ago", "in 3 minutes", with the exact time and its zone on hover.</summary>
internal static class Ago
{
    private static readonly TimeSpan Far = TimeSpan.FromHours(12);

    /// <summary>How long ago or how far ahead, or the time of day when that says more.</summary>
    public static string Say(DateTime at, PageTime time)
    {
        var ago = time.Now - at;
        return ago >= Far || -ago >= Far ? Clock(at, time)
            : ago < TimeSpan.FromSeconds(-60) ? "in " + Length(-ago)
            : ago < TimeSpan.FromSeconds(-5) ? "in less than a minute"
            : ago < TimeSpan.FromSeconds(60) ? "just now"
            : Length(ago) + " ago";
    }

    /// <summary>"14:02", or "14:02 on 20 Nov" when that is another day. The page says the zone.</summary>
    public static string Clock(DateTime at, PageTime time)
    {
        var (local, today) = (time.Local(at), time.Local(time.Now));
        return local.ToString(
            local.Date == today.Date ? "HH:mm" : local.Year == today.Year ? "HH:mm 'on' d MMM" : "HH:mm 'on' d MMM yyyy",
            CultureInfo.InvariantCulture);
    }

    /// <summary>To the second, with the zone.</summary>
    public static string Exact(DateTime at, PageTime time) =>
        $"{time.Local(at).ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} ({time.ZoneName})";

    /// <summary>The time element.</summary>
    public static IHtmlContent Element(DateTime at, PageTime time, string? text = null)
    {
        var element = new TagBuilder("time");
        element.Attributes["datetime"] = DateTime.SpecifyKind(at, DateTimeKind.Utc)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        element.Attributes["title"] = Exact(at, time);
        element.InnerHtml.Append(text ?? Say(at, time));
        return element;
    }

    private static string Length(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => "1 minute",
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} minutes",
        { TotalHours: < 2 } => "1 hour",
        _ => $"{(int)time.TotalHours} hours",
    };
}
