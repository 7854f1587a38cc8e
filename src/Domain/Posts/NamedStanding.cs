namespace WebConnectorSync.Domain.Posts;

/// <summary>How a record stands in QuickBooks that a refused request names, as QuickBooks says of its id.</summary>
public enum NamedStanding
{
    /// <summary>It is there.</summary>
    There,

    /// <summary>QuickBooks does not know its id.</summary>
    Gone,

    /// <summary>The same, and its records are another one's now.</summary>
    Merged,

    /// <summary>It is paid.</summary>
    Paid,
}
