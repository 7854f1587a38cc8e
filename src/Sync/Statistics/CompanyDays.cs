using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>When a company's days begin and end: midnight in its time zone.</summary>
internal static class CompanyDays
{
    /// <summary>The day it is somewhere at an instant (UTC).</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTime at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), zone));

    /// <summary>The first instant (UTC) of a day there.</summary>
    public static DateTime BeginningOf(this TimeZoneInfo zone, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);

        // Where clocks go forward at midnight, the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }

    /// <summary>The day it is for a company.</summary>
    public static DateOnly Today(this Company company, TimeProvider clock) =>
        company.Zone(clock).DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>When days were counted last; those that were over then stay as they are. Null: never.</summary>
    public static async Task<DateTime?> CountedToAsync(ServerDb db, CancellationToken ct) =>
        await db.Settings.AsNoTracking().Where(s => s.Name == ServerSetting.DaysCountedTo).Select(s => s.Value).SingleOrDefaultAsync(ct)
            is { } text
            ? DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;
}
