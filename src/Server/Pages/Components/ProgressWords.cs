using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>How far a section's run is: "1,204 of 5,310, about 3 minutes left", or "1,204" while the total is unknown.</summary>
internal static class ProgressWords
{
    // Below so much the time so far says nothing about the rest.
    private const int Enough = 5;

    public static string Say(SectionProgress progress) =>
        progress.SecondsLeft is { } seconds ? $"{Counted(progress)}, {Left(TimeSpan.FromSeconds(seconds))}" : Counted(progress);

    /// <summary>"1,204 of 5,310", or "1,204" while the total is unknown.</summary>
    public static string Counted(SectionProgress progress) =>
        progress.Total is { } total ? $"{progress.Done:N0} of {total:N0}" : $"{progress.Done:N0}";

    /// <summary>How long the rest of a sync will take, by the time and the percentage so far; null while that says nothing.</summary>
    public static string? Rest(TimeSpan soFar, int percent) =>
        percent is >= Enough and < 100 && soFar > TimeSpan.Zero ? Left(soFar * (100 - percent) / percent) : null;

    /// <summary>"42 seconds", "3 minutes", "2 hours": how long something took.</summary>
    public static string Length(TimeSpan took) =>
        took.TotalSeconds < 1.5 ? "1 second"
        : took.TotalSeconds < 90 ? $"{took.TotalSeconds:N0} seconds"
        : took.TotalMinutes < 90 ? $"{took.TotalMinutes:N0} minutes"
        : $"{took.TotalHours:N0} hours";

    private static string Left(TimeSpan left) =>
        left.TotalSeconds < 60 ? "less than a minute left"
        : left.TotalMinutes < 1.5 ? "about 1 minute left"
        : left.TotalMinutes < 90 ? $"about {left.TotalMinutes:N0} minutes left"
        : $"about {left.TotalHours:N0} hours left";
}
