namespace WebConnectorSync.Server.Companies;

/// <summary>Whether a company has something to do that somebody waits for. The one place that knows; who asks are authenticate and the session that is held open.</summary>
internal static class CompanyWork
{
    /// <summary>Whether a session should begin, or a held one go on, at this contact.</summary>
    public static bool IsWaiting(Company company) => IsSyncWanted(company);

    /// <summary>Whether somebody asked for an import.</summary>
    public static bool IsSyncWanted(Company company) => company.SyncRequestedAt is not null || company.NightlyDueAt is not null;
}
