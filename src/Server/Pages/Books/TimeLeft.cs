using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Server.Pages.Books;

/// <summary>How long a run will take if it goes on as it did.</summary>
internal static class TimeLeft
{
    private static readonly TimeSpan TooEarly = TimeSpan.FromSeconds(5);

    /// <summary>"about 3 minutes left"; null while it cannot be said.</summary>
    public static string? Say(SectionProgress progress, TimeSpan elapsed)
    {
        if (progress.Total is not { } total || progress.Done <= 0 || progress.Done >= total || elapsed < TooEarly)
        {
            return null;
        }

        var left = elapsed * ((double)(total - progress.Done) / progress.Done);
        return left.TotalSeconds < 60 ? "less than a minute left"
            : left.TotalMinutes < 1.5 ? "about 1 minute left"
            : left.TotalMinutes < 90 ? $"about {left.TotalMinutes:N0} minutes left"
            : $"about {left.TotalHours:N0} hours left";
    }
}
