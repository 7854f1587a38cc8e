using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Server.Pages.Parts;

/// <summary>"1,204 of 5,310", or "1,204" while the total is unknown.</summary>
internal static class ProgressWords
{
    public static string Say(SectionProgress progress) => progress.Total is { } total ? $"{progress.Done:N0} of {total:N0}" : $"{progress.Done:N0}";
}
