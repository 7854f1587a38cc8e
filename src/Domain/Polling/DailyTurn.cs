namespace WebConnectorSync.Domain.Polling;

/// <summary>Something that happens once a day at a time of a wall clock.</summary>
public static class DailyTurn
{
    /// <summary>
    /// The next turn after an instant, UTC. A time that the clock leaves out in spring is taken at the first moment after the gap; one
    /// that it shows twice in autumn is taken the first time.
    /// </summary>
    /// <param name="after">The instant, UTC.</param>
    /// <param name="at">The time of day.</param>
    /// <param name="zone">Where the clock hangs.</param>
    public static DateTime Next(DateTime after, TimeOnly at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(after, DateTimeKind.Utc), zone));
        for (var day = today.AddDays(-1); ; day = day.AddDays(1))
        {
            if (On(day, at, zone) is var turn && turn > after)
            {
                return turn;
            }
        }
    }

    private static DateTime On(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
