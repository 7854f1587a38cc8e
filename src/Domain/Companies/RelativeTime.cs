using System.Globalization;

namespace WebConnectorSync.Domain.Companies;

/// <summary>
/// Times of day as a sentence names them: "14:02", or "14:02 on 20 November" when that is another day. UTC is said, a local zone is
/// understood.
/// </summary>
public static class RelativeTime
{
    /// <summary>The instant <paramref name="at"/> (UTC) in <paramref name="zone"/>, as it is said at <paramref name="now"/>.</summary>
    public static string Say(DateTime at, DateTime now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), zone);
        var today = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(now, DateTimeKind.Utc), zone);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture) + (IsUtc(zone) ? " UTC" : "");
        if (local.Date == today.Date)
        {
            return time;
        }

        var day = local.ToString(local.Year == today.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);
        return $"{time} on {day}";
    }

    private static bool IsUtc(TimeZoneInfo zone) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;
}
