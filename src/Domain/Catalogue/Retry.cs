namespace WebConnectorSync.Domain.Catalogue;

/// <summary>
/// Whether the same request may be sent again. Where the outcome is unknown, a write is looked up in QuickBooks first, whatever stands
/// here.
/// </summary>
public enum Retry
{
    /// <summary>It would fail again; somebody must change something.</summary>
    No,

    /// <summary>At once: the request itself was not at fault.</summary>
    Yes,

    /// <summary>After a pause that grows, or in the next session.</summary>
    Later,

    /// <summary>After fetching the record and its EditSequence again.</summary>
    AfterReread,

    /// <summary>QuickBooks' own sentence decides, and there was none.</summary>
    ByText,
}
