namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// The time zone of the page: that of the company it is about, else the server's. Sentences of the status and the
/// company's settings mean the same zone, so a page has one only; it says at its end which.
/// </summary>
public sealed class PageTime(TimeProvider clock)
{
    /// <summary>The zone in which times are said.</summary>
    public TimeZoneInfo Zone { get; set; } = clock.LocalTimeZone;

    /// <summary>Now (UTC).</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The zone as a person knows it.</summary>
    public string ZoneName => Zone.Id is "UTC" or "Etc/UTC" ? "UTC" : Zone.Id.Replace('_', ' ');

    /// <summary>What a clock of that zone shows at an instant (UTC).</summary>
    public DateTime Local(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), Zone);
}
