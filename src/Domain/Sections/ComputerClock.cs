using System.Globalization;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// What the clock of the computer with QuickBooks said when a session began. The Web Connector leaves its lock in the company file,
/// with the computer's name and the time (LOCKED:OFFICE-PC:638999999999999999, ticks of .NET in UTC), and sends it with its first call.
/// </summary>
/// <param name="Computer">The computer's name.</param>
/// <param name="Said">The time, UTC.</param>
public sealed partial record ComputerClock(string Computer, DateTime Said)
{
    /// <summary>Reads it from the first call's answers of QuickBooks; null when it is not in them.</summary>
    public static ComputerClock? Read(string answers) =>
        Lock.Match(answers ?? "") is { Success: true } match
        && long.TryParse(match.Groups["ticks"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
            ? new(match.Groups["name"].Value, new DateTime(ticks, DateTimeKind.Utc))
            : null;

    /// <summary>How far it is ahead of the server's clock, to the minute; zero while nobody need know of the difference.</summary>
    public TimeSpan Ahead(DateTime now) =>
        SyncClock.IsWrong(Said - now) ? TimeSpan.FromMinutes(Math.Round((Said - now).TotalMinutes)) : TimeSpan.Zero;

    /// <summary>"3 hours", "40 minutes": as long as a person would say it.</summary>
    public static string Say(TimeSpan time)
    {
        var (count, unit) = time.Duration() switch
        {
            { TotalHours: >= 48 } => (time.Duration().TotalDays, "days"),
            { TotalMinutes: >= 90 } => (time.Duration().TotalHours, "hours"),
            _ => (time.Duration().TotalMinutes, "minutes"),
        };
        return $"{Math.Round(count).ToString("N0", CultureInfo.InvariantCulture)} {unit}";
    }

    [GeneratedRegex(
        "LOCKED:(?<name>[^:<>]{1,64}):(?<ticks>[0-9]{18,19})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lock { get; }
}
