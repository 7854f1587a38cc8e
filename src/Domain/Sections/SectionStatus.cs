namespace WebConnectorSync.Domain.Sections;

/// <summary>What the page shows for a section.</summary>
public enum SectionStatus
{
    /// <summary>Never synced.</summary>
    Never,

    /// <summary>A run is going on.</summary>
    Running,

    /// <summary>The last run brought everything.</summary>
    Ok,

    /// <summary>The last run brought everything, and somebody should look at something. Does not hold the sync time.</summary>
    Warning,

    /// <summary>The last run failed; the sync time stands where it was.</summary>
    Error,
}
