namespace WebConnectorSync.Domain.Polling;

/// <summary>
/// Hours of the day on a wall clock, from (included) to (excluded); over midnight when from is the later one, the whole day when both are
/// the same.
/// </summary>
public readonly record struct DailyHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether the instant (UTC) lies in these hours on a clock of that zone.</summary>
    public bool Contain(DateTime at, TimeZoneInfo zone) =>
        From == To || TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), zone))
            .IsBetween(From, To);
}
