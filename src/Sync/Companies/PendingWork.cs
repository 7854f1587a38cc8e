using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Whether a company has something to do that somebody waits for. authenticate and a session that is held open ask here.</summary>
internal static class PendingWork
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>
    /// Whether a session should begin, or a held one go on, at this contact. A file in doubt is looked at each time: the right one may be
    /// open again.
    /// </summary>
    public static bool IsWaiting(Company company) =>
        IsSyncWanted(company) || company.Identity.Doubt is { Verdict: not FileVerdict.Moved };

    /// <summary>
    /// The sections that this contact leaves alone: those that are read at night only, unless it is the nightly sync or somebody asked for
    /// one.
    /// </summary>
    public static IReadOnlySet<string> Resting(Company company) => IsSyncWanted(company) ? Nothing : NightOnly(company);

    /// <summary>The sections that are read in the nightly sync only; none without a nightly sync.</summary>
    public static IReadOnlySet<string> NightOnly(Company company) =>
        company is { NightlyAt: not null, NightlySections: { } names } ? names.Split(',').ToHashSet(StringComparer.Ordinal) : Nothing;

    /// <summary>Whether somebody asked for an import.</summary>
    public static bool IsSyncWanted(Company company) => company.SyncRequestedAt is not null || company.NightlyDueAt is not null;
}
