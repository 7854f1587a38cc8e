namespace WebConnectorSync.Domain.Companies;

/// <summary>How a company stands, in one word.</summary>
public enum CompanyStatus
{
    /// <summary>Sessions come as expected.</summary>
    Active,

    /// <summary>Nothing syncs now: another Web Connector is active, or contact was lost.</summary>
    Standby,

    /// <summary>Deactivated by a person.</summary>
    Paused,

    /// <summary>QuickBooks could not be used with this company file, or another file was open.</summary>
    FailedToOpen,

    /// <summary>No Web Connector has called yet.</summary>
    Waiting,
}
