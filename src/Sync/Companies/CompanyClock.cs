using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>A company's hours and intervals, from its settings.</summary>
internal static class CompanyClock
{
    /// <summary>The most characters the name of a zone may have.</summary>
    public const int ZoneMaxLength = 64;

    /// <summary>Whether it is the name of a time zone as the IANA lists them.</summary>
    public static bool IsZone(string name) =>
        name.Length <= ZoneMaxLength && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) && found.HasIanaId;

    /// <summary>The zone in which its hours are meant: its own, else the server's.</summary>
    public static TimeZoneInfo Zone(this Company company, TimeProvider clock) =>
        company.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : clock.LocalTimeZone;

    /// <summary>The smallest interval its Web Connector may keep: authenticate's fourth element, and what its .qwc says.</summary>
    public static TimeSpan LowerLimit(this Company company) =>
        ContactRule.LowerLimit(company.Polling, company.EveryMinutes, company.StaysConnected);

    /// <summary>When a session of that company that is held open closes by itself.</summary>
    public static DateTime HeldUntil(this Company company, DateTime startedAt) => startedAt.AddMinutes(company.StayMinutes);

    /// <summary>Whether sessions are to be held open at this moment.</summary>
    public static bool IsHoldingHour(this Company company, DateTime now, TimeProvider clock) =>
        company is { StaysConnected: true, IsPaused: false } && new DailyHours(company.StaysFrom, company.StaysTo)
            .Contain(now, company.Zone(clock));

    /// <summary>Reckons when the nightly sync comes next, after its time or the zone changed or it has come.</summary>
    public static void SetNightly(this Company company, DateTime now, TimeProvider clock) =>
        company.NightlyNextAt = company.NightlyAt is { } at ? DailyTurn.Next(now, at, company.Zone(clock)) : null;
}
