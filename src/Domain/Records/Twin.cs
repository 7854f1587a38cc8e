namespace WebConnectorSync.Domain.Records;

/// <summary>
/// What stands already where a record of the app would be new in QuickBooks: the same name in its list, or a transaction with the same
/// number and day and the same party.
/// </summary>
public enum Twin
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One that QuickBooks deleted.</summary>
    Deleted,

    /// <summary>One that no record of the app is linked to.</summary>
    Free,

    /// <summary>Such a one, and another record of the app looks like it, too.</summary>
    Claimed,

    /// <summary>One that no record of the app is linked to, over another amount.</summary>
    Differing,

    /// <summary>Several, one of them free.</summary>
    Several,

    /// <summary>One that is linked to another record of the app.</summary>
    Linked,

    /// <summary>None yet, but another record of the app like this one is on its way.</summary>
    UnderWay,
}
