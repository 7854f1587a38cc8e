namespace WebConnectorSync.Domain.Companies;

/// <summary>How a company stands, in one word.</summary>
public enum CompanyStatus
{
    /// <summary>Sessions come as expected.</summary>
    Active,

    /// <summary>Nothing syncs now: another Web Connector is active, or contact was lost.</summary>
    Standby,

    /// <summary>Paused by a person.</summary>
    Paused,

    /// <summary>QuickBooks could not be used with this company file, or another file was open.</summary>
    FailedToOpen,

    /// <summary>No Web Connector has called yet.</summary>
    Waiting,
}

/// <summary>A company's status with its reason: what is waited for, who acts, and how.</summary>
/// <param name="Status">The word.</param>
/// <param name="Since">Since when, as far as it is known.</param>
/// <param name="Why">One sentence.</param>
/// <param name="Actor">Who has to act (bookkeeper, administrator, developer); null when nobody has to.</param>
/// <param name="Advice">What to do; null when nothing.</param>
public sealed record CompanyCondition(CompanyStatus Status, DateTime? Since, string Why, string? Actor, string? Advice);
