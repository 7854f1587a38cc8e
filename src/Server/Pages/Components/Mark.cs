using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Sections;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A status as a sign and a word: never colour alone.</summary>
/// <param name="Kind">ok, warn, bad, run or none.</param>
/// <param name="Word">The word beside the sign.</param>
public sealed record Mark(string Kind, string Word)
{
    internal static Mark Of(CompanyStatus status, bool isRunning) => status switch
    {
        CompanyStatus.Active when isRunning => new("run", "Syncing"),
        CompanyStatus.Active => new("ok", "Active"),
        CompanyStatus.Standby => new("warn", "Standby"),
        CompanyStatus.Paused => new("none", "Paused"),
        CompanyStatus.FailedToOpen => new("bad", "Failed to open"),
        CompanyStatus.Waiting => new("none", "Waiting for first contact"),
    };

    internal static Mark Of(SectionJson section) => section.InUse ? Of(section.Status) : new("none", "Not used in QuickBooks");

    internal static Mark Of(LogLevelWord level) => level switch
    {
        LogLevelWord.Info => new("none", "Note"),
        LogLevelWord.Warning => new("warn", "Warning"),
        LogLevelWord.Error => new("bad", "Problem"),
    };

    private static Mark Of(SectionStatus status) => status switch
    {
        SectionStatus.Never => new("none", "Never synced"),
        SectionStatus.Running => new("run", "Syncing"),
        SectionStatus.Ok => new("ok", "Synced"),
        SectionStatus.Warning => new("warn", "Synced, look at it"),
        SectionStatus.Error => new("bad", "Failed"),
    };
}
