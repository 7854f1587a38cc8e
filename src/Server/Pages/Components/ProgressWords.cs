using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>How far a section's run is: "1,204 of 5,310, about 3 minutes left", or "1,204" while the total is unknown.</summary>
internal static class ProgressWords
{
    public static string Say(SectionProgress progress)
    {
        var done = progress.Total is { } total ? $"{progress.Done:N0} of {total:N0}" : $"{progress.Done:N0}";
        return progress.SecondsLeft is { } seconds ? $"{done}, {Left(TimeSpan.FromSeconds(seconds))}" : done;
    }

    private static string Left(TimeSpan left) =>
        left.TotalSeconds < 60 ? "less than a minute left"
        : left.TotalMinutes < 1.5 ? "about 1 minute left"
        : left.TotalMinutes < 90 ? $"about {left.TotalMinutes:N0} minutes left"
        : $"about {left.TotalHours:N0} hours left";
}
