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
public sealed record CompanyCondition(CompanyStatus Status, DateTime? Since, string Why, string? Actor, string? Advice)
{
    /// <summary>What ends it: the page's main button.</summary>
    public CompanyDeed Deed { get; init; }

    /// <summary>The catalogue's code of what is wrong; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Somebody has to act on the company itself, not on a post, record or section of it.</summary>
    public bool AsksSomebody => Actor is not null && Deed != CompanyDeed.Sync;
}

/// <summary>What a person can do about the way a company stands; the best of it.</summary>
public enum CompanyDeed
{
    /// <summary>It works, or goes on by itself: ask for a sync.</summary>
    Sync,

    /// <summary>Nothing is to be done here.</summary>
    Wait,

    /// <summary>Connect it step by step.</summary>
    Connect,

    /// <summary>Type the password into the Web Connector again, or make a new one.</summary>
    NewPassword,

    /// <summary>Say which company file is open.</summary>
    SayWhichFile,

    /// <summary>See to QuickBooks, its computer or the Web Connector, as the advice says.</summary>
    SeeToQuickBooks,

    /// <summary>Let the next Web Connector that calls take over.</summary>
    TakeOver,

    /// <summary>Resume it.</summary>
    Resume,
}
